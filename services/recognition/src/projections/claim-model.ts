import type { LedgerEvent } from '@ntm-ledger/events';
import { CLAIM_STREAMS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { Timeline } from '@ntm-ledger/temporal';
import type { Claim } from '../domain/claims/claim.js';
import { claimOf } from '../domain/claims/claim.js';
import type { KnownClaims } from '../domain/known.js';

/** What documents state of all units, on both clocks. No claim replaces another: each stands for its document. */
export class ClaimModel implements KnownClaims {
  private readonly byUnit = new Map<string, Timeline<LedgerEvent<'ClaimRecorded'>>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(CLAIM_STREAMS)) return;
    if (event.type === 'FactWithdrawn') {
      for (const unitId of event.concerns) this.byUnit.get(unitId)?.withdraw(event.data.position, event.position);
    } else if (event.type === 'ClaimRecorded') {
      const { unitId } = event.data;
      let timeline = this.byUnit.get(unitId);
      if (timeline === undefined) this.byUnit.set(unitId, (timeline = new Timeline()));
      timeline.add(event);
    }
  }

  claimsOf(unitId: string, moment: Moment): Claim[] {
    return (this.byUnit.get(unitId)?.at(moment) ?? []).map(claimOf);
  }
}
