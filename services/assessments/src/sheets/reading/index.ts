/**
 * Reads assessment sheets: from the bytes of an .xlsx or .csv file to rows that each assess a unit, or to the list of what has to be
 * mended. Nothing here knows a file system or the log.
 */
export type { AssessmentRow, NamedUnit } from './assessment-row.js';
export { columnAt } from './assessment-row.js';
export { UnreadableSheet, whyTooLarge } from './grid.js';
export { readGrid } from './read-grid.js';
export { readSheet } from './read-sheet.js';
export type { SheetFile, SheetPlace, SheetProblem } from './sheet-problem.js';
export { problemOfCell, problemOfRow, problemOfSheet } from './sheet-problem.js';
export {
  CODE_WORDS,
  FACT_WORDS,
  NAME_WORDS,
  offered,
  OUTCOME_WORDS,
  ROUND_WORDS,
  SET_WORDS,
  STATEMENT_WORDS,
  wordOf,
} from './spellings.js';
export type { StatedFacts } from './stated-facts.js';
export { NOTHING_STATED, statedFact } from './stated-facts.js';
