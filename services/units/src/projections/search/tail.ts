import type { UnitType } from '@ntm-ledger/events';
import { abovenessOf } from './aboveness.js';
import { NOT_MEANT } from './measure.js';
import type { NameIndex } from './name-index.js';
import type { TypedText } from './reading.js';
import { typedSpelling } from './reading.js';
import type { TypeWords } from './type-words.js';
import { typeWordsAt } from './type-words.js';
import { ONE_EDIT } from './word-fit.js';

/** A unit above another: the number of the name that it bears, and its type. */
export interface UnitAbove {
  readonly name: number;
  readonly type: UnitType;
}

/** How units above fit the words typed behind a name: the misprints, doubled, and 1 more when a type does not fit. */
export const MISFITTING = 1;

/** More words than the name of a unit above is typed in. */
const LONGEST_NAME = 8;
const NO_TYPE: TypeWords = { types: new Set(), count: 0 };

/** A way to go on from a place: perhaps a type, then the words of a name. No name goes on over a comma. */
interface Way {
  readonly types: ReadonlySet<UnitType>;
  readonly start: number;
  readonly end: number;
}

/** The words typed behind a name: "…, huyện Chi Lăng, Lạng Sơn". Each belongs to a unit above, or to its type, the nearest first. */
export class Tail {
  private readonly spans = new Map<number, ReadonlyMap<number, number>>();
  private readonly ways: (readonly Way[])[] = [];
  private readonly known = new Map<number, boolean>();

  /** @param names The names that units above others ever bore. */
  constructor(
    private readonly text: TypedText,
    private readonly names: NameIndex,
  ) {}

  /**
   * Whether the words from a place on can be names of units above at all, of any time.
   * @param exactly Whether only names will do that are typed as a whole and without misprints.
   */
  isPossible(from: number, exactly: boolean): boolean {
    if (from === this.text.words.length) return true;
    const key = from * 2 + Number(exactly);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const possible = this.waysFrom(from).some(({ start, end }) => {
      const fits = this.span(start, end);
      return (exactly ? isAnyExact(fits) : fits.size > 0) && this.isPossible(end, exactly);
    });
    this.known.set(key, possible);
    return possible;
  }

  /** The best fit of units above, nearest first, to the words from a place on; NOT_MEANT when some word belongs to none of them. */
  fit(from: number, above: readonly UnitAbove[], exactly: boolean): number {
    if (from === this.text.words.length) return 0;
    if (above.length === 0 || !this.isPossible(from, exactly)) return NOT_MEANT;
    let best = NOT_MEANT;
    for (const { start, end, types } of this.waysFrom(from)) {
      const fits = this.span(start, end);
      for (const [index, { name, type }] of above.entries()) {
        const fit = fits.get(name) ?? NOT_MEANT;
        if (fit >= NOT_MEANT || (exactly && fit > 0)) continue;
        const rest = this.fit(end, above.slice(index + 1), exactly);
        if (rest >= NOT_MEANT) continue;
        const misfits = types.size > 0 && !types.has(type) ? MISFITTING : 0;
        best = Math.min(best, 2 * (Math.floor(fit / ONE_EDIT) + (rest >> 1)) + (misfits | (rest & MISFITTING)));
      }
    }
    return best;
  }

  private waysFrom(from: number): readonly Way[] {
    return (this.ways[from] ??= waysFrom(this.text, from));
  }

  /** The names that the words between two places fit, and how. */
  private span(start: number, end: number): ReadonlyMap<number, number> {
    const key = start * (this.text.words.length + 1) + end;
    const known = this.spans.get(key);
    if (known !== undefined) return known;
    const typed = typedSpelling(this.text, start, end);
    const { names, distances } = this.names.near(abovenessOf(typed));
    const found = new Map(names.map((name, index) => [name, distances[index] ?? NOT_MEANT]));
    this.spans.set(key, found);
    return found;
  }
}

function waysFrom({ words, borders }: TypedText, from: number): Way[] {
  return [NO_TYPE, ...typeWordsAt(words, from)].flatMap(({ types, count }) => {
    const start = from + count;
    const ways: Way[] = [];
    for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end += 1) {
      ways.push({ types, start, end });
      if (borders.has(end)) break;
    }
    return ways;
  });
}

function isAnyExact(fits: ReadonlyMap<number, number>): boolean {
  for (const fit of fits.values()) if (fit === 0) return true;
  return false;
}
