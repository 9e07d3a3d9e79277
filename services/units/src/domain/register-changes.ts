import type { RegisterView, UnitEvent } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { ComparedScope, Sides } from './compared-sides.js';
import { sidesOf } from './compared-sides.js';
import { factBehind } from './deciding-facts.js';
import type { Difference, DifferenceKind } from './unit-differences.js';
import { DIFFERENCES, differencesOf } from './unit-differences.js';

/** What differs between two moments in a scope, and the counts by which a reader sees that nothing is missing. */
export interface RegisterChanges extends Sides {
  /** What concerns the units that were there first, in the order of a walk, then the units that came. */
  readonly differences: readonly Difference[];
  /** How many differences there are of each kind that occurs. */
  readonly counts: readonly { readonly change: DifferenceKind; readonly count: number }[];
  /** Living units of the scope at each side: unitsBefore + entered − left = unitsAfter. */
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  readonly entered: number;
  readonly left: number;
}

/**
 * Compares the register at two moments, which may differ in the day, in what was known, or in both. Only the two moments are looked at:
 * what came and went again between them is no difference. Undefined when nobody bears the scope's code at either.
 */
export function compareRegister(
  register: RegisterView,
  scope: ComparedScope,
  from: Moment,
  to: Moment,
): RegisterChanges | undefined {
  const sides = sidesOf(register, scope, from, to);
  if (sides === undefined) return undefined;
  const { before, after } = sides;
  const there = [...before.units.keys()];
  const came = [...after.units.keys()].filter((id) => !before.units.has(id));
  const differences = [...there, ...came].flatMap((id) => differencesOf(id, register, sides));
  const counted = Map.groupBy(differences, ({ change }) => change);
  return {
    ...sides,
    differences,
    counts: DIFFERENCES.flatMap((change) => {
      const count = counted.get(change)?.length ?? 0;
      return count === 0 ? [] : [{ change, count }];
    }),
    unitsBefore: before.units.size,
    unitsAfter: after.units.size,
    entered: came.length,
    left: there.filter((id) => !after.units.has(id)).length,
  };
}

/**
 * The fact by which something is as it is at the later moment; undefined where nothing that counts says so. Of an end that was withdrawn it
 * is that end, which is found at the earlier moment. Looked up for what is shown only: a country's differences are many thousands.
 */
export function factOf({ change, ground }: Difference, register: RegisterView, { before, after }: Sides): UnitEvent | undefined {
  const { moment } = change === 'END_WITHDRAWN' ? before : after;
  return ground === null ? undefined : factBehind(register, ground, moment);
}
