/** How many operations a caller may send: by token or address, in one gateway's memory or counted together over Redis. */
export * from './caller.js';
export * from './rate-limiter.js';
export * from './use-rate-limits.js';
export type { Rate } from './token-bucket.js';
