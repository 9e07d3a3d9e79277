import type { Word } from '../folding.js';
import { editsBetween, misprintsForgiven } from './edits.js';
import type { Fits } from './measure.js';
import { NOT_MEANT } from './measure.js';
import type { NameSpelling, TypedSpelling } from './spelling.js';
import { marksAgree, spellingsOf } from './spelling.js';

/**
 * How far a typed word is from one of a name; 0 is the word itself. Fits add up over the words of a name: any number of loose fits is
 * nearer than one beginning, and that nearer than one misprint.
 */
export const LOOSELY = 1;
export const BEGINS = 1 << 8;
export const ONE_EDIT = 1 << 10;

/** A typed word, and how it was typed. */
export interface TypedWord {
  readonly word: Word;
  readonly open: boolean;
  readonly marksMatter: boolean;
}

/** The word at a place of what was typed. */
export function typedWordAt({ words, open, marksMatter }: TypedSpelling, place: number): TypedWord | undefined {
  const word = words[place];
  return word === undefined ? undefined : { word, open: open && place === words.length - 1, marksMatter };
}

/** How a typed word fits another by its letters alone: whole, or as its beginning. Loosely: other marks than typed, or another spelling. */
export function literalFit({ word: typed, open, marksMatter }: TypedWord, word: Word): number {
  const marks = marksMatter && !marksAgree(typed, word, open) ? LOOSELY : 0;
  if (typed.plain === word.plain) return marks;
  const [typedSpellings, spellings] = [spellingsOf(typed), spellingsOf(word)];
  if (spellings.some((spelling) => typedSpellings.includes(spelling))) return LOOSELY;
  if (!open) return NOT_MEANT;
  if (word.plain.startsWith(typed.plain)) return BEGINS + marks;
  const begins = spellings.some((spelling) => typedSpellings.some((beginning) => spelling.startsWith(beginning)));
  return begins ? BEGINS + LOOSELY : NOT_MEANT;
}

/** How a typed word fits another, misprints forgiven. */
export function wordFit(typed: TypedWord, word: Word): number {
  const literal = literalFit(typed, word);
  return literal < NOT_MEANT ? literal : misprintFit(typed.word.plain, spellingsOf(typed.word), spellingsOf(word));
}

/** The fits of what was typed to a name, compared word by word: the plain definition of what the index reads off its tables. */
export function fitsBetween(typed: TypedSpelling, name: NameSpelling): Fits {
  return {
    word: (place, term) => {
      const [word, other] = [typedWordAt(typed, place), name.terms[term]];
      return word === undefined || other === undefined ? NOT_MEANT : wordFit(word, other);
    },
    together: () => (typed.words.length === 1 ? misprintFit(typed.plain, typed.runTogether, name.runTogether) : NOT_MEANT),
  };
}

/** The fit of what was typed to a name word for word, or of one word to all of the name run together. */
export function fitInFull(typed: TypedSpelling, { words }: NameSpelling, fits: Fits): number {
  if (typed.words.length !== words.length) return typed.words.length === 1 ? fits.together() : NOT_MEANT;
  let sum = 0;
  for (let place = 0; place < words.length && sum < NOT_MEANT; place += 1) sum += fits.word(place, place);
  return Math.min(sum, NOT_MEANT);
}

function misprintFit(plain: string, typed: readonly string[], spellings: readonly string[]): number {
  const forgiven = misprintsForgiven(plain);
  if (forgiven === 0) return NOT_MEANT;
  const edits = Math.min(...typed.flatMap((one) => spellings.map((other) => editsBetween(one, other))));
  return edits > forgiven ? NOT_MEANT : edits * ONE_EDIT;
}
