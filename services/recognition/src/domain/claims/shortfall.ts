import { compareDecimals } from '@ntm-ledger/scoring';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import type { TitleSubject } from '../title-counts.js';
import { lastStated } from './stated-totals.js';
import { grantedFor, holdersIn } from '../title-counts.js';

/** A total of titles that a document states and the register does not reach. */
export interface Shortfall {
  readonly stated: string;
  readonly computed: string;
  readonly asOf: IsoDate;
}

/**
 * How far the register falls short of the last total that a document states of the same titles by a moment: of those in force, or of those
 * granted for a year. Null where it does not, or no document states one. Whoever knows fewer titles than there are cannot say that too
 * few were reached.
 * @param year null for titles in force
 */
export function shortfallOf(
  subject: TitleSubject,
  year: number | null,
  known: Pick<Known, 'register' | 'titles' | 'claims'>,
  moment: Moment,
): Shortfall | null {
  const metric = year === null ? 'TITLES_IN_FORCE' : 'TITLES_GRANTED';
  const last = lastStated(metric, subject, year, known, moment);
  if (last === undefined) return null;
  const then = { ...moment, effectiveOn: last.asOf };
  const computed = year === null ? holdersIn(known, subject, then) : grantedFor(known, subject, year, moment);
  const isShort = compareDecimals(String(computed.length), last.statedValue) === -1;
  return isShort ? { stated: last.statedValue, computed: String(computed.length), asOf: last.asOf } : null;
}
