/** Readiness of a unit for a level: each condition a rule of its own with its act, by unit kind and period. */
export * from './beside-criteria.js';
export * from './condition.js';
export * from './held-under-set.js';
export * from './readiness-facts.js';
export * from './readiness.js';
