/**
 * What an assessment is: criteria sets as published facts, scorecards against them, the rules between the two, and what many
 * scorecards come to. Pure: events in, events or answers out.
 */
export * from './applied-threshold.js';
export * from './amend-criteria-set.js';
export * from './comparability.js';
export * from './end-criteria-set.js';
export * from './fit-of-set.js';
export * from './given-criteria.js';
export * from './outcome-rules.js';
export * from './publish-criteria-set.js';
export * from './record-assessment.js';
export * from './record-indicator.js';
export * from './record-stated-score.js';
export * from './recording.js';
export * from './rejudging.js';
export * from './threshold-words.js';
