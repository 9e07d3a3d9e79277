import type { EventFilter, RecordedEvent, SubscriptionMessage } from '../event-store.js';
import type { Position } from '../position.js';
import type { LogPage } from './log-pages.js';
import { LogPages } from './log-pages.js';
import type { LogServer } from './log-server.js';
import type { LogTail } from './log-tail.js';
import { Backoff } from './patience.js';
import type { ServerReader } from './server-reader.js';

/** What a subscriber has asked for. */
export interface Wish {
  readonly after: Position;
  readonly passes: (event: RecordedEvent) => boolean;
  readonly batchSize: number;
  readonly signal: AbortSignal | undefined;
}

/** Whether a filter lets an event through. */
export function filtering(filter: EventFilter | undefined): (event: RecordedEvent) => boolean {
  if (filter === undefined) return () => true;
  if ('types' in filter) {
    const types = new Set(filter.types);
    return ({ type }) => types.has(type);
  }
  return ({ stream }) => filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
}

/**
 * Follows the log from a position. All it keeps is where it stands and the page it is handing over: what comes next it takes from the tail, or from
 * the server when it lies further back. What it has handed over is where it stands, so nothing is missed or doubled, whatever becomes
 * of the connection meanwhile.
 */
export class ServerSubscription implements AsyncIterator<SubscriptionMessage, undefined> {
  readonly #server: LogServer;
  readonly #reader: ServerReader;
  readonly #tail: LogTail;
  readonly #pages: LogPages;
  readonly #wish: Wish;
  #position: Position;
  /** How far the log went when the subscription began: another process may have written what the tail has not seen. */
  #known: Position | undefined;
  #ready: SubscriptionMessage[] = [];
  #caughtUp = false;
  #ended = false;
  #wake: (() => void) | undefined;
  readonly #backoff = new Backoff();
  /** Calls of `next()` that overlap are answered one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(server: LogServer, reader: ServerReader, tail: LogTail, wish: Wish) {
    this.#server = server;
    this.#reader = reader;
    this.#tail = tail;
    this.#pages = new LogPages(server);
    this.#wish = wish;
    this.#position = wish.after;
    if (wish.signal?.aborted === true) this.#ended = true;
    else wish.signal?.addEventListener('abort', this.#end, { once: true });
  }

  next(): Promise<IteratorResult<SubscriptionMessage, undefined>> {
    const answer = this.#turn.then(() => this.#step());
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  return(): Promise<IteratorResult<SubscriptionMessage, undefined>> {
    this.#end();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #step(): Promise<IteratorResult<SubscriptionMessage, undefined>> {
    try {
      for (;;) {
        if (this.#ended || this.#server.closed.aborted) {
          this.#end();
          return { done: true, value: undefined };
        }
        const message = this.#ready.shift();
        if (message !== undefined) return { done: false, value: message };
        await this.#advance();
      }
    } catch (error) {
      this.#end();
      if (this.#server.closed.aborted) return { done: true, value: undefined };
      throw error;
    }
  }

  async #advance(): Promise<void> {
    this.#known ??= await this.#begin();
    const head = this.#tail.head > this.#known ? this.#tail.head : this.#known;
    if (this.#position < head) await this.#read(head);
    else if (!this.#caughtUp) this.#markCaughtUp();
    else await this.#growth();
  }

  async #begin(): Promise<Position> {
    await this.#untilAnswered(() => this.#tail.start());
    const head = await this.#untilAnswered(() => this.#reader.head());
    if (this.#position > head)
      throw new RangeError(`Position ${String(this.#position)} is beyond the end of the log, ${String(head)}.`);
    return head;
  }

  async #read(head: Position): Promise<void> {
    const { batchSize, passes } = this.#wish;
    const kept = this.#tail.since(this.#position, batchSize);
    if (kept !== undefined) this.#pages.close();
    const { events } = kept === undefined ? await this.#page(batchSize) : { events: kept };
    const upTo = events.at(-1)?.position;
    if (upTo === undefined) {
      // What is known to be there has not come: a follower of the cluster may lag behind its leader.
      await this.#backoff.wait(this.#server.closed);
      return;
    }
    this.#backoff.reset();
    this.#position = upTo;
    const passed = events.filter(passes);
    if (passed.length > 0) this.#ready.push({ kind: 'events', events: passed });
    if (upTo < head) this.#caughtUp = false;
    if (upTo >= head && !this.#caughtUp) this.#markCaughtUp();
    else if (passed.at(-1)?.position !== upTo) this.#ready.push({ kind: 'checkpoint', position: upTo });
  }

  #page(size: number): Promise<LogPage> {
    return this.#untilAnswered(() => this.#pages.after(this.#position, size));
  }

  #markCaughtUp(): void {
    this.#caughtUp = true;
    this.#ready.push({ kind: 'caught-up', position: this.#position });
  }

  async #growth(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const forget = this.#tail.signal.wait(() => {
      resolve(undefined);
    });
    this.#wake = () => {
      forget();
      resolve(undefined);
    };
    await promise;
    this.#wake = undefined;
  }

  /** A subscriber waits for its server as long as it takes: `health()` says meanwhile why nothing comes. */
  #untilAnswered<Result>(read: () => Promise<Result>): Promise<Result> {
    return this.#server.read(read, Number.POSITIVE_INFINITY);
  }

  readonly #end = (): void => {
    this.#ended = true;
    this.#ready = [];
    this.#pages.close();
    this.#wish.signal?.removeEventListener('abort', this.#end);
    this.#wake?.();
  };
}
