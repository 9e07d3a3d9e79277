import type { Moment } from '@ntm-ledger/temporal';
import { allPredecessors, allSuccessors } from './lineage.js';
import type { RegisterView } from './register.js';
import { ancestorsOf } from './tree.js';
import { isLiving } from './unit-state.js';

/** The code of the country: whoever acts for it may record anywhere. */
export const COUNTRY_CODE = 'VN';

/** The longest official code there is, a commune's. */
export const LONGEST_CODE = 5;

/**
 * Whether somebody who acts for a unit today may record about another as of a day. They may about what lay under their unit that day or
 * lies under it today, and about what ended and became part of it whole: the province that came out of a merger keeps the books of those
 * that went in. A code that was another unit's then does not help, and neither does a part that a unit which goes on gave away.
 */
export function isWithinScope(register: RegisterView, scopeCode: string, unitId: string, then: Moment, today: Moment): boolean {
  if (scopeCode === COUNTRY_CODE) return true;
  const scope = register.bearerOf(scopeCode, today);
  if (scope === undefined) return false;
  const merged = allPredecessors(register, scope.id, today).filter(({ unit, extent }) => extent === 'WHOLE' && !isLiving(unit));
  const scopes = new Set([scope.id, ...merged.map(({ unit }) => unit.id)]);
  const liesUnder = (id: string, moment: Moment): boolean =>
    scopes.has(id) || ancestorsOf(register, id, moment).some((ancestor) => scopes.has(ancestor.id));
  return liesUnder(unitId, then) || liesUnder(unitId, today) || becamePartOf(register, unitId, today, liesUnder);
}

/** Whether a unit has ended and everything that it became lies in a scope today. */
function becamePartOf(
  register: RegisterView,
  unitId: string,
  today: Moment,
  liesUnder: (id: string, moment: Moment) => boolean,
): boolean {
  const unit = register.unitAt(unitId, today);
  if (unit === undefined || isLiving(unit)) return false;
  const heirs = allSuccessors(register, unitId, today).filter((heir) => isLiving(heir.unit));
  return heirs.length > 0 && heirs.every((heir) => liesUnder(heir.unit.id, today));
}
