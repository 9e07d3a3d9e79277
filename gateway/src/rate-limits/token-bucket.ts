/** How many operations come to be allowed a second, and how many may come at once after a pause. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** What became of one operation: the bucket as it is from now on, or how many milliseconds later there is room for it. */
export type Taken = { readonly fullAt: number } | { readonly waitMs: number };

/**
 * Takes one from a bucket. A bucket is kept as the time at which it will be full again, in milliseconds: one number says both what is left and
 * how it fills. `undefined` is a full one. (The generic cell rate algorithm; a token bucket by another name.)
 */
export function takeOne(fullAt: number | undefined, now: number, { perSecond, burst }: Rate): Taken {
  const each = 1000 / perSecond;
  const after = Math.max(fullAt ?? now, now) + each;
  const waitMs = after - now - burst * each;
  return waitMs > 0 ? { waitMs } : { fullAt: after };
}

/**
 * The same in Redis, for several buckets at once: one operation takes one from each or from none. KEYS are buckets, ARGV for each the rate's
 * milliseconds an operation and its burst. Gives 0, or how many milliseconds later there is room in all. The clock is Redis's, one for all gateways.
 */
export const TAKE_ONE_LUA = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local wait, after = 0, {}
for i, key in ipairs(KEYS) do
  local each, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  after[i] = math.max(tonumber(redis.call('GET', key) or now), now) + each
  wait = math.max(wait, after[i] - now - burst * each)
end
if wait > 0 then return math.ceil(wait) end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, string.format('%.3f', after[i]), 'PX', math.ceil(after[i] - now))
end
return 0`;
