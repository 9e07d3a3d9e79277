import type { RegisterView, UnitEvent } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/** The events of a unit that count at a moment, in folding order. */
export function unitChangesAt(register: RegisterView, unitId: string, { effectiveOn, position }: Moment): UnitEvent[] {
  return register.factsOf(unitId, position).filter((event) => event.effectiveOn <= effectiveOn);
}
