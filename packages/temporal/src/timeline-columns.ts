import type { Position } from '@ntm-ledger/event-store';
import { NumberColumn } from './number-column.js';

/** Where no row holds. */
export const NO_ROW = -1;

/** What every row begins with; behind it stand its values. */
const [KNOWN, WITHDRAWN] = [0, 1];
const HEAD = 2;
/** Of a fact that was not withdrawn. */
const NEVER = 2 ** 31 - 1;

const FIRST_CAPACITY = 2;
const FIRST_SUBJECTS = 1_024;
const FIRST_ROWS = 1_024;

/**
 * The timelines of many subjects side by side in arrays of whole numbers, for sums over thousands of them: what counts of one at a moment is
 * found as a `Timeline` would find it, in some nanoseconds. A row is a fact: its day, from when on it is known and withdrawn, and values that say
 * what it is. The rows of a subject lie together, in the order (day, position), and days lie apart from the rest: to go through a subject's days
 * and look at the one row that counts touches two places of memory.
 *
 * Subjects are numbered from 0. Rows are numbered by the place where they lie; it changes when facts are added. Rows stand in blocks of a capacity
 * that doubles; a block that became too small is used again for another subject. Positions do not fit into four bytes, so the positions at which
 * anything became known are numbered too: a reader's is looked up once (`knownBy`) for all that he asks.
 */
export class TimelineColumns {
  private first = new Int32Array(FIRST_SUBJECTS);
  private count = new Int32Array(FIRST_SUBJECTS);
  private capacity = new Int32Array(FIRST_SUBJECTS);
  private rowDays = new Int32Array(FIRST_ROWS);
  /** By row: from when on it is known and withdrawn, and its values. */
  private rest: Int32Array;
  private used = 0;
  private stride: number;
  private earliest = Number.POSITIVE_INFINITY;
  private newest = Number.NEGATIVE_INFINITY;
  /** Every position at which something became known, in order. */
  private readonly positions = new NumberColumn();
  /** Where blocks begin that nobody uses, by their capacity. */
  private readonly free = new Map<number, number[]>();

  /** @param width how many values a row has */
  constructor(width: number) {
    this.stride = HEAD + width;
    this.rest = new Int32Array(FIRST_ROWS * this.stride);
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
    const rest = new Int32Array(this.rowDays.length * after);
    for (let row = 0; row < this.used; row += 1) rest.set(this.rest.subarray(row * before, (row + 1) * before), row * after);
    this.rest = rest;
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
    const end = this.endOf(subject);
    let row = end;
    while (row > this.firstOf(subject) && !this.isBefore(row - 1, day, known)) row -= 1;
    this.moveRows(row, end, row + 1);
    this.rowDays[row] = day;
    const { rest, stride } = this;
    const begin = row * stride;
    rest[begin + KNOWN] = known;
    rest[begin + WITHDRAWN] = NEVER;
    for (let at = 0; at < stride - HEAD; at += 1) rest[begin + HEAD + at] = values[at] ?? 0;
    this.count[subject] = (this.count[subject] ?? 0) + 1;
  }

  /** From a position on, the fact recorded at another does not count. Gives false where the subject has no such fact. */
  withdraw(subject: number, position: Position, at: Position): boolean {
    const known = this.knownBy(position);
    if (this.positions.at(known) !== position) return false;
    for (let row = this.firstOf(subject); row < this.endOf(subject); row += 1) {
      if (this.rest[row * this.stride + KNOWN] !== known) continue;
      this.endRow(row, at);
      return true;
    }
    return false;
  }

  /** From a position on, the fact of a row does not count. */
  endRow(row: number, at: Position): void {
    const known = this.knownAt(at);
    const place = row * this.stride + WITHDRAWN;
    if (known < (this.rest[place] ?? 0)) this.rest[place] = known;
  }

