import type { Position } from '@ntm-ledger/event-store';
import { countUpTo } from './count-up-to.js';

/** Where no row holds. */
export const NO_ROW = -1;

/** What every row begins with; behind it stand its values. */
const [DAY, KNOWN, WITHDRAWN] = [0, 1, 2];
const HEAD = 3;
/** Of a fact that was not withdrawn. */
const NEVER = 2 ** 31 - 1;

const FIRST_CAPACITY = 2;
const FIRST_SUBJECTS = 1_024;
const FIRST_NUMBERS = 8_192;

/**
 * The timelines of many subjects side by side in one array of whole numbers, for sums over thousands of them: what counts of one at a moment is
 * found as a `Timeline` would find it, in some nanoseconds. A row is a fact: its day, from when on it is known and withdrawn, and values that say
 * what it is. The rows of a subject lie together, in the order (day, position), so that looking through them touches little memory.
 *
 * Subjects are numbered from 0. A row is named by the place at which it begins; it moves when facts are added. Rows stand in blocks of a capacity
 * that doubles; a block that became too small is used again for another subject. Positions do not fit into four bytes, so the positions at which
 * anything became known are numbered too: a reader's is looked up once (`knownBy`) for all that he asks.
 */
export class TimelineColumns {
  private first = new Int32Array(FIRST_SUBJECTS);
  private count = new Int32Array(FIRST_SUBJECTS);
  private capacity = new Int32Array(FIRST_SUBJECTS);
  private rows = new Int32Array(FIRST_NUMBERS);
  private used = 0;
  private stride: number;
  private earliest = Number.POSITIVE_INFINITY;
  private newest = Number.NEGATIVE_INFINITY;
  /** Every position at which something became known, in order. */
  private readonly positions: number[] = [];
  /** Where blocks begin that nobody uses, by their capacity. */
  private readonly free = new Map<number, number[]>();

  /** @param width how many values a row has */
  constructor(width: number) {
    this.stride = HEAD + width;
  }

  /** How many values a row has. */
  get width(): number {
    return this.stride - HEAD;
  }

  /** The day of the earliest fact that was ever added, of whatever subject, and of the newest. */
  get days(): { readonly earliest: number; readonly newest: number } {
    return { earliest: this.earliest, newest: this.newest };
  }

  /** Gives every row so many values; new ones are 0. */
  widen(width: number): void {
    const [before, after] = [this.stride, HEAD + width];
    if (after <= before) return;
    const rows = new Int32Array((this.rows.length / before) * after);
    for (let from = 0, to = 0; from < this.used; from += before, to += after)
      rows.set(this.rows.subarray(from, from + before), to);
    const moved = (place: number): number => (place / before) * after;
    this.first = this.first.map(moved);
    for (const [capacity, blocks] of this.free) this.free.set(capacity, blocks.map(moved));
    this.used = moved(this.used);
    this.rows = rows;
    this.stride = after;
  }

  /**
   * Adds a fact of a subject. Facts are told in the order in which they became known.
   * @param day see `dayNumber`
   * @param values as many as a row has, whole numbers of four bytes; those left out are 0
   */
  add(subject: number, day: number, position: Position, values: readonly number[]): void {
    this.makeRoom(subject);
    this.earliest = Math.min(this.earliest, day);
    this.newest = Math.max(this.newest, day);
    const known = this.knownAt(position);
    const { rows, stride } = this;
    const first = this.firstOf(subject);
    let row = this.endOf(subject);
    while (row > first && !isBefore(rows, row - stride, day, known)) {
      rows.copyWithin(row, row - stride, row);
      row -= stride;
    }
    rows[row + DAY] = day;
    rows[row + KNOWN] = known;
    rows[row + WITHDRAWN] = NEVER;
    for (let at = 0; at < stride - HEAD; at += 1) rows[row + HEAD + at] = values[at] ?? 0;
    this.count[subject] = (this.count[subject] ?? 0) + 1;
  }

