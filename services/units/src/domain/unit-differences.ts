import type { UnitAttribute } from '@ntm-ledger/events';
import { ALL_UNIT_ATTRIBUTES } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { Sides } from './compared-sides.js';
import type { Ground, Settled } from './deciding-facts.js';
import { factBehind } from './deciding-facts.js';
import { moveAcross, ownMove } from './scope-moves.js';

/** The ways in which a unit comes to be in a scope between two moments. Each is in the scope at the later one. */
export const ARRIVALS = ['ESTABLISHED', 'REGISTERED', 'REGISTERED_LATER', 'END_WITHDRAWN', 'ENTERED_SCOPE'] as const;
/** The ways in which a unit ceases to be in a scope. Each was in the scope at the earlier moment. */
export const DEPARTURES = ['ENDED', 'WITHDRAWN', 'LEFT_SCOPE'] as const;
/** What can be another of a unit that lives at both moments. */
export const ALTERATIONS = ['REPARENTED', 'RENAMED', 'RETYPED', 'RECODED', 'CLASSIFIED'] as const;
/** Everything that can differ between two moments. */
export const DIFFERENCES = [...ARRIVALS, ...ALTERATIONS, ...DEPARTURES] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** One thing that differs between two moments. */
export interface Difference {
  readonly change: DifferenceKind;
  /** The unit at the later moment; at the earlier one where it is not known at the later. */
  readonly unit: UnitState;
  readonly moment: Moment;
  /** For CLASSIFIED: under what. */
  readonly attribute: UnitAttribute | null;
  readonly before: string | null;
  readonly after: string | null;
  /**
   * Where to find the fact by which it is as it is at the later moment; null for what merely counts no longer. For END_WITHDRAWN: where, at
   * the earlier moment, to find the end that was withdrawn since.
   */
  readonly ground: Ground | null;
}

/** All that differs about one unit. It arrives or departs once at the most. */
export function differencesOf(id: string, register: RegisterView, sides: Sides): Difference[] {
  const { before, after } = sides;
  const [was, is] = [before.units.get(id), after.units.get(id)];
  if (was !== undefined && is !== undefined) return [...reparented(was, is, register, sides), ...altered(was, is, sides)];
  if (is !== undefined) return arrived(is, register, sides);
  return was === undefined ? [] : departed(was, register, sides);
}

function arrived(unit: UnitState, register: RegisterView, sides: Sides): Difference[] {
  const { before, after } = sides;
  const former = register.unitAt(unit.id, before.moment);
  if (former !== undefined && isLiving(former))
    return [
      difference('ENTERED_SCOPE', unit, after.moment, moveAcross(unit.id, register, sides, after)),
      ...altered(former, unit, sides),
    ];
  const arrival = { before: null, after: fullName(unit) };
  const end: Ground = { unitId: unit.id, settled: 'end' };
  if (isEndWithdrawn(end, register, sides)) return [difference('END_WITHDRAWN', unit, after.moment, { ...arrival, ground: end })];
  const ground: Ground = { unitId: unit.id, settled: 'beginning' };
  return [difference(arrivalOf(ground, register, sides), unit, after.moment, { ...arrival, ground })];
}

/** Whether a unit had ended, as far as was known, by a fact that counts no longer: it was there all the while. */
function isEndWithdrawn(end: Ground, register: RegisterView, { before, after }: Sides): boolean {
  const fact = factBehind(register, end, before.moment);
  if (fact === undefined) return false;
  return !register.historyOf(end.unitId, after.moment).some(({ position }) => position === fact.position);
}

/** A unit that was not there, as far as was known: it began since, or it stood already and nobody knew. */
function arrivalOf(beginning: Ground, register: RegisterView, { before, after }: Sides): DifferenceKind {
  const then = register.unitAt(beginning.unitId, { effectiveOn: before.moment.effectiveOn, position: after.moment.position });
  if (then !== undefined && isLiving(then)) return 'REGISTERED_LATER';
  return factBehind(register, beginning, after.moment)?.type === 'UnitEstablished' ? 'ESTABLISHED' : 'REGISTERED';
}

function departed(unit: UnitState, register: RegisterView, sides: Sides): Difference[] {
  const { before, after } = sides;
  const later = register.unitAt(unit.id, after.moment);
  const gone = { before: fullName(unit), after: null };
  if (later === undefined) return [difference('WITHDRAWN', unit, before.moment, { ...gone, ground: null })];
  if (!isLiving(later)) {
    return [difference('ENDED', later, after.moment, { ...gone, ground: { unitId: unit.id, settled: 'end' } })];
  }
  return [
    difference('LEFT_SCOPE', later, after.moment, moveAcross(unit.id, register, sides, before)),
    ...altered(unit, later, sides),
  ];
}

function reparented(was: UnitState, is: UnitState, register: RegisterView, sides: Sides): Difference[] {
  return was.parentId === is.parentId ? [] : [difference('REPARENTED', is, sides.after.moment, ownMove(is.id, register, sides))];
}

function altered(was: UnitState, is: UnitState, { after: { moment } }: Sides): Difference[] {
  const compared = (change: DifferenceKind, before: string | null, after: string | null, settled: Settled): Difference[] => {
    if (before === after) return [];
    const attribute = ALL_UNIT_ATTRIBUTES.find((name) => name === settled) ?? null;
    return [difference(change, is, moment, { before, after, ground: { unitId: is.id, settled } }, attribute)];
  };
  const valueOf = ({ classifications }: UnitState, attribute: UnitAttribute): string | null =>
    classifications[attribute]?.value ?? null;
  return [
    ...compared('RENAMED', was.name, is.name, 'name'),
    ...compared('RETYPED', was.type, is.type, 'type'),
    ...compared('RECODED', was.code, is.code, 'code'),
    ...ALL_UNIT_ATTRIBUTES.flatMap((attribute) =>
      compared('CLASSIFIED', valueOf(was, attribute), valueOf(is, attribute), attribute),
    ),
  ];
}

function difference(
  change: DifferenceKind,
  unit: UnitState,
  moment: Moment,
  told: Pick<Difference, 'before' | 'after' | 'ground'>,
  attribute: UnitAttribute | null = null,
): Difference {
  return { change, unit, moment, attribute, ...told };
}
