/**
 * Redis, as far as the ledger uses it: a memory that several processes share and that may be gone at any time. Nothing that must not be
 * lost lies there, and nobody waits for it longer than a limit.
 */
export * from './redis.js';
export * from './redis-url.js';
export * from './open-redis.js';
