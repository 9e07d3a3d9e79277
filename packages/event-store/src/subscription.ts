import type { CommitSignal } from './commit-signal.js';
import type { RecordedEvent, SubscriptionMessage } from './event-store.js';
import type { Position } from './position.js';

/** Some events in log order, and how far the log has been looked through for them: nothing up to there is left out. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  readonly upTo: Position;
}

/** A log as one subscription follows it. */
export interface FollowedLog {
  /** Says that the log has grown or closed. */
  readonly signal: CommitSignal;
  readonly isClosed: () => boolean;
  /** Awaited once before the log is followed from a position. @throws RangeError when the log does not go as far */
  readonly begin?: (position: Position) => Promise<void>;
  /** How far the log is known to go. Asked and waited on in one go, so that no growth between the two is missed. */
  readonly head: () => Position;
  /** What comes next after a position and up to another, which is beyond it; undefined when it is to be looked afresh what there is to do. */
  readonly next: (after: Position, head: Position) => Promise<Page | undefined>;
  /** Lets go of what is held for the subscription. */
  readonly release: () => void;
}

/**
 * Follows the log from a position. All it keeps is where it stands (and the page it is handing over): what comes next it always takes
 * from the log, so nothing is missed or doubled between the backlog and the live part, and a slow reader costs no memory.
 *
 * It has fallen behind when what waits for it is more than one page. A commit that it reads to the end in one page is no such case.
 *
 * It is an iterator of its own, not an `async function*`: one that waits for a commit could not be ended by `return()` from outside.
 */
export class Subscription implements AsyncIterator<SubscriptionMessage, undefined> {
  readonly #log: FollowedLog;
  readonly #abort: AbortSignal | undefined;
  #position: Position;
  #ready: SubscriptionMessage[] = [];
  #begun = false;
  #caughtUp = false;
  #ended = false;
  #wake: (() => void) | undefined;
  /** Calls of `next()` that overlap are answered one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(log: FollowedLog, after: Position, abort: AbortSignal | undefined) {
    this.#log = log;
    this.#position = after;
    this.#abort = abort;
    if (abort?.aborted === true) this.#ended = true;
    else abort?.addEventListener('abort', this.#end, { once: true });
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
        if (this.#ended || this.#log.isClosed()) {
          this.#end();
          return { done: true, value: undefined };
        }
        const message = this.#ready.shift();
        if (message !== undefined) return { done: false, value: message };
        await this.#advance();
      }
    } catch (error) {
      this.#end();
      if (this.#log.isClosed()) return { done: true, value: undefined };
      throw error;
    }
  }

  async #advance(): Promise<void> {
    if (!this.#begun) await this.#log.begin?.(this.#position);
    this.#begun = true;
    const head = this.#log.head();
    if (this.#position < head) await this.#read(head);
    else if (!this.#caughtUp) this.#markCaughtUp();
    else await this.#growth();
  }

  async #read(head: Position): Promise<void> {
    const page = await this.#log.next(this.#position, head);
    if (page === undefined) return;
    const { events, upTo } = page;
    this.#position = upTo;
    if (events.length > 0) this.#ready.push({ kind: 'events', events });
    const covered = events.at(-1)?.position === upTo;
    if (upTo < head) this.#caughtUp = false;
    if (upTo >= head && !this.#caughtUp) this.#markCaughtUp();
    else if (!covered) this.#ready.push({ kind: 'checkpoint', position: upTo });
  }

  #markCaughtUp(): void {
    this.#caughtUp = true;
    this.#ready.push({ kind: 'caught-up', position: this.#position });
  }

  async #growth(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const forget = this.#log.signal.wait(() => {
      resolve(undefined);
    });
    this.#wake = () => {
      forget();
      resolve(undefined);
    };
    await promise;
    this.#wake = undefined;
  }

  readonly #end = (): void => {
    this.#ended = true;
    this.#ready = [];
    this.#log.release();
    this.#abort?.removeEventListener('abort', this.#end);
    this.#wake?.();
  };
}
