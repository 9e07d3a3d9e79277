import type { Total } from './averages.js';
import { changeOf } from './averages.js';
import type { Scorecard } from './scorecard.js';
import { missingOf, tallyOf } from './scorecard.js';

/** The scorecards that count for a set in a scope at a moment, by unit. */
export type CountedCards = ReadonlyMap<string, Scorecard>;

/** Criteria met, over all counted units. */
export function totalOf(cards: Iterable<Scorecard>): Total {
  let met = 0;
  let units = 0;
  for (const card of cards) {
    met += card.met;
    units += 1;
  }
  return { met, units };
}

/** How an average moved between two moments. */
export interface AverageChange {
  /** Over all units of each moment; mergers alone can move it. */
  readonly averageMet: string | null;
  /** Over the units that were assessed at both moments. */
  readonly onCommonUnits: string | null;
  readonly commonUnits: number;
  readonly assessedUnitsThen: number;
}

/**
 * How the average moved. It is given twice because a merger changes the list of units: an average over fewer, larger units moves though
 * no criterion was won or lost, and only the units of both moments compare like with like.
 */
export function changeBetween(now: CountedCards, then: CountedCards): AverageChange {
  const common = [...now.keys()].filter((unitId) => then.has(unitId));
  const over = (cards: CountedCards): Total => totalOf(common.flatMap((unitId) => cards.get(unitId) ?? []));
  return {
    averageMet: changeOf(totalOf(now.values()), totalOf(then.values())),
    onCommonUnits: changeOf(over(now), over(then)),
    commonUnits: common.length,
    assessedUnitsThen: then.size,
  };
}

/** A criterion and how many units are known not to meet it. */
export interface Bottleneck {
  readonly number: number;
  readonly unitsMissing: number;
}

/** The criteria that most units miss, worst first. Only cards that name criteria can tell: a bare total says nothing here. */
export function bottlenecksOf(cards: Iterable<Scorecard>): Bottleneck[] {
  const counts = new Map<number, number>();
  for (const card of cards) {
    for (const number of missingOf(card)) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts]
    .map(([number, unitsMissing]) => ({ number, unitsMissing }))
    .sort((a, b) => b.unitsMissing - a.unitsMissing || a.number - b.number);
}

/** How many cards leave something unknown, so that a reader can judge what the other figures rest on. */
export function incompleteAmong(cards: Iterable<Scorecard>): number {
  let incomplete = 0;
  for (const card of cards) if (tallyOf(card).unknown > 0) incomplete += 1;
  return incomplete;
}
