import { percentile } from './measure.js';

/** How a server came to be warm. */
export interface Warming {
  /** How long the answers of the first window took, when it was cold. */
  readonly cold: readonly number[];
  readonly windows: number;
}

/** A window whose slowest answers are faster than the fastest before by less than this share has not got any faster. */
const LESS = 0.1;
/** After so many windows in a row that did not get faster, no more is to be had. */
const STEADY = 2;

/**
 * Has a server asked, window after window, until its slowest answers get no faster, or it was asked often enough: code is compiled while it is asked,
 * and on a machine that others use that takes a minute.
 * @param ask asks it for one window, and gives how long each answer took
 */
export async function warmed(ask: () => Promise<readonly number[]>, atMost: number): Promise<Warming> {
  const cold = await ask();
  let [windows, best, since] = [1, percentile(cold, 0.99), 0];
  while (windows < atMost && since < STEADY) {
    const p99 = percentile(await ask(), 0.99);
    windows += 1;
    since = p99 < best * (1 - LESS) ? 0 : since + 1;
    best = Math.min(best, p99);
  }
  return { cold, windows };
}
