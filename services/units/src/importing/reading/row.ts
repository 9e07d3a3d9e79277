import type { CsvRow } from './csv-rows.js';
import type { FileProblem, RowPlace } from './file-problem.js';
import { problemAt } from './file-problem.js';
import { textProblem } from './text-rules.js';

/** Stands for what could not be read and was said to be wrong. A cell that is left empty is something else. */
export const SPOILED = Symbol('spoiled');
export type Read<Content> = Content | typeof SPOILED;

/**
 * A row under its header. It gives its cells by the names of the columns and gathers what is wrong with them, so that a person
 * sees all of it at once.
 */
export class Row<Column extends string> {
  readonly problems: FileProblem[] = [];
  readonly #cells: readonly Read<string>[];

  /** @param csvRow of as many cells as there are columns */
  constructor(
    readonly place: RowPlace,
    readonly columns: readonly Column[],
    csvRow: CsvRow,
  ) {
    this.#cells = csvRow.isPlain ? csvRow.cells : csvRow.cells.map((cell, index) => this.#checked(cell, columns[index]));
  }

  /** What a cell holds, `''` when it is empty; spoiled when it is no proper text. */
  text(column: Column): Read<string> {
    return this.#cells[this.columns.indexOf(column)] ?? SPOILED;
  }

  /** Says what is wrong with a cell. */
  reject(column: Column, message: string): typeof SPOILED {
    this.problems.push(problemAt(this.place, column, message));
    return SPOILED;
  }

  #checked(cell: string, column: Column | undefined): Read<string> {
    const problem = textProblem(cell);
    return problem === null || column === undefined ? cell : this.reject(column, problem);
  }
}
