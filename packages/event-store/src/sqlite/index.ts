/**
 * The log in one SQLite file.
 *
 * An append goes through `append-rules` (form), the queue of `group-commit`, and `log-writer`, which decides it inside the transaction.
 * Readers go through `log-reader` on a connection of their own; `subscription` reads on and on, woken by `commit-signal`.
 */
export { openSqliteEventStore, type SqliteEventStoreOptions } from './open-sqlite-event-store.js';
export { NotALog } from './not-a-log.js';
