import { setTimeout as pause } from 'node:timers/promises';
import { CallTimedOut } from './server-error.js';

/** The first and the longest pause between two tries, in milliseconds: each is about twice the one before. */
const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 2_000;

/** Pauses that grow from try to try, by chance a little longer or shorter, so that many processes do not come back at once. */
export class Backoff {
  #tries = 0;

  /** Waits for the next try. Ends at once when the signal aborts. */
  async wait(signal?: AbortSignal): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#tries);
    this.#tries += 1;
    try {
      await pause(longest * (0.5 + Math.random() / 2), undefined, { signal });
    } catch {
      // Aborted: whoever waits looks at the signal himself.
    }
  }

  /** After a success the next failure is the first again. */
  reset(): void {
    this.#tries = 0;
  }
}

/** A promise's outcome if it comes within so many milliseconds; what comes later is dropped. @throws CallTimedOut */
export async function within<Result>(limit: number, outcome: Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new CallTimedOut(`no answer within ${String(limit)} ms`));
  }, limit);
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
