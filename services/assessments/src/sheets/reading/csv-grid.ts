import { CsvError, parse } from 'csv-parse/sync';
import type { Grid, GridCell } from './grid.js';
import { MAX_CELLS, textCell, tooManyCells, UnreadableSheet } from './grid.js';
import type { SheetFile } from './sheet-problem.js';

/** What may stand between cells: where a comma is the decimal sign, spreadsheets write a semicolon. */
const SEPARATORS = [';', ',', '\t'] as const;
const LONGEST_RECORD = 1024 * 1024;

/**
 * Reads a CSV file (RFC 4180, UTF-8, cells between commas, semicolons or tabs). Rows are counted as a spreadsheet counts them: a cell with a
 * line break in it is in one row.
 * @throws UnreadableSheet when it is no such file, or holds too many cells
 */
export function csvGrid({ name, bytes }: SheetFile): Grid {
  const text = decoded(name, bytes);
  const records = recordsOf(name, text);
  if (records.reduce((sum, { length }) => sum + length, 0) > MAX_CELLS) throw new UnreadableSheet(tooManyCells(name));
  const rows = records.flatMap((record, index) => {
    const cells = new Map<number, GridCell>();
    for (const [at, content] of record.entries()) {
      const cell = textCell(content);
      if (cell.text !== '') cells.set(at + 1, cell);
    }
    return cells.size === 0 ? [] : [{ row: index + 1, cells }];
  });
  if (rows.length === 0) throw new UnreadableSheet(`${name} is empty`);
  return { file: name, sheet: null, rows, notes: [] };
}

function decoded(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableSheet(`${name} is not UTF-8; save the sheet as "CSV UTF-8", or as "Excel Workbook (.xlsx)"`);
  }
}

function recordsOf(name: string, text: string): string[][] {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    const where = typeof line === 'number' ? ` in line ${line}` : '';
    throw new UnreadableSheet(
      `${name} cannot be taken apart${where}: ${error.message}; put a cell with quotes in quotes and double them`,
    );
  }
}

/** The separator that occurs most often outside quotes in the line that has it most often. */
function separatorOf(text: string): string {
  const lines = text.split('\n', 100).map((line) => line.replace(/"[^"]*"/g, ''));
  const most = (separator: string): number => Math.max(...lines.map((line) => line.split(separator).length));
  return SEPARATORS.reduce((best, next) => (most(next) > most(best) ? next : best));
}
