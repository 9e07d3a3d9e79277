import type { Redis } from '@ntm-ledger/redis';
import { redisScript } from '@ntm-ledger/redis';
import { RecentEntries } from '../recent-entries.js';
import type { Caller } from './caller.js';
import type { Rate } from './token-bucket.js';
import { takeOne, TAKE_ONE_LUA } from './token-bucket.js';

/** Says of each operation whether its caller may send it now. */
export interface RateLimiter {
  /** Counts one operation. Gives 0, or how many milliseconds later the caller may try again; then it was not counted. */
  take(caller: Caller): Promise<number>;
}

/** So many times what one caller may send is what all tokens of one address may send together. */
const TOKENS_OF_ADDRESS = 10;

/** How many buckets a gateway remembers by itself; one that is forgotten is full. */
const BUCKETS = 100_000;

const takeOneOfEach = redisScript(TAKE_ONE_LUA);

/**
 * Limits callers to a rate. Without a token, an address has one bucket. With a token, the token has one, and all tokens of an address have one
 * together that is ten times as large: a token is not verified here, and whoever invents them is held by that.
 *
 * Where gateways share a Redis they count together; while it is lost, each for itself.
 */
export function rateLimiter(rate: Rate, redis?: Redis): RateLimiter {
  const own = new RecentEntries<number>(BUCKETS);
  return {
    async take(caller) {
      const buckets = bucketsOf(caller, rate);
      const shared = await redis?.run(
        takeOneOfEach,
        buckets.map(([name]) => `ntm:rate:${name}`),
        buckets.flatMap(([, { perSecond, burst }]) => [1000 / perSecond, burst]),
      );
      return typeof shared === 'number' ? shared : takeOfEach(own, buckets);
    },
  };
}

type Bucket = readonly [name: string, rate: Rate];

function bucketsOf({ address, token }: Caller, rate: Rate): readonly Bucket[] {
  if (token === undefined) return [[`address:${address}`, rate]];
  const together: Rate = { perSecond: TOKENS_OF_ADDRESS * rate.perSecond, burst: TOKENS_OF_ADDRESS * rate.burst };
  return [
    [`token:${token}`, rate],
    [`tokens:${address}`, together],
  ];
}

function takeOfEach(own: RecentEntries<number>, buckets: readonly Bucket[]): number {
  const now = performance.now();
  let waitMs = 0;
  const filled: [string, number][] = [];
  for (const [name, rate] of buckets) {
    const taken = takeOne(own.get(name), now, rate);
    if ('waitMs' in taken) waitMs = Math.max(waitMs, taken.waitMs);
    else filled.push([name, taken.fullAt]);
  }
  if (waitMs === 0) for (const [name, fullAt] of filled) own.set(name, fullAt);
  return waitMs;
}
