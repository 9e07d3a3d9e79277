import type { Word } from '../folding.js';
import { misprintsForgiven } from './edits.js';
import { NOT_MEANT } from './measure.js';
import { spellingsOf } from './spelling.js';
import { TextIndex } from './text-index.js';
import type { TypedWord } from './word-fit.js';
import { literalFit, ONE_EDIT } from './word-fit.js';

/** How a typed word fits every term there is. */
export interface FitTable {
  /** The fit by the number of a term; NOT_MEANT for most. */
  readonly fits: Int32Array;
  /** The terms that it fits at all. */
  readonly terms: readonly number[];
  /** How many names have one of those, counting a name as often as it has one. */
  readonly names: number;
}

/** What a word that is not there fits. */
export const NO_TABLE: FitTable = { fits: new Int32Array(), terms: [], names: 0 };

/**
 * The terms of all names, their words and pairs of words. A national register has 3,400 different ones in 8,600 names, so what is typed
 * is compared with these and not with names. Words that differ in their marks are different terms.
 */
export class TermIndex {
  private readonly numbers = new Map<string, number>();
  private readonly words: Word[] = [];
  private readonly bearers: number[][] = [];
  private readonly texts = new TextIndex();

  /** Notes that a name has a term, and gives the term's number. */
  add(word: Word, name: number): number {
    const marked = word.letters + word.tones;
    let term = this.numbers.get(marked);
    if (term === undefined) {
      term = this.words.length;
      this.numbers.set(marked, term);
      this.words.push(word);
      this.bearers.push([]);
      for (const text of spellingsOf(word)) this.texts.add(text, term);
    }
    const names = this.namesWith(term);
    if (names.at(-1) !== name) this.bearers[term]?.push(name);
    return term;
  }

  /** The names that have a term. */
  namesWith(term: number): readonly number[] {
    return this.bearers[term] ?? [];
  }

  /** How a typed word fits the terms: what `wordFit` says of each, without asking it of each. */
  fitsOf(typed: TypedWord): FitTable {
    const fits = new Int32Array(this.words.length).fill(NOT_MEANT);
    const terms: number[] = [];
    const take = (term: number, fit: number): void => {
      const known = fits[term] ?? NOT_MEANT;
      if (fit >= known) return;
      if (known === NOT_MEANT) terms.push(term);
      fits[term] = fit;
    };
    const takeLiterally = (term: number): void => {
      const word = this.words[term];
      if (word !== undefined && fits[term] === NOT_MEANT) take(term, literalFit(typed, word));
    };
    const forgiven = misprintsForgiven(typed.word.plain);
    for (const text of spellingsOf(typed.word)) {
      if (typed.open) this.texts.beginningWith(text, takeLiterally);
      else this.texts.exactly(text).forEach(takeLiterally);
    }
    for (const text of forgiven === 0 ? [] : spellingsOf(typed.word)) {
      this.texts.within(text, forgiven, (term, edits) => {
        // No edits between spellings that are not the words' own is a literal fit, and was taken as one.
        if (edits > 0) take(term, edits * ONE_EDIT);
      });
    }
    let names = 0;
    for (const term of terms) names += this.namesWith(term).length;
    return { fits, terms, names };
  }
}
