/** The log: the port every service speaks to, and its adapters. */
export * from './position.js';
export * from './event-store.js';
export * from './errors.js';
export * from './append-rules.js';
export * from './sqlite/index.js';
export * from './open-event-store.js';
