import type { Level, Problem, UnitKind } from '@ntm-ledger/events';
import type { CriteriaSet } from '@ntm-ledger/scoring';

/** The units and the level that a number of criteria is of. */
interface Measured {
  readonly kind: UnitKind;
  readonly level: Level | null;
}

/**
 * Why a set cannot be the one that a target or a stated total is measured by, in either mode: nobody has published it, or it asks about other
 * units or another level; null where it can.
 * @param set what the id means as far as the log is folded
 */
export function problemOfSet(path: string, id: string, set: CriteriaSet | undefined, { kind, level }: Measured): Problem | null {
  if (set === undefined) {
    return { path, message: `there is no criteria set "${id}"; publish it first, or leave it out where the document names none` };
  }
  if (set.unitKind !== kind) return { path, message: `"${id}" is for a ${set.unitKind}; this is of a ${kind}` };
  if (set.level === null || level === null || set.level === level) return null;
  return { path, message: `"${id}" is for ${set.level}; this is of ${level}` };
}
