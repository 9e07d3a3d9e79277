/**
 * What units are measured by and how they did, as every service folds it: criteria sets, scorecards, figures beside all criteria, and what many
 * scorecards come to. Pure: events in, answers out.
 */
export * from './assessment-round.js';
export * from './assessments.js';
export * from './averages.js';
export * from './bands.js';
export * from './counting-cards.js';
export * from './criteria-set.js';
export * from './criteria-sets.js';
export * from './decimals.js';
export * from './evolve-criteria-set.js';
export * from './indicator-fact.js';
export * from './measured-facts.js';
export { PackedCard } from './packed-card.js';
export { ScoreColumns } from './score-columns.js';
export * from './scorecard.js';
export * from './states-of-set.js';
export * from './summary.js';
export * from './thresholds.js';
