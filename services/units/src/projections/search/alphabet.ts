import { byCharacters } from '@ntm-ledger/register';

const COLLATOR = new Intl.Collator('vi');

/** The alphabet's order; of texts that the alphabet takes for the same, that of their characters. */
export function inAlphabet(a: string, b: string): number {
  return COLLATOR.compare(a, b) || byCharacters(a, b);
}

/**
 * The places of names in the alphabet, so that a search compares numbers: a comparison by the collator takes longer than finding a unit.
 * A name finds its place when it comes; the places are counted anew when one is first asked for after that.
 */
export class Alphabet {
  private readonly ordered: { readonly text: string; readonly name: number }[] = [];
  private places = new Int32Array();
  private counted = true;

  /** Takes up a name by its number; each name once. */
  add(name: number, text: string): void {
    let [from, to] = [0, this.ordered.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const other = this.ordered[middle];
      if (other !== undefined && inAlphabet(other.text, text) < 0) from = middle + 1;
      else to = middle;
    }
    this.ordered.splice(from, 0, { text, name });
    this.counted = false;
  }

  /** The place of a name by its number, from 0 on. */
  placeOf(name: number): number {
    if (!this.counted) {
      this.places = new Int32Array(this.ordered.length);
      this.ordered.forEach(({ name: number }, place) => (this.places[number] = place));
      this.counted = true;
    }
    return this.places[name] ?? 0;
  }
}
