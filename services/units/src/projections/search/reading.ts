import type { UnitType } from '@ntm-ledger/events';
import type { Word } from '../folding.js';
import { isMarked, wordsOf } from '../folding.js';
import type { TypedSpelling } from './spelling.js';
import { markedText, spellTyped } from './spelling.js';
import { typeWordsAt } from './type-words.js';

/** What parts a unit from the one above it in an address. Hyphens do not: they stand inside names. */
const BORDER = /[,;()[\]/|\n]+/u;
/** More words than an address from the hamlet up to the country has. What is longer may still be a name. */
const LONGEST_ADDRESS = 20;

/** What somebody typed, in words. */
export interface TypedText {
  readonly words: readonly Word[];
  /** The places of words that follow a comma or the like. */
  readonly borders: ReadonlySet<number>;
  /** Whether any word bears a mark. */
  readonly marked: boolean;
}

/** Takes a text apart. */
export function readText(text: string): TypedText {
  const segments = text.split(BORDER).map(wordsOf);
  const words = segments.flat();
  const borders = new Set<number>();
  segments.reduce((place, segment) => {
    if (place > 0 && segment.length > 0) borders.add(place);
    return place + segment.length;
  }, 0);
  return { words, borders, marked: words.some(isMarked) };
}

/** The words from one place up to another as a name; those at the end of the text may be unfinished. */
export function typedSpelling({ words, marked }: TypedText, from: number, to: number): TypedSpelling {
  return spellTyped(words.slice(from, to), { open: to === words.length, marksMatter: marked });
}

/** One way to take a text: perhaps a type, then a name, then perhaps units above it. */
export interface Reading {
  /** The types that are asked for; empty when the text names none. */
  readonly types: ReadonlySet<UnitType>;
  /** The name is the words from here … */
  readonly from: number;
  /** … up to here; what follows is said of units above. */
  readonly to: number;
  /**
   * What a name begins with, marks and all, when words in front could be a type as they were marked and are taken for a part of the name:
   * "xã Hồ" does not mean Xà Hồ, while "bản Lầu" may mean Bản Lầu.
   */
  readonly begins: string;
}

/**
 * All ways to take a text. Which of them meant something is seen by what is found: "tinh gia" may be Tĩnh Gia or a province Gia…, and
 * "Chi Lăng Lạng Sơn" is no name, but a name and a province. A text that is nothing but a type word is taken as a name.
 */
export function readingsOf(text: TypedText): Reading[] {
  const { words } = text;
  const fronts = typeWordsAt(words, 0).filter(({ count }) => count < words.length);
  const marked = fronts.filter(({ count }) => words.slice(0, count).some(isMarked)).at(-1)?.count ?? 0;
  return [{ types: new Set<UnitType>(), count: 0 }, ...fronts].flatMap(({ types, count }) =>
    namesFrom(text, count).map((to) => ({
      types,
      from: count,
      to,
      begins: count === 0 ? markedText(words.slice(0, marked)) : '',
    })),
  );
}

/** Where a name that begins at a place may end: anywhere, or where commas stand at the first of them; and always with the text. */
function namesFrom({ words, borders }: TypedText, from: number): number[] {
  if (words.length > LONGEST_ADDRESS) return [words.length];
  if (borders.size === 0) return words.slice(from).map((_, index) => from + index + 1);
  const border = [...borders].find((place) => place > from);
  return border === undefined ? [words.length] : [border, words.length];
}