  /** From a position on, the fact recorded at another does not count. Gives false where the subject has no such fact. */
  withdraw(subject: number, position: Position, at: Position): boolean {
    const known = this.knownBy(position);
    if (this.positions[known] !== position) return false;
    for (let row = this.firstOf(subject); row < this.endOf(subject); row += this.stride) {
      if (this.rows[row + KNOWN] !== known) continue;
      this.endRow(row, at);
      return true;
    }
    return false;
  }

  /** From a position on, the fact of a row does not count. */
  endRow(row: number, at: Position): void {
    const known = this.knownAt(at);
    if (known < (this.rows[row + WITHDRAWN] ?? 0)) this.rows[row + WITHDRAWN] = known;
  }

  /** What a reader of a position knows, for `latest`. */
  knownBy(position: number): number {
    return countUpTo(this.positions, position) - 1;
  }

  /**
   * The row that counts last for a subject on a day, or {@link NO_ROW}.
   * @param known what the reader knows, see `knownBy`
   */
  latest(subject: number, day: number, known: number): number {
    const { rows, stride } = this;
    const first = this.first[subject] ?? 0;
    for (let row = first + ((this.count[subject] ?? 0) - 1) * stride; row >= first; row -= stride) {
      if ((rows[row] ?? 0) <= day && (rows[row + KNOWN] ?? 0) <= known && (rows[row + WITHDRAWN] ?? 0) > known) return row;
    }
    return NO_ROW;
  }

  /** The rows of a subject for whoever knows everything. */
  *liveRows(subject: number): Generator<number> {
    for (let row = this.firstOf(subject); row < this.endOf(subject); row += this.stride)
      if (this.rows[row + WITHDRAWN] === NEVER) yield row;
  }

  dayOf(row: number): number {
    return this.rows[row + DAY] ?? 0;
  }

  positionOf(row: number): number {
    return this.positions[this.rows[row + KNOWN] ?? 0] ?? 0;
  }

  valueOf(row: number, value: number): number {
    return this.rows[row + HEAD + value] ?? 0;
  }

  private firstOf(subject: number): number {
    return this.first[subject] ?? 0;
  }

  private endOf(subject: number): number {
    return (this.first[subject] ?? 0) + (this.count[subject] ?? 0) * this.stride;
  }

  /** The number of a position at which something becomes known now. */
  private knownAt(position: Position): number {
    if (this.positions.at(-1) !== position) this.positions.push(position);
    return this.positions.length - 1;
  }

  private makeRoom(subject: number): void {
    if (subject >= this.first.length) {
      const length = Math.max(subject + 1, this.first.length * 2);
      this.first = grown(this.first, length);
      this.count = grown(this.count, length);
      this.capacity = grown(this.capacity, length);
    }
    const [count, capacity] = [this.count[subject] ?? 0, this.capacity[subject] ?? 0];
    if (count < capacity) return;
    const larger = capacity === 0 ? FIRST_CAPACITY : capacity * 2;
    const [from, to] = [this.firstOf(subject), this.block(larger)];
    this.rows.copyWithin(to, from, from + count * this.stride);
    if (capacity > 0) this.release(capacity, from);
    this.first[subject] = to;
    this.capacity[subject] = larger;
  }

  private block(capacity: number): number {
    const free = this.free.get(capacity)?.pop();
    if (free !== undefined) return free;
    const first = this.used;
    this.used += capacity * this.stride;
    if (this.used > this.rows.length) this.rows = grown(this.rows, Math.max(this.used, this.rows.length * 2));
    return first;
  }

  private release(capacity: number, first: number): void {
    const free = this.free.get(capacity);
    if (free === undefined) this.free.set(capacity, [first]);
    else free.push(first);
  }
}

function isBefore(rows: Int32Array, row: number, day: number, known: number): boolean {
  const other = rows[row + DAY] ?? 0;
  return other < day || (other === day && (rows[row + KNOWN] ?? 0) < known);
}

function grown(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(numbers);
  return longer;
}
