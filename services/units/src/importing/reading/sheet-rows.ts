import type { FileProblem } from './file-problem.js';
import { problemAt } from './file-problem.js';
import type { Read } from './row.js';
import { Row, SPOILED } from './row.js';
import type { Sheet } from './sheet.js';

/** What came of the rows of a sheet. */
export interface SheetRows<Content> {
  readonly read: readonly Content[];
  readonly problems: readonly FileProblem[];
  /**
   * What stands in the cells of the rows that are left out. Of the codes among it the rows read are not all, so nothing is said of
   * what seems to be missing among them: one mistake is one problem.
   */
  readonly spoiled: ReadonlySet<string>;
}

/** Reads every row of a sheet; one with a problem is left out, and the others are read all the same. */
export function rowsOf<Column extends string, Content>(
  { file, rows }: Sheet,
  columns: readonly Column[],
  readRow: (row: Row<Column>) => Read<Content>,
): SheetRows<Content> {
  const read: Content[] = [];
  const problems: FileProblem[] = [];
  const spoiled = new Set<string>();
  for (const csvRow of rows) {
    const { line, cells } = csvRow;
    const place = { file, line };
    let content: Read<Content> = SPOILED;
    if (cells.length === columns.length) {
      const row = new Row(place, columns, csvRow);
      content = readRow(row);
      problems.push(...row.problems);
    } else {
      problems.push(problemAt(place, null, wrongCount(cells.length, columns)));
    }
    if (content !== SPOILED) read.push(content);
    else for (const cell of cells) spoiled.add(cell);
  }
  return { read, problems, spoiled };
}

function wrongCount(found: number, columns: readonly string[]): string {
  return `has too ${found < columns.length ? 'few' : 'many'} cells, ${found}; expected ${columns.length}: ${columns.join()}`;
}
