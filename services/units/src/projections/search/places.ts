/**
 * Places that things have in the list of one search, by their number. The next search starts with none given, and nothing needs to be
 * cleared for it: what is written counts up, and what was written before it started is too low to count.
 */
export class Places {
  private written = new Float64Array(64);
  private base = 1;
  private highest = 0;

  /** Takes back all places. */
  start(): void {
    this.base += this.highest + 1;
    this.highest = 0;
  }

  /** The place of a thing; undefined when none was given. */
  of(number: number): number | undefined {
    const place = (this.written[number] ?? 0) - this.base;
    return place < 0 ? undefined : place;
  }

  give(number: number, place: number): void {
    if (number >= this.written.length) {
      const longer = new Float64Array(2 * number);
      longer.set(this.written);
      this.written = longer;
    }
    this.written[number] = this.base + place;
    if (place > this.highest) this.highest = place;
  }
}
