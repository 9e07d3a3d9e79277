/** `pnpm ntm`: tools for those who run a ledger. Commands that need services are added by whoever puts services together. */
export * from './log/index.js';
export * from './ntm.js';
export * from './progress-line.js';
export * from './token.js';
