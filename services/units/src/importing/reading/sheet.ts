import { quoted } from '@ntm-ledger/register';
import type { CsvRow } from './csv-rows.js';
import { csvRowsOf } from './csv-rows.js';
import { linesOf } from './file-lines.js';
import type { FileProblem, RegisterFile } from './file-problem.js';
import type { FormatName } from './formats.js';
import { formatOf, knownHeaders } from './formats.js';

/** A file that is known by its header, as rows of cells; the cells are not looked at yet. */
export interface Sheet {
  readonly file: string;
  readonly format: FormatName;
  /** The rows under the header that are rows at all. */
  readonly rows: readonly CsvRow[];
  /** What is wrong with the others. */
  readonly problems: readonly FileProblem[];
}

/** Reads a file as a sheet. Where the header is not known the rest is not looked at: it may be anything. */
export function sheetOf(file: RegisterFile): Sheet | FileProblem {
  const { lines, problems } = linesOf(file);
  const [first] = problems;
  if (first?.line === 1) return first;
  if (lines.every(({ text }) => text === '')) return ofHeader(file, null, 'is empty');
  const header = csvRowsOf(file.name, lines.slice(0, 1));
  const [unreadable] = header.problems;
  if (unreadable !== undefined) return unreadable;
  const columns = header.rows[0]?.cells ?? [];
  const format = formatOf(columns);
  if (format === undefined) return ofHeader(file, 1, `${quoted(columns.join())} is no header that is known`);
  const body = csvRowsOf(file.name, lines.slice(1));
  return { file: file.name, format, rows: body.rows, problems: [...problems, ...body.problems] };
}

function ofHeader({ name }: RegisterFile, line: number | null, flaw: string): FileProblem {
  return { file: name, line, column: null, message: `${flaw}; expected one of: ${knownHeaders()}` };
}
