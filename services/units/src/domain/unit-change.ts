import type { Problem, UnitIdentity, UnitType } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import { codeProblem, typeProblem } from './identity-rules.js';
import { problemsOf } from './registration.js';
import type { WorkingRegister } from './working-register.js';

/** One change of a resolution besides the territory that goes over. */
export type UnitChange =
  | { readonly kind: 'establish'; readonly unit: UnitIdentity }
  | { readonly kind: 'rename'; readonly unitId: string; readonly name: string }
  | { readonly kind: 'retype'; readonly unitId: string; readonly type: UnitType }
  | { readonly kind: 'recode'; readonly unitId: string; readonly code: string | null }
  | { readonly kind: 'reparent'; readonly unitId: string; readonly parentId: string }
  /** UNKNOWN: the unit left the register, and what became of it is not known. */
  | { readonly kind: 'abolish'; readonly unitId: string; readonly manner: 'ABOLISHED' | 'UNKNOWN' };

/** A change and where it stands: in the act, and in the input. */
export type PlacedChange = UnitChange & { readonly clause: string | null; readonly path: string };

/**
 * What cannot be said of a unit that lives, whatever the mode: a type, a code or a parent that its kind cannot have, and what is so already,
 * which would change nothing.
 */
export function changeProblems(unit: UnitState, change: PlacedChange, register: WorkingRegister): Problem[] {
  const { path } = change;
  const found = (field: string, message: string | null): Problem[] =>
    message === null ? [] : [{ path: `${path}.${field}`, message }];
  switch (change.kind) {
    case 'rename':
      return found('name', change.name === unit.name ? `${fullName(unit)} bears this name already` : null);
    case 'retype':
      return found(
        'type',
        change.type === unit.type ? `${fullName(unit)} is a ${unit.type} already` : typeProblem(unit.kind, change.type),
      );
    case 'recode':
      return found('code', change.code === unit.code ? codeIsBorne(unit) : codeProblem(unit.kind, change.code));
    case 'reparent': {
      const parent = register.unit(change.parentId);
      if (change.parentId === unit.parentId)
        return found(
          'parent',
          `${fullName(unit)} stands under ${parent === undefined ? change.parentId : fullName(parent)} already`,
        );
      const identity = { ...identityOf(unit), parentId: change.parentId };
      return problemsOf(identity, register, path).filter((problem) => problem.path.endsWith('.parent'));
    }
    case 'establish':
    case 'abolish':
      return [];
  }
}

function codeIsBorne(unit: UnitState): string {
  return unit.code === null ? `${fullName(unit)} has no code already` : `${fullName(unit)} bears the code ${unit.code} already`;
}

/** One resolution gives a unit one name, one type, one code and one parent: where it says two, nobody knows which is meant. */
export function repeatedChanges(changes: readonly PlacedChange[]): Problem[] {
  const said = new Set<string>();
  return changes.flatMap((change) => {
    if (change.kind === 'establish' || change.kind === 'abolish') return [];
    const key = `${change.kind} ${change.unitId}`;
    if (said.has(key)) return [{ path: change.path, message: `a second ${change.kind} of the same unit in one resolution` }];
    said.add(key);
    return [];
  });
}

/** A unit as its identity is recorded. */
export function identityOf({ id, kind, type, name, code, parentId }: UnitState): UnitIdentity {
  return { unitId: id, kind, type, name, code, parentId };
}
