import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { EventStore } from '../event-store.js';
import { openForReading, openForWriting } from './log-file.js';
import type { OpenLog } from './sqlite-event-store.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { lockForWriting } from './writer-lock.js';

export interface SqliteEventStoreOptions {
  /** The log's file; made when there is none. Its folder must be there, on a local disk (network disks do not lock). */
  readonly path: string;
  /** The most events of a batch of a read that does not say. Default 1,000. */
  readonly batchSize?: number;
  /** Whether appends that wait at the same time share one transaction. Default true; false is for comparison. */
  readonly groupCommit?: boolean;
  /** Milliseconds since 1970-01-01 UTC, called once a transaction. It may run backwards: what is recorded does not. Default `Date.now`. */
  readonly clock?: () => number;
}

/**
 * Opens the log in an SQLite file, as its one writer.
 *
 * An acknowledged append is on disk. After the first write that fails the store stops taking appends (`health()` says why) and goes on
 * reading as well as it can; the way back is to mend the disk and to open the log anew.
 *
 * @throws LogInUse at once when another process, or another store in this one, has the log open.
 * @throws NotALog when the file is something else, or of a later format.
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): EventStore {
  const { path, batchSize = 1_000, groupCommit = true, clock = Date.now } = options;
  return openAll(realPath(path), (log) => new SqliteEventStore(log, { batchSize, groupCommit, clock }));
}

/** Opens lock, writer and reader, in this order, and hands them on; when a step fails, what was opened before is closed again. */
function openAll<Opened>(file: string, use: (log: OpenLog) => Opened): Opened {
  const opened: (() => void)[] = [];
  try {
    const lock = lockForWriting(file);
    opened.unshift(() => {
      lock.release();
    });
    const writing = openForWriting(file);
    opened.unshift(() => {
      writing.close();
    });
    const reading = openForReading(file);
    opened.unshift(() => {
      reading.close();
    });
    return use({ lock, writing, reading });
  } catch (error) {
    for (const close of opened) close();
    throw error;
  }
}

/** One file, one lock, whichever link led to it. */
function realPath(path: string): string {
  const file = resolve(path);
  try {
    return realpathSync(file);
  } catch {
    return join(realpathSync(dirname(file)), basename(file));
  }
}
