import { DatabaseSync } from 'node:sqlite';
import { NotALog } from './not-a-log.js';
import { SQLITE_NOTADB, sqliteCode } from './sqlite-error.js';

/** "NTML" in ASCII, in the file's header: says whose file it is (`file` and SQLite's own tools show it). */
const APPLICATION_ID = 0x4e_54_4d_4c;

/** The version of the tables below. A later one is refused, since what it holds is not known. */
const FORMAT = 1;

/** How long a write waits for a tool that has locked the file, before the store gives up and stops. In ms. */
const BUSY_MS = 1_000;

/** Pages of 4 KiB in the write-ahead log before they are moved into the file: fewer, larger moves than SQLite's 1,000 gain a fifth. */
const CHECKPOINT_PAGES = 4_000;

/** What the writer keeps in memory of the file, in KiB: the inner pages of the indexes of some millions of events. */
const CACHE_KIB = 65_536;

/**
 * One row an event. `expected` is the revision its append expected (-1: no stream), the same for all events of one append: with it a
 * repeated append is told from a part of one, and the borders of appends can be read back.
 */
const TABLE = `
  CREATE TABLE events (
    position    INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE,
    stream      TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    expected    INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT`;

/**
 * Opens the log's file for its one writer, and makes it when there is none.
 * @throws NotALog when there is a file of another kind, or of a later format.
 */
export function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    const fresh = assertLogOrEmpty(database, path);
    // FULL: a commit returns only after the write-ahead log is on disk. NORMAL would lose acknowledged events with the power.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec(`PRAGMA wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}; PRAGMA cache_size = -${String(CACHE_KIB)}`);
    if (fresh) {
      // One transaction: a process that dies here leaves an empty file or a whole one.
      const marks = `PRAGMA application_id = ${String(APPLICATION_ID)}; PRAGMA user_version = ${String(FORMAT)}`;
      database.exec(`BEGIN IMMEDIATE; ${TABLE}; ${marks}; COMMIT`);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens the log's file beside its writer. What it reads is committed, even while (or after) a write fails. */
export function openForReading(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
}

/** Looks before anything is changed. True when the file is new (or empty), so that it is ours to lay out. */
function assertLogOrEmpty(database: DatabaseSync, path: string): boolean {
  const applicationId = header(database, path, 'application_id');
  const format = header(database, path, 'user_version');
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'];
  if (applicationId === 0 && format === 0 && tables === 0) return true;
  if (applicationId !== APPLICATION_ID) throw new NotALog(path, 'it is a database of something else.');
  if (format !== FORMAT) {
    throw new NotALog(path, `its format is ${String(format)}, this program knows ${String(FORMAT)}.`);
  }
  return false;
}

function header(database: DatabaseSync, path: string, name: 'application_id' | 'user_version'): unknown {
  try {
    return database.prepare(`PRAGMA ${name}`).get()?.[name];
  } catch (error) {
    throw sqliteCode(error) === SQLITE_NOTADB ? new NotALog(path, 'it is no SQLite database.') : error;
  }
}
