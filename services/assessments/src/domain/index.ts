/**
 * What an assessment is: criteria sets as published facts, scorecards against them, the rules between the two, and what many
 * scorecards come to. Pure: events in, events or answers out.
 */
export * from './averages.js';
export * from './bands.js';
export * from './criteria-set.js';
export * from './decimals.js';
export * from './fit-of-set.js';
export * from './publish-criteria-set.js';
export * from './record-assessment.js';
export * from './record-stated-score.js';
export * from './recording.js';
export * from './scorecard.js';
export * from './summary.js';
