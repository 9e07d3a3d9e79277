import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { isLiving, walkTree } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/** What is compared between two moments. */
export interface ComparedScope {
  /** An official code, or VN. */
  readonly code: string;
  /** Only units of these kinds; null: of every kind. */
  readonly kinds: readonly UnitKind[] | null;
}

/** One side of a comparison. */
export interface Side {
  readonly moment: Moment;
  /** The unit that the scope is at this moment; undefined when there is none. */
  readonly scope: UnitState | undefined;
  /** The living units in it, itself among them, of the kinds asked: by id, in the order of a walk. */
  readonly units: ReadonlyMap<string, UnitState>;
}

/** Both sides, the earlier first. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/**
 * The two sides of a scope. Its code is looked up at each, so where a unit ended and the one that came out of it bears the code (15 was Yên
 * Bái and is Lào Cai), what lay under the one is compared with what lies under the other. Where nobody bears the code on one side (it was
 * given up, or the unit was recoded), that side is the unit of the other, if it lives there. Undefined when nobody bears it on either.
 */
export function sidesOf(register: RegisterView, { code, kinds }: ComparedScope, from: Moment, to: Moment): Sides | undefined {
  const [former, later] = [register.bearerOf(code, from), register.bearerOf(code, to)];
  if (former === undefined && later === undefined) return undefined;
  return {
    before: sideOf(register, former ?? livingAt(register, later, from), kinds, from),
    after: sideOf(register, later ?? livingAt(register, former, to), kinds, to),
  };
}

function livingAt(register: RegisterView, unit: UnitState | undefined, moment: Moment): UnitState | undefined {
  const found = unit === undefined ? undefined : register.unitAt(unit.id, moment);
  return found !== undefined && isLiving(found) ? found : undefined;
}

function sideOf(register: RegisterView, scope: UnitState | undefined, kinds: ComparedScope['kinds'], moment: Moment): Side {
  const within = scope === undefined ? [] : [scope, ...walkTree(register, scope.id, moment)];
  const asked = within.filter(({ kind }) => kinds?.includes(kind) ?? true);
  return { moment, scope, units: new Map(asked.map((unit) => [unit.id, unit])) };
}
