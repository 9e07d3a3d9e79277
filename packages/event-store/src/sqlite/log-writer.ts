import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { EventIdReused, WrongExpectedRevision } from '../errors.js';
import type { AppendOptions, AppendResult, NewEvent } from '../event-store.js';
import type { ExpectedRevision, Position } from '../position.js';
import { NO_STREAM, START, toPosition, toRevision } from '../position.js';
import { BoundedMap } from './bounded-map.js';
import { integer, text } from './event-row.js';

/** An append that keeps the rules of form and waits to be decided. */
export interface AppendRequest extends AppendOptions {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** What became of an append: where it lies, or why nothing of it was written. */
export type AppendOutcome =
  | { readonly kind: 'written'; readonly result: AppendResult }
  | { readonly kind: 'refused'; readonly error: WrongExpectedRevision | EventIdReused };

/** Ends of streams kept in memory; others cost one look-up. */
const REMEMBERED_STREAMS = 20_000;

/** The revision "before" a stream's first event, as the table writes {@link NO_STREAM}. */
const NONE = -1;

/**
 * Decides appends one after the other inside an open transaction, each against everything written before it, committed or not yet.
 * So one append's refusal leaves the others of the transaction alone, without savepoints.
 */
export class LogWriter {
  readonly #insert: StatementSync;
  readonly #removeFrom: StatementSync;
  readonly #selectEnd: StatementSync;
  readonly #selectRun: StatementSync;
  readonly #selectId: StatementSync;
  readonly #ends = new BoundedMap<string, number>(REMEMBERED_STREAMS);
  #last: Position = START;
  #lastRecordedAt = 0;

  constructor(database: DatabaseSync) {
    // The unique index on ids is what detects a reuse: no look-up before the write.
    this.#insert = database.prepare(
      `INSERT INTO events (position, id, stream, revision, expected, type, recorded_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    );
    this.#removeFrom = database.prepare('DELETE FROM events WHERE position >= ?');
    this.#selectEnd = database.prepare('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.#selectRun = database.prepare(
      'SELECT position, id, expected FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?',
    );
    this.#selectId = database.prepare('SELECT 1 FROM events WHERE id = ?');
    const last = database.prepare('SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1').get();
    if (last !== undefined) {
      this.#last = toPosition(integer(last['position']));
      this.#lastRecordedAt = integer(last['recorded_at']);
    }
  }

  /** The position of the last event written, committed or not yet. */
  get last(): Position {
    return this.#last;
  }

  /** The time to write on events taken at `now`: never less than what the log already says, whatever the clock does. */
  recordingTime(now: number): number {
    this.#lastRecordedAt = Math.max(this.#lastRecordedAt, Math.trunc(now));
    return this.#lastRecordedAt;
  }

  /** Decides one append. What it throws is a failure of the disk, never a refusal. */
  append(request: AppendRequest, recordedAt: number): AppendOutcome {
    const expected = request.expected === NO_STREAM ? NONE : request.expected;
    const end = this.#endOf(request.stream);
    return end === expected
      ? this.#write(request, expected, request.recordedAt ?? recordedAt)
      : (this.#repeatOf(request, expected) ?? this.#refuse(request, end));
  }

  #endOf(stream: string): number {
    const remembered = this.#ends.get(stream);
    if (remembered !== undefined) return remembered;
    const row = this.#selectEnd.get(stream);
    const end = row === undefined ? NONE : integer(row['revision']);
    this.#ends.set(stream, end);
    return end;
  }

  #write({ stream, events }: AppendRequest, expected: number, recordedAt: number): AppendOutcome {
    const before: number = this.#last;
    let position = before;
    let revision = expected;
    for (const { id, type, body } of events) {
      position += 1;
      revision += 1;
      const { changes } = this.#insert.run(position, id, stream, revision, expected, type, recordedAt, body);
      if (changes === 0) {
        if (position > before + 1) this.#removeFrom.run(before + 1);
        return { kind: 'refused', error: new EventIdReused(stream, id) };
      }
    }
    this.#ends.set(stream, revision);
    this.#last = toPosition(position);
    return { kind: 'written', result: { position: this.#last, revision: toRevision(revision) } };
  }

  /** The first result, when this very append (stream, expectation, ids in order, no more and no fewer) is in the log already. */
  #repeatOf({ stream, events }: AppendRequest, expected: number): AppendOutcome | undefined {
    // One row more than the append has events: it shows whether the first append ended where this one does.
    const rows = this.#selectRun.all(stream, expected, events.length + 1).filter((row) => row['expected'] === expected);
    const last = rows.at(-1);
    if (last === undefined || rows.length !== events.length) return undefined;
    if (!events.every(({ id }, index) => text(rows[index]?.['id']) === id)) return undefined;
    const position = toPosition(integer(last['position']));
    return { kind: 'written', result: { position, revision: toRevision(expected + events.length) } };
  }

  #refuse({ stream, events, expected }: AppendRequest, end: number): AppendOutcome {
    const known = events.find(({ id }) => this.#selectId.get(id) !== undefined);
    const actual = end === NONE ? NO_STREAM : toRevision(end);
    const error = known === undefined ? new WrongExpectedRevision(stream, expected, actual) : new EventIdReused(stream, known.id);
    return { kind: 'refused', error };
  }
}
