/** For tests: events without a log, and stored samples of every version of every event. */
export * from './given-event.js';
export * from './stored-samples.js';
