import type { Moment } from '@ntm-ledger/temporal';
import type { RegisterView } from './register.js';
import { allPredecessors, allSuccessors, ancestorsOf } from './tree.js';

/** The code of the country: whoever acts for it may record anywhere. */
export const COUNTRY_CODE = 'VN';

/**
 * Whether somebody who acts for a unit today may record about another as of a day. They may about what lay under their unit that day or
 * lies under it today, and about what became part of it: the province that came out of a merger keeps the books of those that went in,
 * and a code that was another province's then does not help.
 */
export function isWithinScope(register: RegisterView, scopeCode: string, unitId: string, then: Moment, today: Moment): boolean {
  if (scopeCode === COUNTRY_CODE) return true;
  const scope = register.bearerOf(scopeCode, today);
  if (scope === undefined) return false;
  const scopes = new Set([scope.id, ...allPredecessors(register, scope.id, today).map(({ unit }) => unit.id)]);
  const liesUnder = (id: string, moment: Moment): boolean =>
    scopes.has(id) || ancestorsOf(register, id, moment).some((ancestor) => scopes.has(ancestor.id));
  return (
    liesUnder(unitId, then) ||
    liesUnder(unitId, today) ||
    allSuccessors(register, unitId, today).some(({ unit }) => liesUnder(unit.id, today))
  );
}
