import type { Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import type { Claim } from './claim.js';

/** What the register computes for a stated total. */
export interface Computed {
  /** Decimal text; null where the register cannot compute it. */
  readonly value: string | null;
  /** A sentence that says what it rests on. */
  readonly explanation: string;
}

/** A claim and what it is held against: what is known at a moment, about the claim's own day. */
export interface ClaimQuestion {
  readonly claim: Claim;
  readonly known: Known;
  readonly moment: Moment;
}

/** The claim's own day, as far as is known at the moment that is asked. */
export function dayOf({ claim, moment }: ClaimQuestion): Moment {
  return { effectiveOn: claim.asOf, position: moment.position };
}
