import type { Moment } from '@ntm-ledger/temporal';
import type { Place } from './alphabet.js';
import { Alphabet } from './alphabet.js';
import type { RegisterView } from './register.js';
import type { UnitState } from './unit-state.js';

/** The names of units as Vietnamese dictionaries order them. */
const NAMES = new Alphabet('vi');

/** Units that stand side by side, in the order in which they are shown: by name, then by code, then by id, so that no two are equal. */
export function inSiblingOrder(units: readonly UnitState[]): UnitState[] {
  if (units.length < 2) return [...units];
  return units
    .map((unit) => ({ unit, place: NAMES.placeOf(unit.name) }))
    .sort(bySiblingOrder)
    .map(({ unit }) => unit);
}

interface Sibling {
  readonly unit: UnitState;
  readonly place: Place;
}

function bySiblingOrder(a: Sibling, b: Sibling): number {
  return a.place.rank - b.place.rank || byCodeAndId(a.unit, b.unit);
}

/** The order of units whose names are one. No two units are equal in it. */
export function byCodeAndId(a: UnitState, b: UnitState): number {
  return byCharacters(a.code ?? '', b.code ?? '') || byCharacters(a.id, b.id);
}

/** The order of texts by their characters, whatever the language. */
export function byCharacters(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The living units below a unit as a walk of the tree meets them: every unit before those under it, siblings in their order. Branches of
 * ended units are not entered. Each is met once (a cycle, which only a doctored log could hold, ends the walk).
 */
export function walkTree(register: RegisterView, id: string, moment: Moment): UnitState[] {
  const met: UnitState[] = [];
  const seen = new Set([id]);
  const enter = (parentId: string): void => {
    for (const child of inSiblingOrder(register.childrenOf(parentId, moment))) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      met.push(child);
      if (child.kind !== 'HAMLET') enter(child.id);
    }
  };
  enter(id);
  return met;
}
