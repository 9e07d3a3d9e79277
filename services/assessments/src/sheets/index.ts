/** Assessment sheets: templates to fill in, and what was filled in, recorded. */
export * from './import-sheet.js';
export type { RowWarning } from './planning/sheet-plan.js';
export type { SheetFile, SheetProblem, StatedFacts } from './reading/index.js';
export { NothingToFillIn } from './template/sheet-template.js';
export {
  FACT_WORDS,
  MAX_BYTES,
  NOTHING_STATED,
  OUTCOME_WORDS,
  ROUND_WORDS,
  STATEMENT_WORDS,
  statedFact,
} from './reading/index.js';
export { NoSuchCriteriaSet } from './required-set.js';
export { NoSuchUnit } from './required-unit.js';
export * from './template/write-template.js';
