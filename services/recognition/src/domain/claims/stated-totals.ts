import type { ClaimMetric } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import type { TitleSubject } from '../title-counts.js';
import type { Claim } from './claim.js';

/** The last total of some titles that a document states of a scope by a moment's day; undefined where none does. */
export function lastStated(
  metric: ClaimMetric,
  { scopeId, unitKind, level }: TitleSubject,
  year: number | null,
  { claims }: Pick<Known, 'claims'>,
  moment: Moment,
): Claim | undefined {
  return claims
    .claimsOf(scopeId, moment)
    .findLast((claim) => claim.metric === metric && claim.unitKind === unitKind && claim.level === level && claim.year === year);
}

/**
 * A document's own sum, and whether it comes out: "61 stated as of 2019-12-31 + 13 planned = 74, not 65 (9 fewer)". What lies between the two
 * is for the events to say.
 */
export function wordsOfSum(before: Pick<Claim, 'statedValue' | 'asOf'>, more: number, how: string, total: number): string {
  const sum = Number(before.statedValue) + more;
  const left = `${before.statedValue} stated as of ${before.asOf} + ${String(more)} ${how} = ${String(sum)}`;
  if (sum === total) return left;
  const gap = Math.abs(sum - total);
  return `${left}, not ${String(total)} (${String(gap)} ${total < sum ? 'fewer' : 'more'})`;
}
