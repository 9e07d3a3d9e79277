import { quoted } from '@ntm-ledger/register';
import type { Grid, GridRow } from './grid.js';
import { factNamed, isOneOf, SET_WORDS } from './spellings.js';
import type { SheetProblem } from './sheet-problem.js';
import { problemOfCell } from './sheet-problem.js';
import type { StatedFacts } from './stated-facts.js';
import { NOTHING_STATED, statedFact } from './stated-facts.js';

/** What stands above the header, of all rows. */
export interface Head {
  readonly facts: StatedFacts;
  readonly problems: readonly SheetProblem[];
}

/**
 * Reads the rows above the header: a word and beside it what it says (`Ngày | 31/12/2022`, or both in one cell with a colon). What else stands
 * there is for people.
 * @param given what the command says of all rows; the sheet must not say otherwise
 * @param criteriaSetId the set that the sheet is read for; the sheet must not name another
 */
export function headOf(grid: Grid, headerRow: number, given: StatedFacts, criteriaSetId: string): Head {
  let facts = NOTHING_STATED;
  const problems: SheetProblem[] = [];
  for (const row of grid.rows) {
    if (row.row >= headerRow) break;
    const entry = entryOf(row);
    if (entry === null || entry.text === '') continue;
    const { label, text, index } = entry;
    const reject = (message: string): void => {
      problems.push(problemOfCell(grid, row.row, { index, header: label }, message));
    };
    if (isOneOf(label, SET_WORDS)) {
      if (text !== criteriaSetId) reject(`is of the set ${quoted(text)}; the import asks for "${criteriaSetId}"`);
      continue;
    }
    const fact = factNamed(label);
    if (fact === undefined) continue;
    const read = entry.flaw ?? statedFact(fact, text);
    if (typeof read === 'string') reject(read);
    else if (differs(read[fact], given[fact]))
      reject(`${quoted(text)} is not what the command says (--${fact}); say it in one place, or the same`);
    else facts = { ...facts, ...read };
  }
  return { facts: merged(facts, given), problems };
}

/** What is said more nearly counts before what is said of all. */
export function merged(near: StatedFacts, far: StatedFacts): StatedFacts {
  return {
    day: near.day ?? far.day,
    round: near.round ?? far.round,
    statement: near.statement ?? far.statement,
    year: near.year ?? far.year,
    assessor: near.assessor ?? far.assessor,
    source: near.source ?? far.source,
    evidence: near.evidence ?? far.evidence,
  };
}

function differs(said: unknown, given: unknown): boolean {
  return given !== null && JSON.stringify(said) !== JSON.stringify(given);
}

interface Entry {
  readonly label: string;
  readonly text: string;
  readonly index: number;
  readonly flaw: string | null;
}

function entryOf({ cells }: GridRow): Entry | null {
  const [first, second] = [...cells].filter(([, { text }], at, all) => at === 0 || text !== all[at - 1]?.[1].text);
  if (first === undefined) return null;
  const [index, { text }] = first;
  const colon = text.indexOf(':');
  if (colon > 0 && colon < text.length - 1)
    return { label: text.slice(0, colon), text: text.slice(colon + 1).trim(), index, flaw: null };
  return second === undefined ? null : { label: text, text: second[1].text, index: second[0], flaw: second[1].flaw };
}
