import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EventFilter, RecordedEvent } from '../event-store.js';
import type { Position, Revision } from '../position.js';
import { toPosition } from '../position.js';
import type { Page } from '../subscription.js';
import { EVENT_COLUMNS, toEvent } from './event-row.js';
import { filterCondition } from './filter-condition.js';

/** Reads the next page after a position and up to another; the two must differ. */
export type PageReader = (after: Position, upTo: Position) => Page;

/** How many events a filtered read looks at in one go, about 5 ms: it holds the event loop no longer, however rare what it seeks. */
const SCAN = 10_000;

/**
 * Reads committed events, a page at a time with `all()`: pages read twice as fast as a statement that is stepped through, and no
 * statement stays open between them that would keep the write-ahead log from being moved into the file.
 */
export class LogReader {
  readonly #database: DatabaseSync;
  readonly #at: StatementSync;
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #next: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#at = this.#select('position = ?');
    this.#forwards = this.#select('stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
    this.#backwards = this.#select('stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?');
    this.#next = this.#select('position > ? AND position <= ? ORDER BY position LIMIT ?');
  }

  at(position: Position): RecordedEvent | undefined {
    const row: unknown = this.#at.get(position);
    return row === undefined ? undefined : toEvent(row);
  }

  /** The next events of a stream from a revision (inclusive) in a direction. */
  ofStream(
    stream: string,
    from: Revision | number,
    direction: 'forwards' | 'backwards',
    limit: number,
  ): readonly RecordedEvent[] {
    return events(direction === 'forwards' ? this.#forwards : this.#backwards, stream, from, limit);
  }

  /**
   * A reader of pages of at most `batchSize` events. Under a filter it goes through the log in log order, row by row (about two
   * million a second): no index gives the events of several prefixes or types in log order, and one more would slow every append.
   */
  pages(filter: EventFilter | undefined, batchSize: number): PageReader {
    if (filter === undefined) {
      return (after, upTo) => pageOf(events(this.#next, after, upTo, batchSize), batchSize, upTo);
    }
    const { sql, values } = filterCondition(filter);
    const statement = this.#select(`position > ? AND position <= ? AND ${sql} ORDER BY position LIMIT ?`);
    return (after, upTo) => {
      // Positions have no gaps here, so a stretch of the log ends at a position that an event has.
      const end = toPosition(Math.min(upTo, after + SCAN));
      return pageOf(events(statement, after, end, ...values, batchSize), batchSize, end);
    };
  }

  close(): void {
    this.#database.close();
  }

  #select(condition: string): StatementSync {
    const statement = this.#database.prepare(`SELECT ${EVENT_COLUMNS} FROM events WHERE ${condition}`);
    statement.setReturnArrays(true);
    return statement;
  }
}

function events(statement: StatementSync, ...values: (string | number)[]): readonly RecordedEvent[] {
  return statement.all(...values).map(toEvent);
}

/** A full page ends at its last event, since more may follow there; one that is not full has seen everything up to `end`. */
function pageOf(found: readonly RecordedEvent[], batchSize: number, end: Position): Page {
  const last = found.at(-1);
  return { events: found, upTo: last !== undefined && found.length === batchSize ? last.position : end };
}
