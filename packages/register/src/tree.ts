import type { UnitKind } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { RegisterView } from './register.js';
import type { UnitState } from './unit-state.js';

/** The units above a unit, nearest first. A cycle (which only a doctored log could hold) ends the walk. */
export function ancestorsOf(register: RegisterView, id: string, moment: Moment): UnitState[] {
  const above: UnitState[] = [];
  const seen = new Set([id]);
  let parentId = register.unitAt(id, moment)?.parentId ?? null;
  while (parentId !== null && !seen.has(parentId)) {
    seen.add(parentId);
    const parent = register.unitAt(parentId, moment);
    if (parent === undefined) break;
    above.push(parent);
    parentId = parent.parentId;
  }
  return above;
}

/** The province that a unit lies in at a moment, or is; undefined where there is none. */
export function provinceOf(register: RegisterView, unit: UnitState, moment: Moment): UnitState | undefined {
  return [unit, ...ancestorsOf(register, unit.id, moment)].find(({ kind }) => kind === 'PROVINCE');
}

/** The living units below a unit, of some kinds, in no particular order. Branches of ended units are not entered. */
export function descendantsOf(register: RegisterView, id: string, moment: Moment, kinds?: readonly UnitKind[]): UnitState[] {
  const below: UnitState[] = [];
  const seen = new Set([id]);
  const open = [id];
  for (let parentId = open.pop(); parentId !== undefined; parentId = open.pop()) {
    for (const child of register.childrenOf(parentId, moment)) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      if (kinds === undefined || kinds.includes(child.kind)) below.push(child);
      if (child.kind !== 'HAMLET') open.push(child.id);
    }
  }
  return below;
}
