/** The whole ledger in one process: for `start`, and for tests and benches that want all of it. */
export * from './facts.js';
export * from './open-ledger.js';
export * from './sample.js';
export * from './services.js';
export * from './supergraph.js';
