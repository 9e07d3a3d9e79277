import type { LedgerEvent } from '@ntm-ledger/events';
import type { UnitEvent, UnitState } from '@ntm-ledger/register';
import { evolveUnit, isUnitEvent } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/**
 * The units at a moment by the law of the two clocks itself (law 4), and by nothing that the register is made of but what one event makes of
 * one unit: the events known by the position, effective by the day and not withdrawn by the position, in the order of (effectiveOn, position).
 */
export function unitsByLaw(log: readonly LedgerEvent[], { effectiveOn, position }: Moment): Map<string, UnitState> {
  const known = log.filter((event) => event.position <= position);
  const withdrawn = new Set<number>(known.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
  const counting = known
    .filter(isUnitEvent)
    .filter((event) => event.effectiveOn <= effectiveOn && !withdrawn.has(event.position))
    .sort(inForceFirst);
  const units = new Map<string, UnitState>();
  for (const event of counting) {
    const unit = evolveUnit(units.get(event.data.unitId), event);
    if (unit !== undefined) units.set(unit.id, unit);
  }
  return units;
}

function inForceFirst(a: UnitEvent, b: UnitEvent): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.position - b.position;
}
