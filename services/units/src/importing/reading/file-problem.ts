/** A file as it was handed over: its name is only for people, what it holds is told by its header. */
export interface RegisterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a row stands: the file's name and the line (1 is the header). */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** Something wrong with a file, as a person can find and mend it. */
export interface FileProblem {
  readonly file: string;
  /** Null: the file as a whole. */
  readonly line: number | null;
  /** The column's name in the header; null: the line as a whole. */
  readonly column: string | null;
  /** What is wrong and what would be right. */
  readonly message: string;
}

/** A problem of a row, at its place. */
export function problemAt({ file, line }: RowPlace, column: string | null, message: string): FileProblem {
  return { file, line, column, message };
}

/** How a message points to another row: short in the same file, with the file's name elsewhere. */
export function pointedAt(other: RowPlace, from: RowPlace): string {
  return other.file === from.file ? `line ${other.line}` : `line ${other.line} of ${other.file}`;
}
