import type { Act, Certainty, Extent } from '@ntm-ledger/events';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import type { RegisterView } from './register.js';
import type { LineageLink, UnitState } from './unit-state.js';

/** BACKWARD: to the units that a unit came from. FORWARD: to those that came from it. */
export const LINEAGE_DIRECTIONS = ['BACKWARD', 'FORWARD'] as const;
export type LineageDirection = (typeof LINEAGE_DIRECTIONS)[number];

/** A unit reached through one or more reorganisations. */
export interface Relative {
  readonly unit: UnitState;
  /** WHOLE where every step of some way to it was. */
  readonly extent: Extent;
  /** INFERRED where any step was: of the shortest way, and of the one that the extent rests on. */
  readonly certainty: Certainty;
  /** The day of the last step, the one farthest from the unit asked, and what that step rests on. */
  readonly effectiveOn: IsoDate;
  readonly basis: Act | null;
  /** The units passed on the shortest way, the nearest first, without both ends; so the unit is `via.length + 1` reforms away. */
  readonly via: readonly UnitState[];
}

/** Every unit that a unit came from, through all reforms known at the moment, nearest first; each once. */
export function allPredecessors(register: RegisterView, id: string, moment: Moment): Relative[] {
  return lineageOf(register, id, moment, 'BACKWARD');
}

/** Every unit that came from a unit, through all reforms in force at the moment, nearest first; each once. */
export function allSuccessors(register: RegisterView, id: string, moment: Moment): Relative[] {
  return lineageOf(register, id, moment, 'FORWARD');
}

/**
 * The relatives of a unit in one direction, nearest first; each once, by its shortest way.
 *
 * Territory only goes on after it has come: what a unit took in after it gave a part away is not in that part. So a way never turns back in
 * time, and a unit that is reached again, but earlier or as a whole, is walked from again.
 */
export function lineageOf(register: RegisterView, id: string, moment: Moment, direction: LineageDirection): Relative[] {
  const ways = new Map<string, Relative[]>();
  const asked = register.unitAt(id, moment);
  let open = asked === undefined ? [] : stepsFrom(asked, undefined, register, moment, direction);
  while (open.length > 0) {
    const onward: Relative[] = [];
    for (const way of open) {
      if (way.unit.id === id) continue;
      const known = ways.get(way.unit.id);
      if (known?.some((other) => isAsGood(other, way, direction)) === true) continue;
      if (known === undefined) ways.set(way.unit.id, [way]);
      else known.push(way);
      onward.push(...stepsFrom(way.unit, way, register, moment, direction));
    }
    open = onward;
  }
  return [...ways.values()].map(together);
}

/** One step further from a unit; `came` is the way to it, undefined for the unit asked. */
function stepsFrom(
  unit: UnitState,
  came: Relative | undefined,
  register: RegisterView,
  moment: Moment,
  direction: LineageDirection,
): Relative[] {
  const links = direction === 'FORWARD' ? unit.successors : unit.predecessors;
  return links.flatMap(({ unitId, extent, certainty, effectiveOn, basis }) => {
    const next = came === undefined || goesOn(unit, came, effectiveOn, direction) ? register.unitAt(unitId, moment) : undefined;
    if (next === undefined) return [];
    if (came === undefined) return [{ unit: next, extent, certainty, effectiveOn, basis, via: [] }];
    return [
      {
        unit: next,
        extent: came.extent === 'WHOLE' ? extent : 'PART',
        certainty: came.certainty === 'STATED' ? certainty : 'INFERRED',
        effectiveOn,
        basis,
        via: [...came.via, unit],
      },
    ];
  });
}

/**
 * Whether what came by one step goes on by another. On one day it does where the unit between ended by it: a resolution that merges a unit
 * into one which the same resolution ends passes it on. What such a unit only gives a part of went before.
 */
function goesOn({ ended }: UnitState, came: Relative, next: LineageLink['effectiveOn'], direction: LineageDirection): boolean {
  if (next === came.effectiveOn) return ended?.on === next;
  return direction === 'FORWARD' ? next > came.effectiveOn : next < came.effectiveOn;
}

/** Whether nothing can be reached by a way that is not reached as well by one found before, which is no longer. */
function isAsGood(found: Relative, way: Relative, direction: LineageDirection): boolean {
  const inTime = direction === 'FORWARD' ? found.effectiveOn <= way.effectiveOn : found.effectiveOn >= way.effectiveOn;
  return (
    inTime &&
    (found.extent === 'WHOLE' || way.extent === 'PART') &&
    (found.certainty === 'STATED' || way.certainty === 'INFERRED')
  );
}

/** What the ways to one unit, which lead over ever more steps, come to. */
function together(ways: readonly Relative[]): Relative {
  const [shortest, ...others] = ways.toSorted(byWorth);
  if (shortest === undefined) throw new Error('a unit is reached by no way');
  if (shortest.extent === 'WHOLE') return shortest;
  const whole = others.find(({ extent }) => extent === 'WHOLE');
  if (whole === undefined) return shortest;
  const isStated = shortest.certainty === 'STATED' && whole.certainty === 'STATED';
  return { ...shortest, extent: 'WHOLE', certainty: isStated ? 'STATED' : 'INFERRED' };
}

/** The shorter way first; of ways as long that of the whole, then what is stated. */
function byWorth(a: Relative, b: Relative): number {
  const worse = ({ extent, certainty }: Relative): number => (extent === 'WHOLE' ? 0 : 2) + (certainty === 'STATED' ? 0 : 1);
  return a.via.length - b.via.length || worse(a) - worse(b);
}
