/** The service's part of the graph: criteria sets, and what assessments say of units. */
export { CriteriaSetChangesResolver } from './criteria-set-changes-resolver.js';
export { CriteriaSetResolver } from './criteria-set-resolver.js';
export { IndicatorFactsResolver } from './indicator-facts-resolver.js';
export { ScoringResolver } from './scoring-resolver.js';
export { SummaryResolver } from './summary-resolver.js';
export { UnitResolver } from './unit-resolver.js';
export { UnitRoundsResolver } from './unit-rounds-resolver.js';
