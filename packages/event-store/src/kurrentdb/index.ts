/**
 * The log on a KurrentDB (or EventStoreDB) server or cluster. Loaded by `openEventStore` only when an address names one.
 *
 * An append goes through `append-rules` (form) and `appender`, which settles by reading what the server has not answered. Readers go through
 * `server-reader`; those who follow are served by `log-tail`, the one subscription of the process.
 */
export { openKurrentDbEventStore, type KurrentDbEventStoreOptions } from './open-kurrentdb-event-store.js';
