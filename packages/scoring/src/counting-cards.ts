import type { Moment } from '@ntm-ledger/temporal';
import type { TimelineColumns } from '@ntm-ledger/temporal';
import { dayNumber, NO_ROW } from '@ntm-ledger/temporal';
import { MAX_CRITERIA } from './criteria-set.js';
import type { SizeFrom } from './criteria-sets.js';
import { ScoreColumns } from './score-columns.js';
import type { ScopeScores } from './summary.js';
import { NOT_COUNTED } from './summary.js';

/** What is needed to tell which cards count for a set at a moment. */
export interface CountingBasis {
  /** The cards under the set; undefined where it has none. */
  readonly asked: ScoreColumns | undefined;
  /** The cards under the other sets of its kind and level. */
  readonly others: readonly ScoreColumns[];
  /** The set's size by day; none where its publication is withdrawn, and nobody can say what units were measured against. */
  readonly sizes: readonly SizeFrom[];
  readonly moment: Moment;
}

/** Cards, and what of them a reader knows. */
interface Known {
  readonly cards: TimelineColumns;
  readonly known: number;
}

/**
 * The cards that count for a set at a moment. A unit's card counts if it is the latest among the sets of the same kind and level, so that one
 * scored anew under the following set no longer counts for the old one; and if it is of the size that the set had on the card's day.
 */
export class CountingCards {
  private readonly asked: ScoreColumns;
  private readonly others: readonly Known[];
  private readonly sizes: readonly SizeFrom[];
  private readonly firstSize: number | null;
  private readonly day: number;
  private readonly known: number;

  constructor({ asked, others, sizes, moment }: CountingBasis) {
    this.day = dayNumber(moment.effectiveOn);
    const hasCards = sizes.length > 0 && asked !== undefined && asked.cards.days.earliest <= this.day;
    this.asked = hasCards ? asked : NO_CARDS;
    this.sizes = sizes;
    this.firstSize = sizes[0]?.size ?? null;
    // Sets mostly follow each other, so that no card of the others can be later than one of this.
    this.others = others
      .filter(({ cards: { days } }) => days.earliest <= this.day && days.newest >= this.asked.cards.days.earliest)
      .map(({ cards }) => ({ cards, known: cards.knownBy(moment.position) }));
    this.known = this.asked.cards.knownBy(moment.position);
  }

  /** The row of the card that counts for a unit, or `NO_ROW`. */
  rowOf(unit: number): number {
    const row = this.latestOf(unit);
    return row === NO_ROW || this.isContradicted(row) ? NO_ROW : row;
  }

  /** Whether the card of a row is of another size than its set had on its day: what is known of the set was recorded after it, and contradicts it. */
  private isContradicted(row: number): boolean {
    const size = this.sizeOn(this.asked.cards.dayOf(row));
    return size !== null && size !== this.asked.sizeOf(row);
  }

  /** Whether a unit's latest card among the sets of the same kind and level is of this set, whatever its size. */
  isLatest(unit: number): boolean {
    return this.latestOf(unit) !== NO_ROW;
  }

  private latestOf(unit: number): number {
    const row = this.asked.cards.latest(unit, this.day, this.known);
    return row === NO_ROW || this.isReplaced(unit, row) ? NO_ROW : row;
  }

  /** Whether a unit has a later card among the other sets than that of a row. */
  private isReplaced(unit: number, row: number): boolean {
    const { cards } = this.asked;
    const day = cards.dayOf(row);
    for (const other of this.others) {
      const theirs = other.cards.latest(unit, this.day, other.known);
      if (theirs === NO_ROW) continue;
      const theirDay = other.cards.dayOf(theirs);
      if (theirDay > day || (theirDay === day && other.cards.positionOf(theirs) > cards.positionOf(row))) return true;
    }
    return false;
  }

  /** Whether the card of a row leaves a criterion that it is known not to meet. */
  isMissing(row: number, criterion: number): boolean {
    return this.asked.isMissing(row, criterion);
  }

  metOf(row: number): number {
    return this.asked.metOf(row);
  }

  sizeOf(row: number): number {
    return this.asked.sizeOf(row);
  }

  isIncomplete(row: number): boolean {
    return this.asked.isIncomplete(row);
  }

  /**
   * Those of some units whose card counts and is asked for, in their order. Gone through by place, from the last on: the `filter` of typed arrays takes
   * several times as long, an iterator a quarter more. Whether a card is asked for is told before whether it counts, which must look at other sets.
   * @param units by number @param isAsked told by the row of the card
   */
  ofUnits(units: Int32Array, isAsked: (row: number) => boolean): Int32Array {
    const chosen = new Int32Array(units.length);
    let first = units.length;
    for (let at = units.length - 1; at >= 0; at -= 1) {
      const unit = units[at] ?? 0;
      const row = this.asked.cards.latest(unit, this.day, this.known);
      if (row === NO_ROW || !isAsked(row) || this.isReplaced(unit, row) || this.isContradicted(row)) continue;
      first -= 1;
      chosen[first] = unit;
    }
    return chosen.subarray(first);
  }

  /** What the cards of some units come to. @param units by number */
  sum(units: Int32Array): ScopeScores {
    const metOf = new Uint8Array(units.length).fill(NOT_COUNTED);
    const byMet = new Int32Array(MAX_CRITERIA + 1);
    const missing = new Int32Array(MAX_CRITERIA + 1);
    const missed = this.asked.countOfMissing();
    let [counted, total, incomplete, contradicted] = [0, 0, 0, 0];
    for (let at = 0; at < units.length; at += 1) {
      const row = this.latestOf(units[at] ?? 0);
      if (row === NO_ROW) continue;
      if (this.isContradicted(row)) {
        contradicted += 1;
        continue;
      }
      const met = this.asked.metOf(row);
      counted += 1;
      total += met;
      if (this.asked.isIncomplete(row)) incomplete += 1;
      metOf[at] = met;
      byMet[met] = (byMet[met] ?? 0) + 1;
      this.asked.countMissing(row, missed);
    }
    missed.addTo(missing, 1);
    return { units: counted, met: total, incomplete, contradicted, byMet, missing, asked: units, metOf };
  }

  private sizeOn(day: number): number | null {
    let size = this.firstSize;
    for (let at = 1; at < this.sizes.length; at += 1) {
      const step = this.sizes[at];
      if (step !== undefined && step.day <= day) size = step.size;
    }
    return size;
  }
}

const NO_CARDS = new ScoreColumns();
