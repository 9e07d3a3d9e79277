import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SubscriptionMessage } from '../event-store.js';
import type { Position } from '../position.js';
import type { CommitSignal } from '../commit-signal.js';
import type { PageReader } from './log-reader.js';

/** What a subscription needs of its store. */
export interface FollowedLog {
  readonly signal: CommitSignal;
  /** The last committed position, or undefined when the store has closed. */
  readonly head: () => Position | undefined;
  readonly nextPage: PageReader;
}

/**
 * Follows the log from a position. All it keeps is where it stands (and the page it is handing over): it always reads what comes next
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
  #caughtUp = false;
  #amidBacklog = false;
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
    for (;;) {
      const head = this.#log.head();
      if (this.#ended || head === undefined) {
        this.#end();
        return { done: true, value: undefined };
      }
      const message = this.#ready.shift();
      if (message !== undefined) return { done: false, value: message };
      if (this.#position < head) await this.#read(head);
      else if (!this.#caughtUp) this.#markCaughtUp();
      else await this.#commit();
    }
  }

  async #read(head: Position): Promise<void> {
    if (this.#amidBacklog) {
      // Between two pages of a backlog everybody else gets a turn; then it is looked at afresh what there is to do.
      this.#amidBacklog = false;
      await nextTurn();
      return;
    }
    try {
      const { events, upTo } = this.#log.nextPage(this.#position, head);
      this.#position = upTo;
      if (events.length > 0) this.#ready.push({ kind: 'events', events });
      const covered = events.at(-1)?.position === upTo;
      if (upTo < head) {
        this.#amidBacklog = true;
        this.#caughtUp = false;
      }
      if (upTo === head && !this.#caughtUp) this.#markCaughtUp();
      else if (!covered) this.#ready.push({ kind: 'checkpoint', position: upTo });
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  #markCaughtUp(): void {
    this.#caughtUp = true;
    this.#ready.push({ kind: 'caught-up', position: this.#position });
  }

  async #commit(): Promise<void> {
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
    this.#abort?.removeEventListener('abort', this.#end);
    this.#wake?.();
  };
}
