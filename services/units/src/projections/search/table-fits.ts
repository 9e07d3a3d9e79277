import type { Fits } from './measure.js';
import { NOT_MEANT } from './measure.js';
import type { FitTable } from './term-index.js';
import { ONE_EDIT } from './word-fit.js';

const NO_TERM = -1;

/** Reads the fits of one name after the other off what was found for the typed words. */
export class TableFits implements Fits {
  private name = -1;
  private terms: readonly number[] = [];

  /**
   * @param tables The fits of each typed word to all terms.
   * @param runTogether The misprints between the one typed word and names run together.
   */
  constructor(
    private readonly tables: readonly FitTable[],
    private readonly runTogether: ReadonlyMap<number, number>,
  ) {}

  /** The fits of a name, by its number and those of its terms. They hold until those of another are asked for. */
  of(name: number, terms: readonly number[]): this {
    this.name = name;
    this.terms = terms;
    return this;
  }

  word(typed: number, term: number): number {
    return this.tables[typed]?.fits[this.terms[term] ?? NO_TERM] ?? NOT_MEANT;
  }

  together(): number {
    const edits = this.runTogether.get(this.name);
    return edits === undefined ? NOT_MEANT : edits * ONE_EDIT;
  }
}
