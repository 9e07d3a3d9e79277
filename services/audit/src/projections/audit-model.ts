import type { LedgerEvent } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import type { Projection } from '@ntm-ledger/service-host';
import { CriteriaSetNames } from './criteria-set-names.js';
import { EventIndex } from './event-index.js';

/** What the audit service folds: where events stand, and what sentences about them need to name things. It decides nothing. */
export class AuditModel implements Projection {
  readonly events = new EventIndex();
  readonly criteriaSets = new CriteriaSetNames();

  /** @param register folded by the same follower, event by event before this model */
  constructor(readonly register: Register) {}

  apply(event: LedgerEvent): void {
    this.events.apply(event);
    this.criteriaSets.apply(event);
  }
}
