import { setImmediate } from 'node:timers/promises';

/** How a call went: with an answer, with an error, or with nothing in time. */
export type Outcome<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'late' };

/** Has somebody told of something; what it gives takes that back. */
export type Tell = (tell: () => void) => () => void;

/**
 * Waits for a promise so many milliseconds, or until it is told to give up. When the time is over, the event loop goes round once more before
 * the answer counts as late: after a long stretch of work of our own it may have lain in the socket all the while.
 */
export async function answerInTime<Value>(limitMs: number, promise: Promise<Value>, whenLost: Tell): Promise<Outcome<Value>> {
  const settled = promise.then(
    (value): Outcome<Value> => ({ kind: 'answered', value }),
    (error: unknown): Outcome<Value> => ({ kind: 'failed', error }),
  );
  const late: Outcome<Value> = { kind: 'late' };
  const { promise: timeOver, resolve } = Promise.withResolvers<Outcome<Value>>();
  const timer = setTimeout(() => {
    void setImmediate(late).then(resolve);
  }, limitMs);
  const forget = whenLost(() => {
    resolve(late);
  });
  try {
    return await Promise.race([settled, timeOver]);
  } finally {
    forget();
    clearTimeout(timer);
  }
}
