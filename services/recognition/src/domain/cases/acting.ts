import type { Actor } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';

/** Who acts in a case that is conducted here. */
export interface Acting {
  readonly actor: Actor;
  /** The unit that the actor acts for: the bearer, today, of the code in their token. Null where no unit bears it. */
  readonly unit: UnitState | null;
  /** Whether they have measured the unit of the case by its set since the case began, and so have assessed it. */
  readonly hasMeasured: boolean;
}
