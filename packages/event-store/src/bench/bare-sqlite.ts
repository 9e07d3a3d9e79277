import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { openForWriting } from '../sqlite/log-file.js';
import { BODY, STREAMS, streamName, TYPE } from './sample-events.js';

/** What SQLite does on this disk when nothing stands between it and the data: the store's own table, indexes and settings, a prepared insert. */
export function insertBare(path: string, events: number, eventsACommit: number): number {
  const database = openForWriting(path);
  try {
    const started = performance.now();
    insertRows(database, events, eventsACommit);
    return events / ((performance.now() - started) / 1_000);
  } finally {
    database.close();
  }
}

/** Fills the table as so many appends of one event would. */
export function insertRows(database: DatabaseSync, events: number, eventsACommit: number): void {
  const insert = database.prepare(
    'INSERT INTO events (position, id, stream, revision, expected, type, recorded_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  for (let position = 1; position <= events;) {
    begin.run();
    for (let n = 0; n < eventsACommit && position <= events; n += 1, position += 1) {
      const index = position - 1;
      const revision = Math.floor(index / STREAMS);
      insert.run(position, randomUUID(), streamName(index % STREAMS), revision, revision - 1, TYPE, Date.now(), BODY);
    }
    commit.run();
  }
}
