/** Benches of the log, each beside a baseline of the same run. */
export { benchAppends } from './bench-appends.js';
export { benchReads } from './bench-reads.js';
export { benchServer } from './bench-server.js';
export type { Figure } from './figure.js';
