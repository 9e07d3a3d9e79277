import type { Refused } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import type { UnitRefInput } from '@ntm-ledger/service-host';
import { findUnit } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { unitAsKnown } from '../projections/unit-as-known.js';

/**
 * The unit that a reference means on a day. A unit named by its id is also found where the register knows it only from a later day on
 * ("stood by"): its older titles are then recorded on it as it came to be. A code is no such name, since another unit may have borne it.
 */
export function unitOfTheDay(
  register: RegisterView,
  reference: UnitRefInput,
  moment: Moment,
  path: string,
): { readonly unit: UnitState } | { readonly refused: Refused } {
  const found = findUnit(register, reference, moment, path);
  if ('unit' in found || (reference.id ?? null) === null || (reference.code ?? reference.hamlet ?? null) !== null) return found;
  const unit = unitAsKnown(register, String(reference.id), moment);
  return unit === undefined ? found : { unit };
}
