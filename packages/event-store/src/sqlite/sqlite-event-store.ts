import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { assertAppend } from '../append-rules.js';
import { StoreStopped } from '../errors.js';
import type {
  AppendOptions,
  AppendResult,
  EventStore,
  EventStoreCapabilities,
  NewEvent,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoreHealth,
  SubscribeOptions,
  SubscriptionMessage,
} from '../event-store.js';
import type { ExpectedRevision, Position } from '../position.js';
import { START } from '../position.js';
import { assertBatchSize, assertWithin, limitOf } from '../read-rules.js';
import type { FollowedLog } from '../subscription.js';
import { Subscription } from '../subscription.js';
import { CommitSignal } from '../commit-signal.js';
import { followedPages } from './followed-pages.js';
import { GroupCommit } from './group-commit.js';
import type { PageReader } from './log-reader.js';
import { LogReader } from './log-reader.js';
import { describeFailure } from './sqlite-error.js';
import type { WriterLock } from './writer-lock.js';

const CLOSED = 'The store has been closed.';

/** What an open store holds: the lock, one connection that writes and one that reads. */
export interface OpenLog {
  readonly lock: WriterLock;
  readonly writing: DatabaseSync;
  readonly reading: DatabaseSync;
}

export interface StoreSettings {
  readonly batchSize: number;
  readonly groupCommit: boolean;
  readonly clock: () => number;
}

/** The log in one SQLite file. Made by `openSqliteEventStore`. */
export class SqliteEventStore implements EventStore {
  readonly capabilities: EventStoreCapabilities = { refusesReusedIds: true };
  readonly #log: OpenLog;
  readonly #commits: GroupCommit;
  readonly #reader: LogReader;
  readonly #batchSize: number;
  readonly #signal = new CommitSignal();
  #head: Position = START;
  #open = true;
  #closing: Promise<void> | undefined;

  constructor(log: OpenLog, settings: StoreSettings) {
    this.#log = log;
    this.#batchSize = settings.batchSize;
    this.#reader = new LogReader(log.reading);
    this.#commits = new GroupCommit(log.writing, {
      grouped: settings.groupCommit,
      clock: settings.clock,
      onCommit: (head) => {
        if (head === this.#head) return;
        this.#head = head;
        this.#signal.wakeAll();
      },
    });
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    options: AppendOptions = {},
  ): Promise<AppendResult> {
    assertAppend(stream, events, options);
    return this.#commits.append({ stream, events, expected, ...options });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<readonly RecordedEvent[], void> {
    const { direction = 'forwards' } = options;
    const step = direction === 'forwards' ? 1 : -1;
    let from: number = options.from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    let left = limitOf(options);
    while (left > 0 && from >= 0) {
      const size = Math.min(left, this.#batchSize);
      const events = this.#read(() => this.#reader.ofStream(stream, from, direction, size));
      const last = events.at(-1);
      if (last === undefined) return;
      yield events;
      if (events.length < size) return;
      left -= size;
      from = last.revision + step;
      await nextTurn();
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<readonly RecordedEvent[], void> {
    const nextPage = this.#pages(options);
    const end = this.#head;
    let position = this.#positionIn(options.after);
    while (position < end) {
      const { events, upTo } = nextPage(position, end);
      position = upTo;
      if (events.length > 0) yield events;
      await nextTurn();
    }
  }

  // async, so that what a read throws reaches the caller as a rejection.
  async readAt(position: Position): Promise<RecordedEvent | undefined> {
    return Promise.resolve(this.#read(() => this.#reader.at(position)));
  }

  async head(): Promise<Position> {
    this.#assertOpen();
    return Promise.resolve(this.#head);
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    return {
      [Symbol.asyncIterator]: () => {
        const log: FollowedLog = {
          signal: this.#signal,
          isClosed: () => !this.#open,
          head: () => this.#head,
          next: followedPages(this.#pages(options)),
          release: () => undefined,
        };
        return new Subscription(log, this.#positionIn(options.after), options.signal);
      },
    };
  }

  health(): StoreHealth {
    const reason = this.#commits.stopped;
    return reason === undefined ? { ok: true } : { ok: false, reason };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#commits.drain(CLOSED);
    this.#open = false;
    this.#signal.wakeAll();
    const { lock, writing, reading } = this.#log;
    try {
      if (this.#commits.failed) {
        // The connection that is closed last moves the write-ahead log into the file, unless it may only read. After a failed write
        // that is left to the next start.
        writing.close();
        reading.close();
      } else {
        reading.close();
        writing.close();
      }
    } finally {
      lock.release();
    }
  }

  #pages({ filter, batchSize = this.#batchSize }: ReadAllOptions): PageReader {
    assertBatchSize(batchSize);
    const nextPage = this.#read(() => this.#reader.pages(filter, batchSize));
    return (after, upTo) => this.#read(() => nextPage(after, upTo));
  }

  #positionIn(after: Position = START): Position {
    assertWithin(after, this.#head);
    return after;
  }

  #assertOpen(): void {
    if (!this.#open) throw new StoreStopped(CLOSED);
  }

  #read<Result>(read: () => Result): Result {
    this.#assertOpen();
    try {
      return read();
    } catch (cause) {
      throw new StoreStopped(`The log could not be read: ${describeFailure(cause)}.`, { cause });
    }
  }
}
