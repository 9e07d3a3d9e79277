import type { Register, UnitState } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/**
 * The unit that a code means to somebody who looks back from a moment: the one that bears it then; and where nobody does, the one that was given it
 * last. Undefined where nobody bore it by then.
 */
export function unitOfCode(register: Register, code: string, moment: Moment): UnitState | undefined {
  const bearer = register.bearerOf(code, moment);
  if (bearer !== undefined) return bearer;
  const given = [...register.everBearersOf(code)].flatMap((id) => {
    const last = register.historyOf(id, moment).findLast(({ data }) => 'code' in data && data.code === code);
    return last === undefined ? [] : [last];
  });
  const last = given
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.position - b.position : a.effectiveOn < b.effectiveOn ? -1 : 1))
    .at(-1);
  return last === undefined ? undefined : register.unitAt(last.data.unitId, moment);
}
