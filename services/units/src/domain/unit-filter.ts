import type { UnitKind, UnitType } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { isRuralCommune } from '@ntm-ledger/register';

/** Which units of a list are asked for; what is null does not matter. */
export interface UnitFilter {
  readonly kinds: readonly UnitKind[] | null;
  readonly types: readonly UnitType[] | null;
  /** Whether they are counted among the communes of the programme. */
  readonly inProgramme: boolean | null;
}

/** Whether a unit is among those that are asked for. */
export function isAskedFor(unit: UnitState, { kinds, types, inProgramme }: UnitFilter): boolean {
  return (
    (kinds?.includes(unit.kind) ?? true) &&
    (types?.includes(unit.type) ?? true) &&
    (inProgramme === null || isRuralCommune(unit) === inProgramme)
  );
}
