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
import { START, toRevision } from '../position.js';
import { assertBatchSize, assertWithin, limitOf } from '../read-rules.js';
import { Subscription } from '../subscription.js';
import { Appender } from './appender.js';
import type { LogServer } from './log-server.js';
import { LogPages } from './log-pages.js';
import { LogTail } from './log-tail.js';
import { ServerReader } from './server-reader.js';
import type { Wish } from './followed-server.js';
import { filtering, followedServer } from './followed-server.js';

/** The log on a KurrentDB server or cluster. Made by `openKurrentDbEventStore`. */
export class KurrentDbEventStore implements EventStore {
  /** The server knows an append again by ids, expectation and order together; an id alone may turn up wherever it likes. */
  readonly capabilities: EventStoreCapabilities = { refusesReusedIds: false };
  readonly #server: LogServer;
  readonly #batchSize: number;
  readonly #release: () => Promise<void>;
  readonly #reader: ServerReader;
  readonly #appender: Appender;
  readonly #tail: LogTail;
  readonly #underWay = new Set<Promise<unknown>>();
  #refusing = false;
  #closing: Promise<void> | undefined;

  constructor(server: LogServer, batchSize: number, release: () => Promise<void>) {
    this.#server = server;
    this.#batchSize = batchSize;
    this.#release = release;
    this.#reader = new ServerReader(server);
    this.#appender = new Appender(server, this.#reader);
    this.#tail = new LogTail(server, this.#reader);
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    options: AppendOptions = {},
  ): Promise<AppendResult> {
    assertAppend(stream, events, options);
    this.#assertOpen();
    const append = this.#appender.append({ stream, events, expected, ...options });
    this.#underWay.add(append);
    try {
      return await append;
    } finally {
      this.#underWay.delete(append);
    }
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<readonly RecordedEvent[], void> {
    const { direction = 'forwards' } = options;
    const step = direction === 'forwards' ? 1 : -1;
    let { from } = options;
    let left = limitOf(options);
    this.#assertOpen();
    while (left > 0) {
      const size = Math.min(left, this.#batchSize);
      const events = await this.#read(() => this.#reader.ofStream(stream, from, direction, size));
      const last = events.at(-1);
      if (last === undefined) return;
      yield events;
      left -= size;
      if (events.length < size || last.revision + step < 0) return;
      from = toRevision(last.revision + step);
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<readonly RecordedEvent[], void> {
    const { batchSize, passes, after } = this.#wish(options);
    const end = await this.head();
    assertWithin(after, end);
    const pages = new LogPages(this.#server);
    let position = after;
    try {
      while (position < end) {
        const { events, atEnd } = await this.#read(() => pages.after(position, batchSize));
        const passed = events.filter((event) => event.position <= end && passes(event));
        if (passed.length > 0) yield passed;
        const last = events.at(-1);
        if (last === undefined || atEnd) return;
        position = last.position;
      }
    } finally {
      pages.close();
    }
  }

  async readAt(position: Position): Promise<RecordedEvent | undefined> {
    return this.#read(() => this.#reader.at(position));
  }

  async head(): Promise<Position> {
    return this.#read(() => this.#reader.head());
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const wish = this.#wish(options);
    return {
      [Symbol.asyncIterator]: () => {
        this.#assertOpen();
        const followed = followedServer({ server: this.#server, reader: this.#reader, tail: this.#tail }, wish);
        return new Subscription(followed, wish.after, wish.signal);
      },
    };
  }

  health(): StoreHealth {
    return this.#server.health();
  }

  close(): Promise<void> {
    this.#refusing = true;
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Appends that are under way are answered first; each has its time limit. */
  async #close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    this.#server.close();
    await this.#tail.stopped();
    await this.#release();
  }

  #wish({ after = START, filter, batchSize = this.#batchSize, signal }: SubscribeOptions): Wish {
    assertBatchSize(batchSize);
    return { after, batchSize, passes: filtering(filter), signal };
  }

  async #read<Result>(read: () => Promise<Result>): Promise<Result> {
    this.#assertOpen();
    return this.#server.read(read);
  }

  #assertOpen(): void {
    if (this.#refusing) throw new StoreStopped('The store has been closed.');
  }
}
