import type { RegisterView, UnitState } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/** A unit at a moment, or as it came to be where the register knows it only from a later day on ("stood by"). */
export function unitAsKnown(register: RegisterView, unitId: string, moment: Moment): UnitState | undefined {
  const unit = register.unitAt(unitId, moment);
  if (unit !== undefined) return unit;
  const [first] = register.factsOf(unitId, moment.position);
  return first === undefined ? undefined : register.unitAt(unitId, { ...moment, effectiveOn: first.effectiveOn });
}
