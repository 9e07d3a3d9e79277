import type { Evidence, Outcome } from '@ntm-ledger/events';
import { quoted } from '@ntm-ledger/register';
import type { GivenCriterion, GivenIndicator } from '../../domain/index.js';
import { indicatorIn, outcomeIn } from './assessed-cells.js';
import type { AssessmentRow, NamedUnit } from './assessment-row.js';
import type { Column, CriterionColumn, EvidenceColumn, IndicatorColumn } from './columns.js';
import { merged } from './head.js';
import type { SheetRow } from './sheet-row.js';
import type { StatedFacts } from './stated-facts.js';
import { NOTHING_STATED, statedFact } from './stated-facts.js';
import { writtenEvidence } from './written-evidence.js';

/** The columns of a sheet by what they hold. */
export interface SheetColumns {
  readonly code: Column;
  readonly name: Column | null;
  readonly criteria: readonly CriterionColumn[];
  readonly indicators: readonly IndicatorColumn[];
  readonly evidence: readonly EvidenceColumn[];
  readonly facts: readonly Extract<Column, { what: 'fact' }>[];
}

const CODE = /^\d{1,5}$/;

/**
 * Reads a row that has something in the columns of the unit, the criteria or the indicators. What is wrong with it is gathered in the row; null
 * when there is anything.
 */
export function readRow(row: SheetRow, columns: SheetColumns, head: StatedFacts): AssessmentRow | null {
  const unit = unitIn(row, columns);
  const facts = factsIn(row, columns, head);
  const places = new Map<string, Column>([
    ['input.unit', columns.name !== null && row.has(columns.name) && !row.has(columns.code) ? columns.name : columns.code],
    ['input.criteriaSet', columns.code],
  ]);
  const criteria = criteriaIn(row, columns, places, facts);
  if (unit === null || row.problems.length > 0) return null;
  return { row: row.row, unit, facts, criteria, columns: places };
}

function unitIn(row: SheetRow, { code, name }: SheetColumns): NamedUnit | null {
  const named = name === null ? null : row.cell(name);
  if (!row.has(code)) return row.reject(code, 'is empty; expected the official code of the unit');
  const cell = row.cell(code);
  if (cell === null) return null;
  if (!CODE.test(cell.text)) return row.reject(code, `${quoted(cell.text)} is no official code; it has 2, 3 or 5 digits`);
  return { code: cell.text, isNumber: cell.isNumber, name: named?.text ?? null };
}

function factsIn(row: SheetRow, { facts }: SheetColumns, head: StatedFacts): StatedFacts {
  let near = NOTHING_STATED;
  for (const column of facts) {
    const cell = row.cell(column);
    if (cell === null) continue;
    const read = statedFact(column.fact, cell.text);
    if (typeof read === 'string') row.reject(column, read);
    else near = { ...near, ...read };
  }
  return merged(near, head);
}

/** @param facts what is said of the row as a whole: the year of its values, and what shows what has no evidence of its own */
function criteriaIn(
  row: SheetRow,
  columns: SheetColumns,
  places: Map<string, Column>,
  { year, evidence: ofRow }: StatedFacts,
): GivenCriterion[] {
  const criteria: GivenCriterion[] = [];
  const ofYear = columns.facts.find(({ fact }) => fact === 'year');
  const numbers = [...columns.criteria, ...columns.indicators, ...columns.evidence].map(({ number }) => number);
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const path = `input.criteria.${criteria.length}`;
    const column = columns.criteria.find((one) => one.number === number);
    const filled = columns.indicators.filter((one) => one.number === number && row.has(one));
    const shown = columns.evidence.find((one) => one.number === number && row.has(one));
    const outcome = column === undefined ? null : criterionIn(row, column);
    const indicators = filled.flatMap((one) => assessedIndicator(row, one, year) ?? []);
    const own = shown === undefined ? null : evidenceIn(row, shown);
    if (column !== undefined) places.set(path, column);
    for (const [index, one] of filled.entries()) {
      places.set(`${path}.indicators.${index}`, one);
      if (ofYear !== undefined && row.has(ofYear)) places.set(`${path}.indicators.${index}.year`, ofYear);
    }
    const evidence = [own ?? ofRow].filter((one) => one !== null);
    const [first] = filled;
    if (outcome !== null) criteria.push({ number, outcome, indicators, evidence });
    else if (column !== undefined && row.has(column)) continue;
    else if (first !== undefined)
      row.reject(
        column ?? first,
        column === undefined
          ? `criterion ${number} has no column "TC ${number}"; values of its indicators say nothing without the criterion's outcome`
          : `is empty, though indicators of criterion ${number} are filled in; state the outcome, which is never computed from values`,
      );
    else if (shown !== undefined)
      row.reject(shown, `shows criterion ${number}, of which the row states no outcome; state it, or clear the cell`);
  }
  return criteria;
}

function criterionIn(row: SheetRow, column: CriterionColumn): Outcome | null {
  const cell = row.cell(column);
  if (cell === null) return null;
  const read = outcomeIn(cell.text, column.number);
  return typeof read === 'string' ? row.reject(column, read) : read.outcome;
}

function evidenceIn(row: SheetRow, column: EvidenceColumn): Evidence | null {
  const cell = row.cell(column);
  if (cell === null) return null;
  const read = writtenEvidence(cell.text);
  return typeof read === 'string' ? row.reject(column, read) : read;
}

function assessedIndicator(row: SheetRow, column: IndicatorColumn, year: number | null): GivenIndicator | null {
  const cell = row.cell(column);
  if (cell === null) return null;
  const read = indicatorIn(cell.text, column);
  return typeof read === 'string' ? row.reject(column, read) : { ...read, year };
}
