/** The two clocks: days and how well they are known, moments, and facts that stand on both. */
export * from './count-up-to.js';
export * from './day-number.js';
export * from './folded-timeline.js';
export * from './iso-date.js';
export * from './moment.js';
export * from './moment-order.js';
export * from './number-column.js';
export * from './timeline.js';
export * from './timeline-columns.js';
