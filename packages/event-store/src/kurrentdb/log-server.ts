import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreStopped, StoreUnavailable } from '../errors.js';
import type { StoreHealth } from '../event-store.js';
import type { Report } from './guarded-client.js';
import { Backoff } from './patience.js';
import { explain, isRefusal } from './server-error.js';

/** How long the store waits for its server, in milliseconds. */
export interface TimeLimits {
  /** For one call. */
  readonly call: number;
  /** For a read or an append with all its repetitions. */
  readonly total: number;
  /** Between two looks at whether a quiet subscription still lives. */
  readonly probe: number;
}

/** The server as the store knows it: its client, whether it answers, and until when. */
export class LogServer {
  readonly client: EventStoreDBClient;
  readonly limits: TimeLimits;
  /** Whether calls are for the leader of a cluster alone. */
  readonly requiresLeader: boolean;
  readonly #report: Report;
  readonly #closing = new AbortController();
  #trouble: string | undefined;

  constructor(client: EventStoreDBClient, requiresLeader: boolean, limits: TimeLimits, report: Report) {
    this.client = client;
    this.requiresLeader = requiresLeader;
    this.limits = limits;
    this.#report = report;
  }

  /** Aborts when the store closes. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  close(): void {
    this.#closing.abort();
  }

  /** @throws StoreStopped when the store has been closed */
  assertOpen(): void {
    if (this.closed.aborted) throw new StoreStopped('The store has been closed.');
  }

  /** A call that the server answered: whatever was wrong with it is over. */
  answered(): void {
    if (this.#trouble !== undefined) this.#report('The log server answers again.');
    this.#trouble = undefined;
  }

  /** A call that failed. It is said once, not at every repetition, in whatever words: only a refusal is news once more. */
  failed(error: unknown): void {
    const trouble = explain(error);
    const isNews = this.#trouble === undefined || (isRefusal(error) && trouble !== this.#trouble);
    if (isNews && !this.closed.aborted) this.#report(trouble);
    this.#trouble = trouble;
  }

  health(): StoreHealth {
    if (this.closed.aborted) return { ok: false, reason: 'The store has been closed.' };
    return this.#trouble === undefined ? { ok: true } : { ok: false, reason: this.#trouble };
  }

  /**
   * Repeats a read until the server answers, within a total limit. What the server refuses is not repeated, unless there is no limit: who waits as long as it
   * takes waits for a right that is given back as well, and `health()` says meanwhile which is missing.
   * @throws StoreUnavailable when it has not answered by then
   * @throws StoreStopped when the store closes meanwhile, or what was read is none of ours
   */
  async read<Result>(read: () => Promise<Result>, total = this.limits.total): Promise<Result> {
    const end = Date.now() + total;
    const backoff = new Backoff();
    for (;;) {
      this.assertOpen();
      try {
        const result = await read();
        this.answered();
        return result;
      } catch (error) {
        if (error instanceof StoreStopped || error instanceof RangeError) throw error;
        this.assertOpen();
        this.failed(error);
        if ((isRefusal(error) && Number.isFinite(total)) || Date.now() >= end)
          throw new StoreUnavailable(explain(error), { cause: error });
        await backoff.wait(this.closed);
      }
    }
  }
}
