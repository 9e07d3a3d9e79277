/** What a process tells of its own work: instruments that cost nothing until somebody reads them, and the endpoint that shows them. */
export * from './instruments.js';
export * from './ledger-metrics.js';
export * from './serve-metrics.js';
