import type { Position } from '@ntm-ledger/event-store';
import type { Register } from '@ntm-ledger/register';
import { COUNTRY_CODE } from '@ntm-ledger/register';

/**
 * Whether a code is, or once was, a unit's, as far as the register is known at a position. A code of the past is as good a scope as one of
 * today: the events of its time lie under it.
 */
export function wasEverBorne(register: Register, code: string, position: Position): boolean {
  if (code === COUNTRY_CODE) return true;
  return [...register.everBearersOf(code)].some((id) =>
    register.factsOf(id, position).some(({ data }) => 'code' in data && data.code === code),
  );
}
