import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { ancestorsOf, fullName, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { Side, Sides } from './compared-sides.js';
import type { Ground } from './deciding-facts.js';

/** From under what to under what, and on what ground. */
export interface Move {
  readonly before: string | null;
  readonly after: string | null;
  readonly ground: Ground | null;
}

/** How a unit came to stand under another than it stood under. */
export function ownMove(unitId: string, register: RegisterView, { before, after }: Sides): Move {
  return {
    before: nameAt(register, parentAt(register, unitId, before.moment), before.moment),
    after: nameAt(register, parentAt(register, unitId, after.moment), after.moment),
    ground: { unitId, settled: 'parent' },
  };
}

/**
 * How a unit that lives at both moments came into a scope or out of it: by the move of itself, or of the nearest unit above it that moved
 * (a district goes to another province with all its communes). Where none of them moved, one of them ended and left it behind, or the
 * code of the scope went from one unit to another.
 * @param within the side on which it lies in the scope
 */
export function moveAcross(unitId: string, register: RegisterView, sides: Sides, within: Side): Move {
  const { before, after } = sides;
  const path = pathToScope(unitId, register, within);
  const mover = path.find((id) => parentAt(register, id, before.moment) !== parentAt(register, id, after.moment));
  if (mover !== undefined) return ownMove(mover, register, sides);
  const above = within.scope === undefined ? path : [...path, within.scope.id];
  const ended = above.map((id) => register.unitAt(id, after.moment)).find((unit) => unit !== undefined && !isLiving(unit));
  if (ended !== undefined) return { before: fullName(ended), after: null, ground: { unitId: ended.id, settled: 'end' } };
  const isSame = before.scope?.id === after.scope?.id;
  const scope = isSame ? undefined : (after.scope ?? before.scope);
  return {
    before: scopeName(before),
    after: scopeName(after),
    ground: scope === undefined ? null : { unitId: scope.id, settled: 'code' },
  };
}

/** The unit and those above it, up to the scope but without it. */
function pathToScope(unitId: string, register: RegisterView, { moment, scope }: Side): string[] {
  const path = [unitId, ...ancestorsOf(register, unitId, moment).map(({ id }) => id)];
  const end = path.findIndex((id) => id === scope?.id);
  return end === -1 ? path : path.slice(0, end);
}

function parentAt(register: RegisterView, id: string, moment: Moment): string | null {
  return register.unitAt(id, moment)?.parentId ?? null;
}

function nameAt(register: RegisterView, id: string | null, moment: Moment): string | null {
  const unit: UnitState | undefined = id === null ? undefined : register.unitAt(id, moment);
  return unit === undefined ? null : fullName(unit);
}

function scopeName({ scope }: Side): string | null {
  return scope === undefined ? null : fullName(scope);
}
