import { dayCount } from './day-count.js';

/** A share that was reached on a day. */
type Reached = readonly [day: string, share: number];

/**
 * What pages of the press and of offices printed of the whole country, second-hand for the ministry's reports: the share of the communes taking
 * part that were recognised. Before the first commune there was none; the last two rows are no figures but a reading of the forecast of
 * June 2025, by which 64 to 65 % of the communes that the reform formed would be recognised, as if that were reached within half a year.
 */
const NTM: readonly Reached[] = [
  ['2010-12-31', 0],
  ['2014-12-31', 0.088],
  ['2015-12-31', 0.171],
  ['2016-02-29', 0.197],
  ['2016-10-31', 0.23],
  ['2017-12-31', 0.344],
  ['2018-12-31', 0.424],
  ['2019-06-30', 0.501],
  ['2019-11-30', 0.5399],
  ['2020-05-31', 0.582],
  ['2020-12-31', 0.624],
  ['2021-04-30', 0.634],
  ['2021-12-31', 0.682],
  ['2022-06-30', 0.702],
  ['2022-12-31', 0.7306],
  ['2023-06-30', 0.7365],
  ['2024-06-30', 0.78],
  ['2025-01-31', 0.78],
  ['2025-06-30', 0.793],
  ['2025-07-31', 0.1],
  ['2025-12-31', 0.645],
];

/** Of the recognised communes those that are advanced, from the printed numbers; after the reform as before it, which nobody has printed. */
const ADVANCED: readonly Reached[] = [
  ['2018-06-30', 0],
  ['2021-04-30', 305 / 5_248],
  ['2021-10-31', 468 / 5_360],
  ['2021-12-31', 503 / 5_615],
  ['2022-06-30', 764 / 5_775],
  ['2023-06-30', 1_331 / 6_022],
  ['2024-06-30', 1_860 / 6_318],
  ['2025-01-31', 2_275 / 6_250],
  ['2025-06-30', 2_567 / 6_084],
];

/** Of the recognised communes those that are models, likewise. */
const MODEL: readonly Reached[] = [
  ['2020-06-30', 0],
  ['2021-04-30', 24 / 5_248],
  ['2021-12-31', 43 / 5_615],
  ['2022-06-30', 83 / 5_775],
  ['2023-06-30', 176 / 6_022],
  ['2024-06-30', 340 / 6_318],
  ['2025-01-31', 550 / 6_250],
  ['2025-06-30', 743 / 6_084],
];

/** Criteria of nineteen that a commune meets on average. */
const AVERAGE_MET: readonly Reached[] = [
  ['2014-12-31', 10],
  ['2015-12-31', 12.9],
  ['2017-06-12', 13.8],
  ['2019-09-30', 15.26],
  ['2019-11-30', 15.66],
  ['2021-10-31', 16.7],
  ['2022-06-30', 17],
  ['2025-06-30', 17.5],
];

/** The levels whose titles the history has. */
export const HISTORY_LEVELS = ['NTM', 'ADVANCED', 'MODEL'] as const;
export type HistoryLevel = (typeof HISTORY_LEVELS)[number];

const SHARES: Readonly<Record<HistoryLevel, readonly Reached[]>> = { NTM, ADVANCED, MODEL };

/**
 * The share that holds titles of a level on a day, between two printed figures in a straight line: for NTM of the xã that stand, for the others
 * of those that are recognised. (The programme's own list of communes is some tens shorter than the register's xã.)
 */
export function shareOn(level: HistoryLevel, day: number): number {
  return between(SHARES[level], day);
}

/** How many criteria of nineteen a commune meets on average on a day. */
export function averageMetOn(day: number): number {
  return between(AVERAGE_MET, day);
}

/** The days of the printed shares of a level, on which the history is at its figure. */
export function printedDays(level: HistoryLevel): number[] {
  return SHARES[level].map(([day]) => dayCount(day));
}

function between(reached: readonly Reached[], day: number): number {
  let [before, value] = [-Infinity, reached[0]?.[1] ?? 0];
  for (const [on, share] of reached) {
    const next = dayCount(on);
    if (next >= day) return before === -Infinity ? share : value + ((share - value) * (day - before)) / (next - before);
    [before, value] = [next, share];
  }
  return value;
}
