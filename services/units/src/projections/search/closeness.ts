import type { Fits, Measure } from './measure.js';
import { NOT_MEANT } from './measure.js';
import type { NameSpelling, TypedSpelling } from './spelling.js';
import { beginsAsTyped } from './spelling.js';
import { BEGINS, fitInFull, LOOSELY, ONE_EDIT } from './word-fit.js';

/**
 * How near a name is to what was typed for it; smaller is nearer. The order of these is the first rule of the ranking. Of a beginning and
 * of words, those as they were typed come before those found loosely: with other marks (where any were typed) or in another spelling.
 */
export const SAME = 0;
/** But for the marks, or without any. */
export const WITHOUT_MARKS = 1;
/** Spelled in another way: Quí for Quý, Đắc for Đắk, words run together or parted. */
export const RESPELLED = 2;
/** The name begins with what was typed; if loosely, one more. */
export const BEGINNING = 3;
/** Every typed word is a word of the name, in whatever order; if loosely, one more. */
export const WORDS = 5;
/** The same, but the last word only begins one of the name; if loosely, one more. */
export const WORDS_BEGUN = 7;
/** One misprint; every further one is one farther. */
export const MISPRINTED = 9;
const FARTHEST = 15;

/** The closeness of names to what was typed. */
export function closenessTo(typed: TypedSpelling): Measure {
  return {
    name: 'closeness',
    typed,
    inFull: false,
    whole: (name) => (typed.marked === name.marked ? SAME : typed.plain === name.plain ? WITHOUT_MARKS : RESPELLED),
    begun: (name) => (beginsAsTyped(typed, name) ? BEGINNING : BEGINNING + LOOSELY),
    words: (name, fits) => wordsCloseness(typed, name, fits),
  };
}

/** Some words of the name were typed, or all but for misprints. */
function wordsCloseness(typed: TypedSpelling, name: NameSpelling, fits: Fits): number {
  const { length } = typed.words;
  const fit = leastFit(length, name.terms.length, fits, 0, 0);
  const words = isBegun(fit) && isTooShortInside(typed) ? NOT_MEANT : closenessOfFit(fit);
  if (words < MISPRINTED || length !== 1 || name.words.length === 1) return words;
  return Math.min(words, closenessOfFit(fits.together()));
}

/** The least that the fits of typed words add up to, from one on, each to a term of its own; `taken` has a bit a term. */
function leastFit(typed: number, terms: number, fits: Fits, from: number, taken: number): number {
  const isLast = from === typed - 1;
  let least = NOT_MEANT;
  for (let term = 0; term < terms; term += 1) {
    if ((taken & (1 << term)) !== 0) continue;
    const fit = fits.word(from, term);
    if (fit >= least) continue;
    const sum = isLast ? fit : fit + leastFit(typed, terms, fits, from + 1, taken | (1 << term));
    if (sum < least) least = sum;
  }
  return least;
}

/**
 * One or two letters begin too many words to mean any: they are found as a word of a name, or as the beginning of all of it, but not as
 * the beginning of a word inside.
 */
export function isTooShortInside({ plain }: TypedSpelling): boolean {
  return plain.length < 3;
}

function isBegun(fit: number): boolean {
  return fit >= BEGINS && fit < ONE_EDIT;
}

function closenessOfFit(fit: number): number {
  if (fit >= NOT_MEANT) return NOT_MEANT;
  if (fit >= ONE_EDIT) return misprinted(Math.floor(fit / ONE_EDIT));
  const base = fit >= BEGINS ? WORDS_BEGUN : WORDS;
  return fit % BEGINS === 0 ? base : base + LOOSELY;
}

/** The closeness of what is found but for some misprints, one at least. */
export function misprinted(edits: number): number {
  return Math.min(MISPRINTED + edits - 1, FARTHEST);
}

/** The misprints that a closeness stands for. */
export function misprintsOf(closeness: number): number {
  return Math.max(0, closeness - MISPRINTED + 1);
}

/**
 * The closeness of names that were typed in full, perhaps with misprints: all that a name may be to a text when units above follow it
 * without a comma. Or else every commune Tân … under a Thanh … were found by "tân thanh".
 */
export function fullClosenessTo(typed: TypedSpelling): Measure {
  return {
    ...closenessTo(typed),
    name: 'full closeness',
    inFull: true,
    begun: () => NOT_MEANT,
    words: (name, fits) => closenessOfFit(fitInFull(typed, name, fits)),
  };
}
