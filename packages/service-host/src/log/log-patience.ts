import { StoreUnavailable } from '@ntm-ledger/event-store';

/**
 * What comes of something that waits for the log, if it comes within so many milliseconds.
 * @param late says what has not come
 * @throws StoreUnavailable when it does not
 */
export async function withinPatience<Outcome>(timeoutMs: number, outcome: Promise<Outcome>, late: string): Promise<Outcome> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new StoreUnavailable(late));
  }, timeoutMs);
  try {
    return await Promise.race([outcome, over]);
  } finally {
    clearTimeout(timer);
  }
}
