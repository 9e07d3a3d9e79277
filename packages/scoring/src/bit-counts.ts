const BYTES = 4;
const VALUES = 256;
const BITS = 8;

/**
 * Counts how often each bit is set in very many words. A word is counted by what each of its bytes is, four steps whatever is set in it, and the bits are
 * told from those counts once at the end: for a country's cards, of which each misses five or ten criteria, half of what bit by bit takes.
 */
export class BitCounts {
  private readonly byValue: Int32Array;

  /** @param words how many words side by side are counted */
  constructor(private readonly words: number) {
    this.byValue = new Int32Array(words * BYTES * VALUES);
  }

  /** @param word its place among those side by side @param bits 32 of them */
  add(word: number, bits: number): void {
    if (bits === 0) return;
    const { byValue } = this;
    let place = word * BYTES * VALUES;
    for (let left = bits; left !== 0; left >>>= BITS, place += VALUES) {
      const value = place + (left & (VALUES - 1));
      byValue[value] = (byValue[value] ?? 0) + 1;
    }
  }

  /** Adds what was counted to a list. @param counts by bit, the lowest bit of the first word being at `first` */
  addTo(counts: Int32Array, first: number): void {
    for (let byte = 0; byte < this.words * BYTES; byte += 1) {
      // Of the value 0 no bit is set.
      for (let value = 1; value < VALUES; value += 1) {
        const times = this.byValue[byte * VALUES + value] ?? 0;
        if (times === 0) continue;
        for (let left = value; left !== 0; left &= left - 1) {
          const bit = first + byte * BITS + 31 - Math.clz32(left & -left);
          counts[bit] = (counts[bit] ?? 0) + times;
        }
      }
    }
  }
}