  /**
   * Lays the rows anew in the order of the subjects, without what blocks left behind: a sum over thousands of subjects in order then reads memory as it
   * lies, and the same facts lie the same way whatever was done between them. Worth its milliseconds after many facts; answers do not change.
   */
  tidy(): void {
    const rows = this.capacity.reduce((sum, capacity) => sum + capacity, 0);
    const [days, rest] = [new Int32Array(rows), new Int32Array(rows * this.stride)];
    let to = 0;
    for (let subject = 0; subject < this.first.length; subject += 1) {
      const [from, end] = [this.firstOf(subject), this.endOf(subject)];
      days.set(this.rowDays.subarray(from, end), to);
      rest.set(this.rest.subarray(from * this.stride, end * this.stride), to * this.stride);
      this.first[subject] = to;
      to += this.capacity[subject] ?? 0;
    }
    this.used = to;
    this.free.clear();
    this.rowDays = days;
    this.rest = rest;
  }

  /** What a reader of a position knows, for `latest`. */
  knownBy(position: number): number {
    return this.positions.countUpTo(position) - 1;
  }

  /**
   * The row that counts last for a subject on a day, or {@link NO_ROW}.
   * @param known what the reader knows, see `knownBy`
   */
  latest(subject: number, day: number, known: number): number {
    const { rowDays, rest, stride } = this;
    const first = this.first[subject] ?? 0;
    for (let row = first + (this.count[subject] ?? 0) - 1; row >= first; row -= 1) {
      if ((rowDays[row] ?? 0) > day) continue;
      const begin = row * stride;
      if ((rest[begin + KNOWN] ?? 0) <= known && (rest[begin + WITHDRAWN] ?? 0) > known) return row;
    }
    return NO_ROW;
  }

  /** Whether any fact of a subject that was ever added, withdrawn ones too, comes into force after a day and by another. */
  hasBetween(subject: number, after: number, until: number): boolean {
    for (let row = this.endOf(subject) - 1; row >= this.firstOf(subject); row -= 1) {
      const day = this.dayOf(row);
      if (day <= until) return day > after;
    }
    return false;
  }

  /** The rows of a subject for whoever knows everything. */
  *liveRows(subject: number): Generator<number> {
    for (let row = this.firstOf(subject); row < this.endOf(subject); row += 1)
      if (this.rest[row * this.stride + WITHDRAWN] === NEVER) yield row;
  }

  dayOf(row: number): number {
    return this.rowDays[row] ?? 0;
  }

  positionOf(row: number): number {
    return this.positions.at(this.rest[row * this.stride + KNOWN] ?? 0) ?? 0;
  }

  valueOf(row: number, value: number): number {
    return this.rest[row * this.stride + HEAD + value] ?? 0;
  }

  private firstOf(subject: number): number {
    return this.first[subject] ?? 0;
  }

  private endOf(subject: number): number {
    return (this.first[subject] ?? 0) + (this.count[subject] ?? 0);
  }

  /** The number of a position at which something becomes known now. */
  private knownAt(position: Position): number {
    if (this.positions.last() !== position) this.positions.push(position);
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
    this.moveRows(from, from + count, to);
    if (capacity > 0) this.release(capacity, from);
    this.first[subject] = to;
    this.capacity[subject] = larger;
  }

  private block(capacity: number): number {
    const free = this.free.get(capacity)?.pop();
    if (free !== undefined) return free;
    const first = this.used;
    this.used += capacity;
    if (this.used > this.rowDays.length) {
      const length = Math.max(this.used, this.rowDays.length * 2);
      this.rowDays = grown(this.rowDays, length);
      this.rest = grown(this.rest, length * this.stride);
    }
    return first;
  }

  private moveRows(from: number, end: number, to: number): void {
    if (from === end) return;
    this.rowDays.copyWithin(to, from, end);
    this.rest.copyWithin(to * this.stride, from * this.stride, end * this.stride);
  }

  private isBefore(row: number, day: number, known: number): boolean {
    const other = this.dayOf(row);
    return other < day || (other === day && (this.rest[row * this.stride + KNOWN] ?? 0) < known);
  }

  private release(capacity: number, first: number): void {
    const free = this.free.get(capacity);
    if (free === undefined) this.free.set(capacity, [first]);
    else free.push(first);
  }
}

function grown(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(numbers);
  return longer;
}
