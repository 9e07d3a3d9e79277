/**
 * For tests and campaigns outside this service: facts of titles and cases, a log in memory, random conduct of cases and random histories of titles
 * whose units move, and what must hold of each.
 */
export * from './case-facts.js';
export * from './facts.js';
export * from './history.js';
export * from './conduct-flaws.js';
export * from './random-conduct.js';
export * from './checked-title-changes.js';
export * from './wandering-history.js';
