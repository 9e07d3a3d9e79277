/** What a process tells of its own work: instruments and spans that cost nothing until somebody wants them, the endpoint that shows the ones and the way on which the others are sent. */
export * from './http-span.js';
export * from './instruments.js';
export * from './ledger-metrics.js';
export * from './serve-metrics.js';
export * from './spans.js';
export * from './start-tracing.js';
export { BadTraceSetting } from './trace-settings.js';
