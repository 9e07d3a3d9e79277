import type { Position } from '@ntm-ledger/event-store';
import { dayNumber, TimelineColumns } from '@ntm-ledger/temporal';
import { BitCounts } from './bit-counts.js';
import { MAX_CRITERIA } from './criteria-set.js';
import type { Scorecard } from './scorecard.js';
import { tallyOf } from './scorecard.js';

/** What a row of a card holds; behind these, a bit for each criterion that is known not to be met, as many words as are needed. */
const [MET, SIZE, INCOMPLETE, MISSING] = [0, 1, 2, 3];
const BITS = 32;

/** The actual cards of all units under one set, in columns by the units' numbers: what sums over a scope are made of. */
export class ScoreColumns {
  readonly cards = new TimelineColumns(MISSING + 1);

  /** @param unit the number of the card's unit */
  add(unit: number, card: Scorecard): void {
    const values = [card.met, card.size, tallyOf(card).unknown > 0 ? 1 : 0, 0];
    for (const { number, outcome } of card.criteria) {
      if (outcome !== 'NOT_MET' || number < 1 || number > MAX_CRITERIA) continue;
      const place = MISSING + Math.floor((number - 1) / BITS);
      while (values.length <= place) values.push(0);
      values[place] = (values[place] ?? 0) | (1 << ((number - 1) % BITS));
    }
    this.cards.widen(values.length);
    this.cards.add(unit, dayNumber(card.effectiveOn), card.position, values);
  }

  withdraw(unit: number, position: Position, at: Position): void {
    this.cards.withdraw(unit, position, at);
  }

  /** See `TimelineColumns.tidy`. */
  tidy(): void {
    this.cards.tidy();
  }

  metOf(row: number): number {
    return this.cards.valueOf(row, MET);
  }

  sizeOf(row: number): number {
    return this.cards.valueOf(row, SIZE);
  }

  isIncomplete(row: number): boolean {
    return this.cards.valueOf(row, INCOMPLETE) === 1;
  }

  /** Whether the card of a row is known not to meet a criterion. */
  isMissing(row: number, criterion: number): boolean {
    if (criterion < 1 || criterion > MAX_CRITERIA) return false;
    const word = this.cards.valueOf(row, MISSING + Math.floor((criterion - 1) / BITS));
    return (word & (1 << ((criterion - 1) % BITS))) !== 0;
  }

  /** A count of the criteria that cards are known not to meet, for as many cards as will be added to it. */
  countOfMissing(): BitCounts {
    return new BitCounts(this.cards.width - MISSING);
  }

  /** Adds the criteria that the card of a row is known not to meet to a count. */
  countMissing(row: number, counts: BitCounts): void {
    const words = this.cards.width - MISSING;
    for (let word = 0; word < words; word += 1) counts.add(word, this.cards.valueOf(row, MISSING + word));
  }
}
