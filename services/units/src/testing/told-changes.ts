import type { RegisterView } from '@ntm-ledger/register';
import type { RegisterChanges } from '../domain/register-changes.js';
import { factOf } from '../domain/register-changes.js';

/** What differs, as sentences: whom it is about, what it is, from what to what, since when, by what act. */
export function toldChanges(changes: RegisterChanges | undefined, register: RegisterView): string[] {
  return (changes?.differences ?? []).map((difference) => {
    const { unit, change, attribute, before, after } = difference;
    const fact = changes === undefined ? undefined : factOf(difference, register, changes);
    return [
      `${unit.name}: ${change}`,
      ...(attribute === null ? [] : [attribute]),
      `${before ?? '–'} → ${after ?? '–'}`,
      fact === undefined ? 'by nothing that counts' : `on ${fact.effectiveOn} by ${fact.basis?.number ?? 'no act'}`,
    ].join(' ');
  });
}

/** What was there, what came, what went, what is there. */
export function balanceOf(changes: RegisterChanges | undefined): unknown {
  return changes === undefined ? undefined : [changes.unitsBefore, changes.entered, changes.left, changes.unitsAfter];
}
