import { isTooShortInside } from './closeness.js';
import { misprintsForgiven } from './edits.js';
import type { Measure } from './measure.js';
import { MOST_WORDS_COMPARED, NOT_MEANT } from './measure.js';
import type { Name } from './name-table.js';
import { NameTable } from './name-table.js';
import { Remembered } from './remembered.js';
import type { NameSpelling, TypedSpelling } from './spelling.js';
import { TableFits } from './table-fits.js';
import type { FitTable } from './term-index.js';
import { NO_TABLE, TermIndex } from './term-index.js';
import { TextIndex } from './text-index.js';
import { BEGINS, typedWordAt } from './word-fit.js';

const NOTHING: ReadonlyMap<number, number> = new Map();

/** The numbers of names that may be meant, and how far each is by the measure that was asked for. */
export interface NearNames {
  readonly names: readonly number[];
  readonly distances: readonly number[];
}

/** Which names are looked at. */
export type NameFilter = (spelling: NameSpelling) => boolean;
const ANY: NameFilter = () => true;

/**
 * Names, and which of them a text may mean. It knows nothing of units and moments: how near a name is to a text is the same whenever it
 * is asked.
 */
export class NameIndex {
  readonly table = new NameTable();
  /** By the number of a name the numbers of its terms, and how many words it has. */
  private readonly termsOf: (readonly number[])[] = [];
  private readonly wordCounts: number[] = [];
  private readonly texts = new TextIndex();
  private readonly terms = new TermIndex();
  // What is asked most is found once: the words of addresses, and the letters and common words that mean hundreds of names.
  private readonly tables = new Remembered<FitTable>(300);
  private readonly nearOneWord = new Remembered<NearNames>(300, ({ names }) => names.length >= 200);

  /** Takes up a name and gives its number: the same for the same name. */
  add(text: string): number {
    const name = this.table.add(text);
    if (name === undefined) return this.table.numberOf(text);
    const { number, spelling } = name;
    this.termsOf.push(spelling.terms.map((term) => this.terms.add(term, number)));
    this.wordCounts.push(spelling.words.length);
    for (const written of spelling.runTogether) this.texts.add(written, number);
    this.tables.clear();
    this.nearOneWord.clear();
    return number;
  }

  /** All names that may be meant: what `measured` says of every name, without asking it of every one. */
  near(measure: Measure, isAsked: NameFilter = ANY): NearNames {
    const { typed, name } = measure;
    if (typed.words.length > 1 || isAsked !== ANY) return this.find(measure, isAsked);
    const question = `${name} ${typed.marked} ${Number(typed.open)}${Number(typed.marksMatter)}`;
    return this.nearOneWord.get(question, () => this.find(measure, isAsked));
  }

  /** A name is met first where it is nearest: as a whole, then by its beginning, then by its words. */
  private find(measure: Measure, isAsked: NameFilter): NearNames {
    const { typed } = measure;
    const seen = new Uint8Array(this.table.size);
    const [names, distances]: [number[], number[]] = [[], []];
    const meet = (number: number, distanceOf: (name: Name) => number): void => {
      const name = this.table.at(number);
      if (seen[number] === 1 || name === undefined || !isAsked(name.spelling)) return;
      seen[number] = 1;
      const distance = distanceOf(name);
      if (distance >= NOT_MEANT) return;
      names.push(number);
      distances.push(distance);
    };
    const whole = ({ spelling }: Name): number => measure.whole(spelling);
    for (const text of typed.runTogether) for (const name of this.texts.exactly(text)) meet(name, whole);

    const begun = ({ spelling }: Name): number => measure.begun(spelling);
    for (const text of typed.beginnings) this.texts.beginningWith(text, (name) => meet(name, begun));

    if (typed.words.length <= MOST_WORDS_COMPARED) this.compareWords(measure, meet);
    return { names, distances };
  }

  /** Meets the names that have the rarest of the typed words, and those that are the one typed word but for misprints. */
  private compareWords(measure: Measure, meet: (number: number, distanceOf: (name: Name) => number) => void): void {
    const { typed, inFull } = measure;
    const tables = typed.words.map((_, place) => this.tableOf(typed, place));
    const runTogether = this.misprinted(typed);
    const fits = new TableFits(tables, runTogether);
    const words = ({ number, spelling }: Name): number => measure.words(spelling, fits.of(number, this.termsOf[number] ?? []));
    for (const name of runTogether.keys()) meet(name, words);

    const rarest = tables.reduce((least, table) => (table.names < least.names ? table : least), tables[0] ?? NO_TABLE);
    for (const term of rarest.terms) {
      // Few letters are not looked for inside of names.
      if (isTooShortInside(typed) && (rarest.fits[term] ?? NOT_MEANT) >= BEGINS) continue;
      for (const name of this.terms.namesWith(term)) {
        if (!inFull || this.wordCounts[name] === typed.words.length) meet(name, words);
      }
    }
  }

  private tableOf(typed: TypedSpelling, place: number): FitTable {
    const asked = typedWordAt(typed, place);
    if (asked === undefined) return NO_TABLE;
    const { word, open, marksMatter } = asked;
    const question = `${word.letters}${word.tones} ${Number(open)}${Number(marksMatter)}`;
    return this.tables.get(question, () => this.terms.fitsOf(asked));
  }

  /** The names that are one typed word run together, some misprints aside, and how many. */
  private misprinted({ words, plain, runTogether }: TypedSpelling): ReadonlyMap<number, number> {
    const forgiven = words.length === 1 ? misprintsForgiven(plain) : 0;
    if (forgiven === 0) return NOTHING;
    const found = new Map<number, number>();
    for (const text of runTogether) {
      this.texts.within(text, forgiven, (name, edits) => {
        found.set(name, Math.min(edits, found.get(name) ?? edits));
      });
    }
    return found;
  }
}
