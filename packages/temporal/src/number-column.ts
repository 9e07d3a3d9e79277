import { countUpTo } from './count-up-to.js';

const FIRST_LENGTH = 16;

/** Numbers that come one after the other, eight bytes each: where there are millions, a list of them would take as much time as room. */
export class NumberColumn {
  private numbers = new Float64Array(FIRST_LENGTH);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(number: number): void {
    if (this.used === this.numbers.length) {
      const longer = new Float64Array(2 * this.used);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.used] = number;
    this.used += 1;
  }

  /** The number of a place; undefined where there is none. */
  at(place: number): number | undefined {
    return place < this.used ? this.numbers[place] : undefined;
  }

  /** Puts another number in a place. */
  set(place: number, number: number): void {
    if (place < 0 || place >= this.used)
      throw new RangeError(`a column of ${String(this.used)} numbers has no place ${String(place)}`);
    this.numbers[place] = number;
  }

  /** The last number; undefined where there is none. */
  last(): number | undefined {
    return this.at(this.used - 1);
  }

  /** How many are at most as large as one, where they ascend. */
  countUpTo(limit: number): number {
    return countUpTo(this.numbers, limit, this.used);
  }

  /** Those that a question is answered with yes for. */
  *filter(isAsked: (number: number) => boolean): Generator<number, void> {
    for (let place = 0; place < this.used; place += 1) {
      const number = this.numbers[place] ?? 0;
      if (isAsked(number)) yield number;
    }
  }
}
