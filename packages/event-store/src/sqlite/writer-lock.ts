import { DatabaseSync } from 'node:sqlite';
import { LogInUse } from '../errors.js';
import { SQLITE_BUSY, sqliteCode } from './sqlite-error.js';

/** Two that open at the same instant may both see the other's first step; this long they step back and try again. In ms. */
const SETTLE_MS = 100;

/** The right to write to a log, held until it is released or the process ends, however it ends. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the right to write to the log at `path`. It is an exclusive transaction on a small database `<path>.lock` beside the log, so
 * the operating system holds it: it goes away with the process (kill -9 included) and never has to be cleaned up, the log file itself
 * stays free for readers (a backup, the sqlite3 tool), and a second store in the same process is refused like one in another.
 * The `.lock` file stays behind, empty; deleting it while a store is open would let a second one in.
 * @throws LogInUse at once when somebody else holds it.
 */
export function lockForWriting(path: string): WriterLock {
  const database = new DatabaseSync(`${path}.lock`, { timeout: SETTLE_MS });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw sqliteCode(error) === SQLITE_BUSY ? new LogInUse(path) : error;
  }
  return {
    release: () => {
      database.close();
    },
  };
}
