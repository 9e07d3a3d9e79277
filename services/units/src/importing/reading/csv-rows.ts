import { CsvError, parse } from 'csv-parse/sync';
import type { Line } from './file-lines.js';
import type { FileProblem } from './file-problem.js';
import { isPlainLine } from './text-rules.js';

/** A line of CSV taken apart. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether the cells need not be looked at as text. */
  readonly isPlain: boolean;
}

/** A row is one line, whatever it holds: a carriage return within is a character like another, and no good one. */
const RFC_4180 = { record_delimiter: '\n', relax_column_count: true } as const;

/**
 * Takes lines apart by RFC 4180; empty lines are passed over. A line without quotes is its cells between the commas; csv-parse reads
 * the others, apart from these: after an error of quotes it loses good rows that follow, and over whole files it takes three times as long.
 */
export function csvRowsOf(
  file: string,
  lines: readonly Line[],
): { readonly rows: readonly CsvRow[]; readonly problems: readonly FileProblem[] } {
  const rows: CsvRow[] = [];
  const problems: FileProblem[] = [];
  const together = readTogether(lines.filter(hasQuotes));
  for (const row of lines) {
    const { line, text } = row;
    if (text === '') continue;
    const cells = hasQuotes(row) ? (together.get(line) ?? readAlone(text)) : text.split(',');
    if (typeof cells === 'string') problems.push({ file, line, column: null, message: cells });
    else rows.push({ line, cells, isPlain: isPlainLine(text) });
  }
  return { rows, problems };
}

function hasQuotes({ text }: Line): boolean {
  return text.includes('"');
}

/** Lines with quotes at one go, by their numbers; none when one of them has an error or runs on into the next. */
function readTogether(lines: readonly Line[]): ReadonlyMap<number, string[]> {
  try {
    const records = parse(lines.map(({ text }) => text).join('\n'), RFC_4180);
    if (records.length !== lines.length) return new Map();
    return new Map(lines.map(({ line }, index) => [line, records[index] ?? []]));
  } catch (error) {
    if (error instanceof CsvError) return new Map();
    throw error;
  }
}

/** The cells, or what is wrong with the quotes. */
function readAlone(text: string): string[] | string {
  try {
    return parse(text, RFC_4180).flat();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened here and not closed before the end of the line; a cell holds no line break'
      : 'a quote stands within a cell; put the whole cell in quotes and write each quote in it twice';
  }
}
