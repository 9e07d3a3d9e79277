import type { FailingCriteria } from './failing-criteria.js';

/** How a unit stands on its reference set, where all of it is known. */
export interface CriteriaFailed {
  /** f: criteria that no longer come up to the required level. */
  readonly failing: number;
  /** n: criteria of the reference set. */
  readonly size: number;
  /** Whether one of those that fail is critical. */
  readonly criticalFails: boolean;
}

/**
 * When a title is to be revoked for its criteria (Quyết định 18/2022/QĐ-TTg): 30 % to under 50 % of the reference set fail and a critical
 * criterion is among them, or 50 % and more fail. In whole numbers, so that exactly 30 % and exactly 50 % fall where the act puts them.
 *
 * Who meets it is not revoked: only a signed decision revokes.
 */
export function revocationTest({ failing, size, criticalFails }: CriteriaFailed): boolean {
  if (size === 0) return false;
  return 2 * failing >= size || (10 * failing >= 3 * size && criticalFails);
}

/** Communes of a district whose own titles were revoked. */
export interface CommunesRevoked {
  readonly revoked: number;
  readonly communes: number;
}

/** Quyết định 18/2022/QĐ-TTg: a district's title is also to be revoked when at least 30 % of its communes have been revoked. */
export function manyCommunesRevoked({ revoked, communes }: CommunesRevoked): boolean {
  return communes > 0 && 10 * revoked >= 3 * communes;
}

/** What the test rests on; null: nothing is known of it. */
export interface RevocationFacts {
  readonly criteria: FailingCriteria | null;
  /** Of districts alone. */
  readonly communes: CommunesRevoked | null;
}

/**
 * What the test says as far as is known: true or false where whatever is still open cannot change it, else null. More criteria that fail,
 * and a critical one among them, only ever speak for revoking, so the two ends of what is possible settle all between them.
 */
export function revocationVerdict({ criteria, communes }: RevocationFacts): boolean | null {
  if (communes !== null && manyCommunesRevoked(communes)) return true;
  if (criteria === null) return null;
  const { failing, size, open, criticalFailing, criticalMayFail } = criteria;
  const least = { failing: failing.length, size, criticalFails: criticalFailing.length > 0 };
  if (revocationTest(least)) return true;
  const most = { failing: failing.length + open, size, criticalFails: least.criticalFails || criticalMayFail };
  return revocationTest(most) ? null : false;
}
