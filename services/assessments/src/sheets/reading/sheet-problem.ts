/** A file as it was handed over. Its name is for people, and its ending tells how it is read: `.xlsx` or `.csv`. */
export interface SheetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sheet that something stands in; a CSV file is one sheet without a name. */
export interface SheetPlace {
  readonly file: string;
  readonly sheet: string | null;
}

/** Something wrong with a sheet, as a person can find and mend it. */
export interface SheetProblem extends SheetPlace {
  /** The row as a spreadsheet counts, from 1; null: the sheet as a whole. */
  readonly row: number | null;
  /** The cell, `C14`; null: the row as a whole. */
  readonly cell: string | null;
  /** What the header says of the cell's column. */
  readonly column: string | null;
  /** What is wrong and what would be right. */
  readonly message: string;
}

/** A problem of a sheet as a whole. */
export function problemOfSheet({ file, sheet }: SheetPlace, message: string): SheetProblem {
  return { file, sheet, row: null, cell: null, column: null, message };
}

/** A problem of a row as a whole. */
export function problemOfRow({ file, sheet }: SheetPlace, row: number, message: string): SheetProblem {
  return { file, sheet, row, cell: null, column: null, message };
}

/** A problem of the cell in which a row and a column meet. */
export function problemOfCell(
  { file, sheet }: SheetPlace,
  row: number,
  column: { readonly index: number; readonly header: string },
  message: string,
): SheetProblem {
  return { file, sheet, row, cell: addressOf(column.index, row), column: column.header, message };
}

const LETTERS = 26;
const CODE_BEFORE_A = 64;

/** A cell's address as spreadsheets write it. @param column counted from 1 */
export function addressOf(column: number, row: number): string {
  return `${lettersOf(column)}${row}`;
}

/** `A`, `Z`, `AA`: a column as spreadsheets name it. @param column counted from 1 */
export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    letters = String.fromCharCode(CODE_BEFORE_A + 1 + ((rest - 1) % LETTERS)) + letters;
  return letters;
}
