import type { UnitKind } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { RegisterView } from './register.js';
import type { LineageLink, UnitState } from './unit-state.js';

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

/** A unit reached through one or more reorganisations. */
export interface Relative {
  readonly unit: UnitState;
  /** WHOLE only where every step on the way was. */
  readonly extent: LineageLink['extent'];
}

/** Every unit that a unit came from, through all reforms known at the moment, nearest first; each once. */
export function allPredecessors(register: RegisterView, id: string, moment: Moment): Relative[] {
  return walk(register, id, moment, (unit) => unit.predecessors);
}

/** Every unit that came from a unit, through all reforms in force at the moment, nearest first; each once. */
export function allSuccessors(register: RegisterView, id: string, moment: Moment): Relative[] {
  return walk(register, id, moment, (unit) => unit.successors);
}

function walk(register: RegisterView, id: string, moment: Moment, next: (unit: UnitState) => readonly LineageLink[]): Relative[] {
  const found: Relative[] = [];
  const seen = new Set([id]);
  let frontier: { id: string; extent: LineageLink['extent'] }[] = [{ id, extent: 'WHOLE' }];
  while (frontier.length > 0) {
    const following: typeof frontier = [];
    for (const place of frontier) {
      const unit = register.unitAt(place.id, moment);
      for (const link of unit === undefined ? [] : next(unit)) {
        if (seen.has(link.unitId)) continue;
        seen.add(link.unitId);
        const relative = register.unitAt(link.unitId, moment);
        if (relative === undefined) continue;
        const extent = place.extent === 'WHOLE' ? link.extent : 'PART';
        found.push({ unit: relative, extent });
        following.push({ id: link.unitId, extent });
      }
    }
    frontier = following;
  }
  return found;
}
