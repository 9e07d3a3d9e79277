import { CommitSignal } from '../commit-signal.js';
import type { RecordedEvent } from '../event-store.js';
import type { Position } from '../position.js';
import { START } from '../position.js';
import type { LogServer } from './log-server.js';
import { LogStream } from './log-stream.js';
import { Backoff } from './patience.js';
import { followingAfter } from './read-request.js';
import type { ServerReader } from './server-reader.js';

/** The most events, and the most characters of their bodies, that are kept for those who follow the log. */
const MOST_EVENTS = 4_096;
const MOST_CHARACTERS = 16_777_216;

/** So many times in a row the last event that was read must be missing before the log counts as another: one look may be wrong. */
const DOUBTS = 4;

/**
 * The end of the log as it grows: one subscription a process, for all who follow. It keeps the last events, so that a follower that is up to date
 * needs no read of its own; one that has fallen behind what is kept reads from the log again. So a slow follower loses nothing and costs
 * nothing, and the server never finds a follower slow but for this one, which takes every event at once.
 *
 * The subscription may end with an error, or fall silent without one. It is then begun again after the last event that came, with no gap and no
 * double. Its marks (caught up, checkpoints) overtake events, so none is used: how far the log goes is what a read of its end says.
 */
export class LogTail {
  readonly #server: LogServer;
  readonly #reader: ServerReader;
  #kept: RecordedEvent[] = [];
  #characters = 0;
  /** Every event after this position and up to the head is kept. */
  #keptAfter: Position = START;
  #head: Position = START;
  /** The id of the event at the head, where it has come by here. */
  #lastId: string | undefined;
  #doubts = 0;
  #putBack: RangeError | undefined;
  #started: Promise<void> | undefined;
  #following: Promise<void> | undefined;
  /** Wakes those who follow at the next event, and when the store closes. */
  readonly signal = new CommitSignal();

  constructor(server: LogServer, reader: ServerReader) {
    this.#server = server;
    this.#reader = reader;
  }

  /** @throws RangeError when the log was put back to an earlier end: whoever went on reading would miss without a word what is written there now */
  get head(): Position {
    if (this.#putBack !== undefined) throw this.#putBack;
    return this.#head;
  }

  /** Begins to follow, once. */
  start(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  /** Resolves when nothing is followed any more, after the server was closed. */
  async stopped(): Promise<void> {
    this.signal.wakeAll();
    await this.#started?.catch(() => undefined);
    await this.#following;
  }

  /** At most so many events after a position, or undefined when it lies before what is kept. */
  since(after: Position, count: number): readonly RecordedEvent[] | undefined {
    if (after < this.#keptAfter) return undefined;
    let [low, high] = [0, this.#kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.position ?? START) <= after) low = middle + 1;
      else high = middle;
    }
    return this.#kept.slice(low, low + count);
  }

  async #start(): Promise<void> {
    try {
      this.#head = await this.#server.read(() => this.#reader.head());
      this.#keptAfter = this.#head;
      this.#following = this.#follow();
    } catch (error) {
      this.#started = undefined;
      throw error;
    }
  }

  async #follow(): Promise<void> {
    const backoff = new Backoff();
    while (!this.#server.closed.aborted && this.#putBack === undefined) {
      const before = this.#head;
      try {
        await this.#assertNotPutBack();
        await this.#subscribeOnce();
      } catch (error) {
        // What a busy server does to any subscriber ("Consumer too slow") is no trouble: when it goes on by itself, nobody need know.
        if (this.#head === before) this.#server.failed(error);
      }
      if (this.#head > before) backoff.reset();
      await backoff.wait(this.#server.closed);
    }
  }

  /**
   * A server whose log was put back to an earlier end has been down meanwhile, so that this is looked at whenever it is followed anew. From a position beyond the
   * end it would hand over nothing, and later on from the middle of what was written since.
   */
  async #assertNotPutBack(): Promise<void> {
    if (this.#head === START) return;
    const found = await this.#reader.at(this.#head);
    if (found !== undefined && (this.#lastId === undefined || found.id === this.#lastId)) {
      this.#doubts = 0;
      return;
    }
    // A node that was asked although it only follows may not have come so far yet.
    if (!this.#server.requiresLeader && (await this.#reader.head()) < this.#head) return;
    this.#doubts += 1;
    const error = new RangeError(
      `The log no longer holds what was read at its position ${String(this.#head)}: it was put back to an earlier end. Restart this process.`,
    );
    if (this.#doubts >= DOUBTS) {
      this.#putBack = error;
      this.signal.wakeAll();
    }
    throw error;
  }

  /** Follows until the subscription ends, fails, falls silent, or the store closes. */
  async #subscribeOnce(): Promise<void> {
    const { promise: over, resolve: end, reject: fail } = Promise.withResolvers<undefined>();
    const subscription = new LogStream(this.#server, followingAfter(this.#head), {
      take: (event) => {
        this.#take(event);
      },
      fail,
      end: () => {
        end(undefined);
      },
    });
    const onClose = (): void => {
      end(undefined);
    };
    this.#server.closed.addEventListener('abort', onClose, { once: true });
    const watch = this.#watch(over, fail);
    try {
      if (this.#server.closed.aborted) return;
      await over;
    } finally {
      this.#server.closed.removeEventListener('abort', onClose);
      subscription.cancel();
      watch();
    }
  }

  /** Looks from time to time whether a subscription that says nothing has anything to say. @returns a function that ends it. */
  #watch(over: Promise<undefined>, fail: (error: Error) => void): () => void {
    over.catch(() => undefined);
    let looking = false;
    let [last, missing] = [this.#head, START];
    const look = async (): Promise<void> => {
      if (looking) return;
      looking = true;
      try {
        if (this.#head === last && missing > this.#head) fail(new Error(`events up to ${String(missing)} have not come`));
        last = this.#head;
        missing = await this.#reader.head();
        this.#server.answered();
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      } finally {
        looking = false;
      }
    };
    const timer = setInterval(() => void look(), this.#server.limits.probe);
    return () => {
      clearInterval(timer);
    };
  }

  #take(event: RecordedEvent | undefined): void {
    if (event === undefined || event.position <= this.#head) return;
    this.#kept.push(event);
    this.#characters += event.body.length;
    this.#head = event.position;
    this.#lastId = event.id;
    if (this.#kept.length > MOST_EVENTS || this.#characters > MOST_CHARACTERS) this.#forgetHalf();
    this.signal.wakeAll();
  }

  #forgetHalf(): void {
    const forgotten = this.#kept.splice(0, Math.ceil(this.#kept.length / 2));
    for (const { body } of forgotten) this.#characters -= body.length;
    this.#keptAfter = forgotten.at(-1)?.position ?? this.#keptAfter;
  }
}
