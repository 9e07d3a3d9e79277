import type { UnitEvent, UnitState } from '@ntm-ledger/register';
import { evolveUnit } from '@ntm-ledger/register';
import { unitChangePolicy } from '../unit-change-policy.js';
import type { Case } from './case.js';
import { isOpen } from './case.js';

/**
 * A case as what became of its unit leaves it. What would end a title of the level (`unitChangePolicy`, which is policy and no law) ends a case for it that
 * is under way: nobody can take the next stage for a unit that is no more, or that belongs to the other scheme. Nobody took the case back and nobody
 * decided on it, so it is neither withdrawn nor refused. A decision that comes all the same, even later, is what counts.
 * @param changes the events of the unit that count at the moment, in folding order
 */
export function afterUnitChanges(file: Case, changes: readonly UnitEvent[]): Case {
  if (!isOpen(file)) return file;
  const change = changeThatEnds(file, changes);
  return change === undefined ? file : { ...file, standing: 'UNIT_CHANGE', next: null, holder: null, endedByUnit: change };
}

/** The first such change; one of the unit's type counts from the day on which the case was opened, the unit's end on any. */
function changeThatEnds({ level, openedOn }: Case, changes: readonly UnitEvent[]): UnitEvent | undefined {
  let unit: UnitState | undefined;
  return changes.find((change) => {
    unit = evolveUnit(unit, change);
    if (unit === undefined) return false;
    return (change.type === 'UnitEnded' || change.effectiveOn >= openedOn) && unitChangePolicy(change, unit, level) === 'ENDS';
  });
}
