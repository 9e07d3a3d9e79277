import type { Breach, UnitIdentity } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import { codeIsFree, nothingIsLeftUnder, parentIsLiving } from './identity-rules.js';
import { breachesOfTiers } from './tiers.js';
import type { WorkingRegister } from './working-register.js';

/**
 * The rules that a living unit breaks as it is put into the register: on the day of the change, and on the later days that are recorded
 * already, as long as it is to stand so. Each rule is said to be broken once, for the first day.
 */
export function breachesOf(unit: UnitIdentity, register: WorkingRegister): Breach[] {
  const standing = [sharedCode(unit, register), endedParent(unit, register)].filter((breach) => breach !== null);
  const parent = unit.parentId === null ? undefined : register.unit(unit.parentId);
  const placed = { unit, before: register.before(unit.unitId), parent };
  return [...standing, ...breachesOfTiers(placed, register.moment.effectiveOn)];
}

function sharedCode({ unitId, code, type, name }: UnitIdentity, register: WorkingRegister): Breach | null {
  if (code === null) return null;
  const bearer = register.otherBearerOf(code, unitId);
  if (bearer !== undefined) return codeIsFree(code, bearer, fullName({ type, name }));
  const rivals = [...register.view.everBearersOf(code)].filter((id) => id !== unitId);
  for (const day of rivals.length === 0 ? [] : register.laterDaysOf([unitId, ...rivals])) {
    const bears = (unit: UnitState | undefined): unit is UnitState => unit?.code === code && isLiving(unit);
    if (!bears(register.unitOn(unitId, day))) return null;
    const later = rivals.map((id) => register.unitOn(id, day)).find(bears);
    if (later !== undefined) return codeIsFree(code, later, fullName({ type, name }), day);
  }
  return null;
}

function endedParent({ unitId, parentId, type, name }: UnitIdentity, register: WorkingRegister): Breach | null {
  const parent = parentId === null ? undefined : register.unit(parentId);
  if (parent === undefined) return null;
  if (!isLiving(parent)) return parentIsLiving(fullName({ type, name }), parent);
  for (const day of register.laterDaysOf([unitId, parent.id])) {
    const unit = register.unitOn(unitId, day);
    if (unit?.parentId !== parent.id || !isLiving(unit)) return null;
    const later = register.unitOn(parent.id, day);
    if (later !== undefined && !isLiving(later)) return parentIsLiving(fullName(unit), later);
  }
  return null;
}

/** What a unit that ends leaves under it: on the day it ends, or on the first later day for which a unit is recorded to come there. */
export function leftUnder(ended: UnitState, register: WorkingRegister): Breach | null {
  const left = register.childrenOf(ended.id);
  if (left.length > 0) return nothingIsLeftUnder(ended, left);
  const candidates = [...register.view.everChildrenOf(ended.id)];
  for (const day of register.laterDaysOf(candidates)) {
    const children = candidates
      .map((id) => register.unitOn(id, day))
      .filter((child) => child?.parentId === ended.id && isLiving(child))
      .filter((child) => child !== undefined);
    if (children.length > 0) return nothingIsLeftUnder(ended, children, day);
  }
  return null;
}
