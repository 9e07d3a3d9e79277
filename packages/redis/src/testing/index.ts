/** A real Redis for tests and campaigns. */
export * from './redis-server.js';
