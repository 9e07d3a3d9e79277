/** Operations that clients name by their hash instead of sending them, and operations that are the only ones allowed. */
export * from './allowed-operations.js';
export * from './operation-hash.js';
export * from './operation-store.js';
export * from './use-persisted-operations.js';
