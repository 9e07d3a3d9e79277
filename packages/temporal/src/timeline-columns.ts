import type { Position } from '@ntm-ledger/event-store';

/** Where no row holds. */
export const NO_ROW = -1;

const FIRST_CAPACITY = 2;
const FIRST_ROWS = 1_024;

/**
 * The timelines of many subjects side by side in typed arrays, for sums over thousands of them: what counts of one at a moment is found as a
 * `Timeline` would find it, in some nanoseconds. A row is a fact: a day, the positions from which on it is known and withdrawn, and whole numbers that
 * say what it is. The rows of a subject lie together, in the order (day, position).
 *
 * Subjects are numbered from 0. Their rows stand in blocks of a capacity that doubles; a block that became too small is used again for another subject.
 */
export class TimelineColumns {
  private first = new Int32Array(FIRST_ROWS);
  private count = new Int32Array(FIRST_ROWS);
  private capacity = new Int32Array(FIRST_ROWS);
  private day = new Int32Array(FIRST_ROWS);
  private position = new Float64Array(FIRST_ROWS);
  private withdrawnAt = new Float64Array(FIRST_ROWS);
  private values: Int32Array[];
  private used = 0;
  /** The first rows of blocks that nobody uses, by their capacity. */
  private readonly free = new Map<number, number[]>();

  /** @param width how many whole numbers a row holds */
  constructor(width: number) {
    this.values = Array.from({ length: width }, () => new Int32Array(FIRST_ROWS));
  }

  /** How many whole numbers a row holds. */
  get width(): number {
    return this.values.length;
  }

  /** Gives every row so many whole numbers; new ones are 0. */
  widen(width: number): void {
    while (this.values.length < width) this.values.push(new Int32Array(this.day.length));
  }

  /**
   * Adds a fact of a subject.
   * @param day see `dayNumber`
   * @param values as many as a row holds; those left out are 0
   */
  add(subject: number, day: number, position: Position, values: readonly number[]): void {
    this.makeRoom(subject);
    const first = this.first[subject] ?? 0;
    let row = first + (this.count[subject] ?? 0);
    while (row > first && !comesAfter(day, position, this.day[row - 1] ?? 0, this.position[row - 1] ?? 0)) {
      this.copyRow(row - 1, row);
      row -= 1;
    }
    this.day[row] = day;
    this.position[row] = position;
    this.withdrawnAt[row] = Number.POSITIVE_INFINITY;
    for (const [at, column] of this.values.entries()) column[row] = values[at] ?? 0;
    this.count[subject] = (this.count[subject] ?? 0) + 1;
  }

  /** From a position on, the fact recorded at another does not count. Gives false where the subject has no such fact. */
  withdraw(subject: number, position: Position, at: Position): boolean {
    const [first, end] = [this.firstOf(subject), this.endOf(subject)];
    for (let row = first; row < end; row += 1) {
      if (this.position[row] === position) {
        this.endRow(row, at);
        return true;
      }
    }
    return false;
  }

  /** From a position on, the fact of a row does not count. Rows move when facts are added: ask, then end. */
  endRow(row: number, at: Position): void {
    this.withdrawnAt[row] = Math.min(this.withdrawnAt[row] ?? 0, at);
  }

  /** The row that counts last for a subject on a day for a reader of a position, or {@link NO_ROW}. */
  latest(subject: number, day: number, position: number): number {
    const first = this.firstOf(subject);
    for (let row = this.endOf(subject) - 1; row >= first; row -= 1) {
      if ((this.day[row] ?? 0) <= day && (this.position[row] ?? 0) <= position && (this.withdrawnAt[row] ?? 0) > position)
        return row;
    }
    return NO_ROW;
  }

  /** The rows of a subject are those from `firstOf` to before `endOf`. */
  firstOf(subject: number): number {
    return this.first[subject] ?? 0;
  }

  endOf(subject: number): number {
    return (this.first[subject] ?? 0) + (this.count[subject] ?? 0);
  }

  dayOf(row: number): number {
    return this.day[row] ?? 0;
  }

  positionOf(row: number): number {
    return this.position[row] ?? 0;
  }

  /** Whether a row counts for whoever knows everything. */
  isLive(row: number): boolean {
    return this.withdrawnAt[row] === Number.POSITIVE_INFINITY;
  }

  valueOf(row: number, column: number): number {
    return this.values[column]?.[row] ?? 0;
  }

  /** One of the columns of whole numbers, by row, until the next fact is added. */
  column(column: number): Int32Array {
    return this.values[column] ?? EMPTY;
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
    const [from, to] = [this.first[subject] ?? 0, this.block(larger)];
    for (let at = 0; at < count; at += 1) this.copyRow(from + at, to + at);
    if (capacity > 0) this.release(capacity, from);
    this.first[subject] = to;
    this.capacity[subject] = larger;
  }

  private block(capacity: number): number {
    const free = this.free.get(capacity)?.pop();
    if (free !== undefined) return free;
    const first = this.used;
    this.used += capacity;
    if (this.used > this.day.length) this.growRows(Math.max(this.used, this.day.length * 2));
    return first;
  }

  private release(capacity: number, first: number): void {
    const free = this.free.get(capacity);
    if (free === undefined) this.free.set(capacity, [first]);
    else free.push(first);
  }

  private growRows(length: number): void {
    this.day = grown(this.day, length);
    this.values = this.values.map((column) => grown(column, length));
    const [position, withdrawnAt] = [new Float64Array(length), new Float64Array(length)];
    position.set(this.position);
    withdrawnAt.set(this.withdrawnAt);
    this.position = position;
    this.withdrawnAt = withdrawnAt;
  }

  private copyRow(from: number, to: number): void {
    this.day[to] = this.day[from] ?? 0;
    this.position[to] = this.position[from] ?? 0;
    this.withdrawnAt[to] = this.withdrawnAt[from] ?? 0;
    for (const column of this.values) column[to] = column[from] ?? 0;
  }
}

const EMPTY = new Int32Array(0);

function grown(column: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(column);
  return longer;
}

function comesAfter(day: number, position: number, otherDay: number, otherPosition: number): boolean {
  return day > otherDay || (day === otherDay && position > otherPosition);
}
