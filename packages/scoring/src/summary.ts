import type { Total } from './averages.js';
import { changeOf } from './averages.js';

/** Stands for a unit that does not count. */
export const NOT_COUNTED = 255;

/** What the cards that count for a set in a scope at a moment come to. */
export interface ScopeScores {
  /** Units whose card counts, and the criteria that all of them together meet. */
  readonly units: number;
  readonly met: number;
  /** Of these, units of which the outcome of some criterion is not known. */
  readonly incomplete: number;
  /** Units whose latest card does not count, since its set had another size on its day. */
  readonly contradicted: number;
  /** Units by criteria met. */
  readonly byMet: Int32Array;
  /** Units that are known not to meet a criterion, by its number. */
  readonly missing: Int32Array;
  /** The units that were asked, by their numbers in the register. */
  readonly asked: Int32Array;
  /** Criteria met by each of them; {@link NOT_COUNTED} for one whose card does not count. */
  readonly metOf: Uint8Array;
}

/** Criteria met by each unit whose card counts, by its number in the register; {@link NOT_COUNTED} or nothing for all others. */
export function metByNumber({ asked, metOf }: ScopeScores): Uint8Array {
  let most = -1;
  for (const unit of asked) if (unit > most) most = unit;
  const byNumber = new Uint8Array(most + 1).fill(NOT_COUNTED);
  for (let at = 0; at < asked.length; at += 1) byNumber[asked[at] ?? 0] = metOf[at] ?? NOT_COUNTED;
  return byNumber;
}

/** Criteria met, over all counted units. */
export function totalOf({ met, units }: ScopeScores): Total {
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
export function changeBetween(now: ScopeScores, then: ScopeScores): AverageChange {
  const common = commonOf(now, then);
  return {
    averageMet: changeOf(totalOf(now), totalOf(then)),
    onCommonUnits: changeOf({ met: common.metNow, units: common.units }, { met: common.metThen, units: common.units }),
    commonUnits: common.units,
    assessedUnitsThen: then.units,
  };
}

/** The units that count at both moments, and the criteria that they meet at each. */
export function commonOf(
  now: ScopeScores,
  then: ScopeScores,
): { readonly units: number; readonly metNow: number; readonly metThen: number } {
  // Between two changes of the register the very same units are asked.
  const isSame = now.asked === then.asked;
  const before = isSame ? then.metOf : metByNumber(then);
  let [units, metNow, metThen] = [0, 0, 0];
  for (let at = 0; at < now.asked.length; at += 1) {
    const here = now.metOf[at] ?? NOT_COUNTED;
    const there = before[isSame ? at : (now.asked[at] ?? 0)] ?? NOT_COUNTED;
    if (here === NOT_COUNTED || there === NOT_COUNTED) continue;
    units += 1;
    metNow += here;
    metThen += there;
  }
  return { units, metNow, metThen };
}

/** A criterion and how many units are known not to meet it. */
export interface Bottleneck {
  readonly number: number;
  readonly unitsMissing: number;
}

/** The criteria that most units miss, worst first. Only cards that name criteria can tell: a bare total says nothing here. */
export function bottlenecksOf({ missing }: Pick<ScopeScores, 'missing'>): Bottleneck[] {
  const missed: Bottleneck[] = [];
  missing.forEach((unitsMissing, number) => {
    if (unitsMissing > 0) missed.push({ number, unitsMissing });
  });
  return missed.sort((a, b) => b.unitsMissing - a.unitsMissing || a.number - b.number);
}
