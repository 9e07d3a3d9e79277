/** For tests: events without a log. */
export * from './given-event.js';
