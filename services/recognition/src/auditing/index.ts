/** A log's cases checked again: which of the events conducted here break the rules. */
export * from './case-audit.js';
