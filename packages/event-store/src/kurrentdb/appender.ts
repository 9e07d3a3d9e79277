import { ErrorType, NO_STREAM as NO_SERVER_STREAM } from '@eventstore/db-client';
import { AppendOutcomeUnknown, InvalidAppend, StoreStopped, WrongExpectedRevision } from '../errors.js';
import type { AppendOptions, AppendResult, NewEvent } from '../event-store.js';
import type { ExpectedRevision } from '../position.js';
import { NO_STREAM, toRevision } from '../position.js';
import { positionOf, revisionOf, toEventData } from './event-record.js';
import type { LogServer } from './log-server.js';
import { Backoff, within } from './patience.js';
import { explain, isOfType, isRefusal } from './server-error.js';
import type { ServerReader } from './server-reader.js';

/** The most appends under way at once; others wait their turn, so that a slow server costs no memory without end. */
const MOST_AT_ONCE = 128;

/**
 * How long the first repetition of an append may take, in milliseconds; each later one twice as long as the one before, up to the limit of any call. While
 * another leader is elected a node takes appends and lets them lie until its own limit is over, so a second one soon finds the new leader sooner.
 */
const FIRST_REPEAT = 1_000;

/** An append that keeps the rules of form. */
export interface AppendRequest extends AppendOptions {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** Appends, and finds out what has become of an append when the server does not say. */
export class Appender {
  readonly #server: LogServer;
  readonly #reader: ServerReader;
  #underWay = 0;
  #waiting: (() => void)[] = [];

  constructor(server: LogServer, reader: ServerReader) {
    this.#server = server;
    this.#reader = reader;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    if (this.#underWay < MOST_AT_ONCE) this.#underWay += 1;
    else await this.#turn();
    try {
      return await this.#appendSurely(request);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#underWay -= 1;
      else next();
    }
  }

  /**
   * A failed append is unknown, not refused: it is looked for where it would lie. Our events there: it was written. Others there: it never
   * will be. Nothing there: it is sent again, with the same ids and expectation, which writes it once however often it arrives.
   */
  async #appendSurely(request: AppendRequest): Promise<AppendResult> {
    const { stream, expected } = request;
    const end = Date.now() + this.#server.limits.total;
    const backoff = new Backoff();
    let limit = this.#server.limits.call;
    for (let tries = 0; ; tries += 1) {
      try {
        const result = await this.#send(request, limit);
        this.#server.answered();
        return result;
      } catch (failure) {
        // What is refused at a repetition may have been written before.
        if (tries === 0) this.#assertSendable(stream, failure);
        if (!isWrongRevision(failure)) this.#server.failed(failure);
        try {
          const settled = await this.#settle(request);
          this.#server.answered();
          if (settled !== undefined) return settled;
          // Nothing is there, and the server has said so: the stream ends before the place that was expected.
          if (isWrongRevision(failure)) throw new WrongExpectedRevision(stream, expected, await this.#endOf(stream));
        } catch (error) {
          if (error instanceof WrongExpectedRevision || error instanceof StoreStopped) throw error;
          this.#server.failed(error);
        }
        if (Date.now() >= end)
          throw new AppendOutcomeUnknown(
            `Whether the append to stream "${stream}" was written is not known. ${explain(failure)}`,
            {
              cause: failure,
            },
          );
        limit = Math.min(this.#server.limits.call, FIRST_REPEAT * 2 ** tries);
        await backoff.wait();
      }
    }
  }

  #turn(): Promise<undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.push(() => {
      resolve(undefined);
    });
    return promise;
  }

  async #send({ stream, events, expected, ...options }: AppendRequest, limit: number): Promise<AppendResult> {
    const { client, requiresLeader } = this.#server;
    const data = events.map((event) => toEventData(event, options));
    // The client's own deadline has no effect on the way that appends take; the server's is asked for by it all the same.
    const sent = client.appendToStream(stream, data, {
      expectedRevision: expected === NO_STREAM ? NO_SERVER_STREAM : BigInt(expected),
      deadline: limit,
      requiresLeader,
    });
    const { nextExpectedRevision, position } = await within(limit, sent);
    return { position: positionOf(position), revision: revisionOf(nextExpectedRevision) };
  }

  /** Where the append lies, or undefined when nothing is where it would. @throws WrongExpectedRevision when others are there */
  async #settle({ stream, events, expected }: AppendRequest): Promise<AppendResult | undefined> {
    const first = toRevision(expected === NO_STREAM ? 0 : expected + 1);
    const there = await this.#reader.ofStream(stream, first, 'forwards', events.length);
    const last = there.at(-1);
    if (last === undefined) return undefined;
    if (there.length === events.length && there.every(({ id }, index) => id === events[index]?.id))
      return { position: last.position, revision: last.revision };
    throw new WrongExpectedRevision(stream, expected, await this.#endOf(stream));
  }

  async #endOf(stream: string): Promise<ExpectedRevision> {
    const [last] = await this.#reader.ofStream(stream, undefined, 'backwards', 1);
    return last?.revision ?? NO_STREAM;
  }

  #assertSendable(stream: string, failure: unknown): void {
    if (failure instanceof StoreStopped) throw failure;
    if (isOfType(failure, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED))
      throw new InvalidAppend(`The append to stream "${stream}" is larger than the log server takes at once.`, {
        cause: failure,
      });
    if (isRefusal(failure)) {
      this.#server.failed(failure);
      throw new StoreStopped(explain(failure), { cause: failure });
    }
  }
}

function isWrongRevision(error: unknown): boolean {
  return isOfType(error, ErrorType.WRONG_EXPECTED_VERSION);
}
