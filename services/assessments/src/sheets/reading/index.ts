/**
 * Reads assessment sheets: from the bytes of an .xlsx or .csv file to rows that each assess a unit, or to the list of what has to be
 * mended. Nothing here knows a file system or the log.
 */
export type { AssessmentRow, NamedUnit } from './assessment-row.js';
export { columnAt } from './assessment-row.js';
export type { Grid, GridCell, GridRow } from './grid.js';
export { MAX_BYTES, MAX_CELLS, UnreadableSheet } from './grid.js';
export { readGrid } from './read-grid.js';
export type { SheetRead } from './read-sheet.js';
export { readSheet } from './read-sheet.js';
export type { SheetFile, SheetPlace, SheetProblem } from './sheet-problem.js';
export { problemOfCell, problemOfRow, problemOfSheet } from './sheet-problem.js';
export * from './spellings.js';
export { quoted } from './quoted.js';
export type { StatedFacts } from './stated-facts.js';
export { NOTHING_STATED, statedFact } from './stated-facts.js';
