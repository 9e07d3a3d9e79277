import type { Position, RecordedEvent, SubscriptionMessage } from '@ntm-ledger/event-store';
import { decodeEvent, TITLE_STREAMS } from '@ntm-ledger/events';
import type { EventReader } from './event-reader.js';
import type { RecognitionEvent } from './recognition-event.js';

/** An event, or a heartbeat: a position alone, up to which nothing is left out. Either position can be given back as a cursor. */
export type FeedMessage =
  | { readonly kind: 'EVENT'; readonly position: Position; readonly event: RecognitionEvent }
  | { readonly kind: 'HEARTBEAT'; readonly position: Position; readonly event: null };

export interface FeedOptions extends EventReader {
  readonly heartbeatMs: number;
}

type Step = IteratorResult<FeedMessage, undefined>;

const DONE: Step = { done: true, value: undefined };

/**
 * The events of all titles after a position, in log order: the backlog, a heartbeat when it is done, then what comes, with a heartbeat
 * again and again. It keeps nothing but what it is handing over, so a slow reader costs no memory and loses nothing.
 *
 * It is an iterator of its own, not an `async function*`: one that waits (for the log, for a fold, for its heartbeat) could not be ended
 * by `return()` from outside. Here whatever it waits for only sets a field and wakes it.
 */
export class RecognitionFeed implements AsyncIterableIterator<FeedMessage, undefined> {
  readonly #options: FeedOptions;
  readonly #source: AsyncIterator<SubscriptionMessage>;
  /** Events at hand, and how many of them are delivered or not wanted. */
  #waiting: readonly RecordedEvent[] = [];
  #delivered = 0;
  /** Up to here everything was delivered or is not wanted. */
  #covered: Position;
  #folded: Position;
  #caughtUp = false;
  #heartbeatDue = false;
  #heartbeat: NodeJS.Timeout | undefined;
  #pulling = false;
  #folding = false;
  #failure: { readonly error: unknown } | undefined;
  #over = false;
  #wake: (() => void) | undefined;
  /** Calls of `next()` that overlap are answered one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#covered = options.after;
    this.#folded = options.after;
    const { store, after } = options;
    this.#source = store.subscribe({ after, filter: { streamPrefixes: [TITLE_STREAMS] } })[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    const answer = this.#turn.then(() => this.#step());
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the feed at once, whatever it waits for; a `next()` that is under way is answered with the end. */
  return(): Promise<Step> {
    this.#end();
    return Promise.resolve(DONE);
  }

  async #step(): Promise<Step> {
    for (;;) {
      if (this.#over) return DONE;
      try {
        if (this.#failure !== undefined) throw this.#failure.error;
        const message = this.#ready();
        if (message !== undefined) return { done: false, value: message };
      } catch (error) {
        this.#end();
        throw error;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The next message, if it can be given now; otherwise sets going what it takes. */
  #ready(): FeedMessage | undefined {
    for (let next = this.#waiting[this.#delivered]; next !== undefined; next = this.#waiting[this.#delivered]) {
      if (next.position > this.#folded) {
        this.#fold(next.position);
        return undefined;
      }
      const event = this.#options.read(decodeEvent(next));
      this.#delivered += 1;
      this.#covered = next.position;
      if (event !== null) return { kind: 'EVENT', position: event.position, event };
    }
    // Before the heartbeat: a reader for whom one is due whenever it asks would else never be handed an event.
    this.#pull();
    return this.#heartbeatDue ? this.#beat() : undefined;
  }

  #beat(): FeedMessage {
    this.#heartbeatDue = false;
    this.#heartbeat = setTimeout(() => {
      this.#heartbeatDue = true;
      this.#wake?.();
    }, this.#options.heartbeatMs);
    return { kind: 'HEARTBEAT', position: this.#covered, event: null };
  }

  #fold(position: Position): void {
    if (this.#folding) return;
    this.#folding = true;
    this.#options.folded(position).then(() => {
      this.#folding = false;
      this.#folded = position;
      this.#wake?.();
    }, this.#fail);
  }

  #pull(): void {
    if (this.#pulling) return;
    this.#pulling = true;
    this.#source.next().then((step) => {
      this.#pulling = false;
      if (step.done === true) this.#end();
      else this.#take(step.value);
      this.#wake?.();
    }, this.#fail);
  }

  /** Messages of the log are asked for only when all events at hand are delivered, so a position they bring overtakes none. */
  #take(message: SubscriptionMessage): void {
    switch (message.kind) {
      case 'events':
        this.#waiting = message.events;
        this.#delivered = 0;
        return;
      case 'caught-up':
        this.#covered = message.position;
        if (!this.#caughtUp) this.#caughtUp = this.#heartbeatDue = true;
        return;
      case 'checkpoint':
        this.#covered = message.position;
    }
  }

  readonly #fail = (error: unknown): void => {
    this.#failure = { error };
    this.#wake?.();
  };

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#waiting = [];
    clearTimeout(this.#heartbeat);
    // Its answer is of no interest: whatever it says, this feed is over.
    void this.#source.return?.().catch(() => undefined);
    this.#wake?.();
  }
}
