import type { NameSpelling, TypedSpelling } from './spelling.js';
import { beginsWith, isWritten } from './spelling.js';

/** Farther than anything that is meant. */
export const NOT_MEANT = 1 << 20;

/**
 * Texts of more words are looked for as a name or its beginning only. No name has so many, and which word may stand for which has too many
 * answers.
 */
export const MOST_WORDS_COMPARED = 6;

/** How the words typed for a name fit it, misprints forgiven. */
export interface Fits {
  /** The fit (see `wordFit`) of the typed word at a place to the term at another. */
  word(typed: number, term: number): number;
  /** The fit of the one typed word to all of the name run together, some misprints aside. */
  together(): number;
}

/** How far a name is from what was typed, by the nearest way in which the two meet; smaller is nearer. */
export interface Measure {
  /** What the measure is called, other than every other one. */
  readonly name: string;
  readonly typed: TypedSpelling;
  /** Whether the words that were typed have to be all of a name's, so that names of more or fewer words are never near by theirs. */
  readonly inFull: boolean;
  /** What was typed is all of the name, in one spelling or another. */
  whole(name: NameSpelling): number;
  /** It is the beginning of the name. */
  begun(name: NameSpelling): number;
  /** It is neither, so words have to be compared. */
  words(name: NameSpelling, fits: Fits): number;
}

/**
 * How far a name is: the plain definition. It depends on what was typed and on the name alone, so it can be told before any moment is
 * known. The index (see `NameIndex.near`) gives the same without asking it of every name.
 */
export function measured(measure: Measure, name: NameSpelling, fits: Fits): number {
  if (isWritten(measure.typed, name)) return measure.whole(name);
  if (beginsWith(measure.typed, name)) return measure.begun(name);
  return measure.typed.words.length > MOST_WORDS_COMPARED ? NOT_MEANT : measure.words(name, fits);
}
