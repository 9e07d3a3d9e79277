import { twoPlaces } from '@ntm-ledger/scoring';
import type { Verdict } from './condition.js';

/** How many of some units hold something, and of how many it is open. */
export interface Tallied {
  readonly yes: number;
  readonly open: number;
  readonly whole: number;
}

/** Whether a part is at least so many per cent of a whole, in whole numbers: 10 % of 19 takes 2. */
export function isShare(part: number, whole: number, percent: number): boolean {
  return 100 * part >= percent * whole;
}

/** The smallest number that is at least so many per cent of a whole. */
export function fewestOf(whole: number, percent: number): number {
  return Math.floor((percent * whole + 99) / 100);
}

/** Whether a share is reached, whatever comes of what is open. */
export function shareVerdict({ yes, open, whole }: Tallied, percent: number): Verdict {
  if (isShare(yes, whole, percent)) return 'YES';
  return isShare(yes + open, whole, percent) ? 'UNKNOWN' : 'NO';
}

/** "17 of 19 (89.47 %)" */
export function shareWords(part: number, whole: number): string {
  const share = whole === 0 ? '' : ` (${twoPlaces(100 * part, whole)} %)`;
  return `${String(part)} of ${String(whole)}${share}`;
}
