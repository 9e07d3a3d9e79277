import type { CriteriaSet } from '@ntm-ledger/scoring';
import type { AssessmentRow } from './assessment-row.js';
import type { Column } from './columns.js';
import type { Grid, GridRow } from './grid.js';
import { headOf } from './head.js';
import type { Header } from './header.js';
import { headerOf } from './header.js';
import type { SheetColumns } from './read-row.js';
import { readRow } from './read-row.js';
import { SheetRow } from './sheet-row.js';
import type { SheetProblem } from './sheet-problem.js';
import { problemOfSheet } from './sheet-problem.js';
import { DOUBTFUL_WORDS, meaningOf, OUTCOME_WORDS, wordOf } from './spellings.js';
import type { StatedFacts } from './stated-facts.js';

/** What reading a sheet came to. */
export interface SheetRead {
  readonly rows: readonly AssessmentRow[];
  readonly problems: readonly SheetProblem[];
  readonly notes: readonly string[];
  /** Rows that name a unit or state an outcome, sound or not. */
  readonly rowsRead: number;
  /** Whether header and head are sound. Where they are not, a row may mean something else than it seems to, so none may be recorded. */
  readonly isSound: boolean;
}

/**
 * Reads the sheet of a set: finds the header, whatever the order of its columns, and reads every row under it.
 * @param given what the command says of all rows
 */
export function readSheet(grid: Grid, set: CriteriaSet, given: StatedFacts): SheetRead {
  const header = headerOf(grid, set);
  if ('message' in header) return { rows: [], problems: [header], notes: grid.notes, rowsRead: 0, isSound: false };
  const head = headOf(grid, header.row, given, set.id);
  const columns = columnsOf(header);
  const rows: AssessmentRow[] = [];
  const problems = [...head.problems, ...header.problems];
  const isSound = problems.length === 0;
  const body = grid.rows.filter(({ row }) => row > header.row);
  const stating =
    columns === null ? [] : body.filter((row) => isAnyIn(row, [...columns.criteria, ...columns.indicators, ...columns.evidence]));
  for (const gridRow of stating) {
    const row = new SheetRow(grid, gridRow);
    const read = columns === null ? null : readRow(row, columns, head.facts);
    if (read !== null) rows.push(read);
    problems.push(...row.problems);
  }
  if (stating.length === 0) problems.push(problemOfSheet(grid, 'has no row with an outcome or a value under its header'));
  const notes = [...grid.notes, ...header.notes, ...blankNotes(body, stating, columns), ...doubtNotes(stating, columns)];
  return { rows, problems, notes, rowsRead: stating.length, isSound };
}

function columnsOf({ columns }: Header): SheetColumns | null {
  const code = columns.find(({ what }) => what === 'code');
  if (code === undefined) return null;
  return {
    code,
    name: columns.find(({ what }) => what === 'name') ?? null,
    criteria: columns.filter((column) => column.what === 'criterion'),
    indicators: columns.filter((column) => column.what === 'indicator'),
    evidence: columns.filter((column) => column.what === 'evidence'),
    facts: columns.filter((column) => column.what === 'fact'),
  };
}

function isAnyIn({ cells }: GridRow, columns: readonly Column[]): boolean {
  return columns.some(({ index }) => cells.has(index));
}

/** A template lists units that nobody has looked at yet: a row without an outcome says nothing, and nothing is recorded of it. */
function blankNotes(body: readonly GridRow[], stating: readonly GridRow[], columns: SheetColumns | null): string[] {
  const read = new Set(stating);
  const blank = body.filter((row) => !read.has(row));
  const units = columns === null ? 0 : blank.filter((row) => isAnyIn(row, [columns.code])).length;
  const others = blank.length - units;
  return [
    ...(units > 0 ? [`${units} rows name a unit and state nothing of it; they were left out`] : []),
    ...(others > 0 ? [`${others} rows under the table hold neither a code nor an outcome; they were not read`] : []),
  ];
}

/** Says how often a spelling was met that may have been meant otherwise. */
function doubtNotes(rows: readonly GridRow[], columns: SheetColumns | null): string[] {
  const judged = [...(columns?.criteria ?? []), ...(columns?.indicators ?? [])];
  return DOUBTFUL_WORDS.flatMap((doubtful) => {
    const word = wordOf(doubtful);
    const count = rows.reduce(
      (sum, { cells }) => sum + judged.filter(({ index }) => wordOf(cells.get(index)?.text ?? '') === word).length,
      0,
    );
    return count === 0 ? [] : [`"${doubtful}" was read as ${meaningOf(doubtful, OUTCOME_WORDS) ?? ''} in ${count} cells`];
  });
}
