/** For tests: events without a log, an amendment of nothing, and stored samples of every version of every event. */
export * from './given-event.js';
export * from './nothing-changed.js';
export * from './stored-samples.js';
