import type { Column } from './columns.js';
import type { GridCell, GridRow } from './grid.js';
import type { SheetPlace, SheetProblem } from './sheet-problem.js';
import { problemOfCell } from './sheet-problem.js';

/** A row under the header: gives its cells by column and gathers what is wrong with them, so that a person sees all of it at once. */
export class SheetRow {
  readonly problems: SheetProblem[] = [];

  constructor(
    private readonly sheet: SheetPlace,
    private readonly gridRow: GridRow,
  ) {}

  get row(): number {
    return this.gridRow.row;
  }

  /** Whether anything stands in a column. */
  has({ index }: Column): boolean {
    return this.gridRow.cells.has(index);
  }

  /** The cell of a column; null when it is empty, or when it cannot be read, which is then said to be wrong. */
  cell(column: Column): GridCell | null {
    const cell = this.gridRow.cells.get(column.index);
    if (cell === undefined) return null;
    if (cell.flaw !== null) return this.reject(column, cell.flaw);
    // What is said of several rows at once (a day, a source) may well stand in merged cells; an outcome belongs to one unit.
    if (cell.mergedFrom !== null && column.what !== 'fact' && column.what !== 'evidence')
      return this.reject(
        column,
        `is one of merged cells (from ${cell.mergedFrom} on); take the merger apart and fill in each cell`,
      );
    return cell;
  }

  /** Says what is wrong with a cell. */
  reject(column: Column, message: string): null {
    this.problems.push(problemOfCell(this.sheet, this.row, column, message));
    return null;
  }
}
