import type { CriteriaSet } from '@ntm-ledger/scoring';
import { quoted } from '@ntm-ledger/register';
import type { Column, ColumnContent } from './columns.js';
import { contentOf, isCodeHeader, looksLikeCriterion } from './columns.js';
import type { Grid, GridRow } from './grid.js';
import type { SheetProblem } from './sheet-problem.js';
import { lettersOf, problemOfCell, problemOfSheet } from './sheet-problem.js';

/** The row that says what the columns are. */
export interface Header {
  readonly row: number;
  readonly columns: readonly Column[];
  readonly problems: readonly SheetProblem[];
  readonly notes: readonly string[];
}

/** Finds the header's row: the first with a header for the codes of units and one for a criterion or an indicator. */
export function headerOf(grid: Grid, set: CriteriaSet): Header | SheetProblem {
  const found = grid.rows.find(isHeader);
  if (found === undefined)
    return problemOfSheet(
      grid,
      'has no header: expected a row with "Mã đơn vị" (codes) and "TC 1" (criteria) or "CT 1.1" (indicators); ntm sheet template writes one',
    );
  const columns: Column[] = [];
  const problems: SheetProblem[] = [];
  const unread: string[] = [];
  const places = new Map<string, Column>();
  for (const [index, { text: header }] of found.cells) {
    const content = contentOf(header, set);
    const place = { index, header };
    if (content === null) unread.push(`${lettersOf(index)} (${quoted(header)})`);
    else if (typeof content === 'string') problems.push(problemOfCell(grid, found.row, place, content));
    else {
      const column: Column = { ...content, ...place };
      const first = places.get(nameOf(content));
      if (first === undefined) {
        if (content.what !== 'nothing') places.set(nameOf(content), column);
        columns.push(column);
      } else {
        const message = `says the same as column ${lettersOf(first.index)} (${quoted(first.header)}); one column is enough`;
        problems.push(problemOfCell(grid, found.row, place, message));
      }
    }
  }
  if (set.unitKind === 'HAMLET' && !columns.some(({ what }) => what === 'name'))
    problems.push(problemOfSheet(grid, 'has no column "Tên thôn": a hamlet is told by its commune\'s code and its own name'));
  const notes = unread.length === 0 ? [] : [`columns that say nothing known were not read: ${unread.join(', ')}`];
  return { row: found.row, columns, problems, notes };
}

function isHeader({ cells }: GridRow): boolean {
  const texts = [...cells.values()].map(({ text }) => text);
  return texts.some(isCodeHeader) && texts.some(looksLikeCriterion);
}

function nameOf(content: ColumnContent): string {
  switch (content.what) {
    case 'criterion':
      return `criterion ${content.number}`;
    case 'evidence':
      return `evidence ${content.number}`;
    case 'indicator':
      return `indicator ${content.indicator.code}`;
    case 'fact':
      return `fact ${content.fact}`;
    case 'code':
    case 'name':
    case 'nothing':
      return content.what;
  }
}
