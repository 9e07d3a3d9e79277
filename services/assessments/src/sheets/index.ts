/** Assessment sheets: templates to fill in, and what was filled in, recorded. */
export type { SheetSummary } from './import-sheet.js';
export { importSheet } from './import-sheet.js';
export type { SheetProblem, StatedFacts } from './reading/index.js';
export { NOTHING_STATED, statedFact, whyTooLarge } from './reading/index.js';
export { NoSuchCriteriaSet } from './required-set.js';
export { NoSuchUnit } from './required-unit.js';
export { NothingToFillIn } from './template/sheet-template.js';
export { writeTemplate } from './template/write-template.js';
