import type { Moment } from './moment.js';

/**
 * What is wrong with the order of two moments, or null. The later is compared with the earlier on both clocks: a unit that has not begun
 * yet has not ended, and what is not known yet has not been withdrawn.
 */
export function orderProblem(from: Moment, to: Moment): string | null {
  if (from.effectiveOn > to.effectiveOn) return `${from.effectiveOn} is later than ${to.effectiveOn}, the day of \`to\``;
  return from.position > to.position ? 'more was known than at `to`; give both what is to be known, e.g. `knownAt`' : null;
}
