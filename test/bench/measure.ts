/** A piece of work to time. What it returns is awaited and dropped. */
export type Work = () => unknown;

export interface Comparison {
  /** Milliseconds of each timed run, in the order they ran. */
  readonly subject: readonly number[];
  readonly baseline: readonly number[];
}

export interface ComparisonOptions {
  /** Timed runs of each side. Odd, so that the median is a run. Default 15. */
  readonly rounds?: number;
  /** Runs of each side beforehand that do not count: the first ones run unoptimised code on cold caches. Default 3. */
  readonly warmUp?: number;
}

/**
 * Times two pieces of work against each other. They take turns, and who begins changes every round, so that whatever else the
 * machine does meanwhile falls on both alike.
 */
export async function compare(
  subject: Work,
  baseline: Work,
  { rounds = 15, warmUp = 3 }: ComparisonOptions = {},
): Promise<Comparison> {
  const times: { subject: number[]; baseline: number[] } = { subject: [], baseline: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const turns = [
      { work: subject, into: times.subject },
      { work: baseline, into: times.baseline },
    ];
    if (round % 2 !== 0) turns.reverse();
    for (const { work, into } of turns) {
      const took = await timeOf(work);
      if (round >= 0) into.push(took);
    }
  }
  return times;
}

/** Milliseconds that a piece of work takes, once. */
export async function timeOf(work: Work): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The smallest sample that at least `share` of all samples do not exceed (the nearest-rank percentile): always a sample, never a mean of two.
 * @param share From 0 to 1, e.g. 0.99.
 * @throws RangeError without samples, or for a share outside 0 to 1.
 */
export function percentile(samples: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share from 0 to 1`);
  const ranked = samples.toSorted((a, b) => a - b);
  const sample = ranked[Math.max(0, Math.ceil(share * ranked.length) - 1)];
  if (sample === undefined) throw new RangeError('no samples to take a percentile of');
  return sample;
}

/** The middle sample; of an even number the lower of the middle two. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}
