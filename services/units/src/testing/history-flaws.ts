import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent, RecordingMode } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { isLiving, Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { isDeepStrictEqual } from 'node:util';
import { DAYS } from './arbitrary-commands.js';
import type { RandomHistory, RecordedHistory } from './random-history.js';
import { record } from './random-history.js';

/**
 * What is wrong with a history, in sentences; empty where everything holds that must hold for all histories:
 * - no living unit is reached twice in the tree; and, where it was conducted live, every one is reached once, under a living unit, and no
 *   code is borne by two;
 * - whoever ended by going over to others has successors, all of which are found, and each of which names it as a predecessor;
 * - no fact is about a unit that is not there when the fact comes into force;
 * - replaying the log gives the same state, on every day, at the end and as it was known halfway;
 * - what was withdrawn is as if it had never been known.
 */
export function flawsOf(history: RandomHistory): { readonly flaws: string[]; readonly recorded: RecordedHistory } {
  const recorded = record(history);
  const { register, position, events } = recorded;
  const flaws = DAYS.flatMap((effectiveOn) => {
    const moment = { effectiveOn, position };
    return [...flawsOfTree(register, moment, history.mode), ...flawsOfLineage(register, moment)].map(
      (flaw) => `${effectiveOn}: ${flaw}`,
    );
  });
  flaws.push(...factsWithoutUnit(recorded));
  const half = toPosition(Math.floor(events.length / 2));
  const replayed = fold(events);
  flaws.push(...differences('replayed', register, replayed, position));
  flaws.push(...differences('replayed halfway', register, fold(events.slice(0, half)), half));
  flaws.push(...differences('without what was withdrawn', register, fold(neverWithdrawn(events)), position));
  return { flaws, recorded };
}

function flawsOfTree(register: Register, moment: Moment, mode: RecordingMode): string[] {
  const living = livingUnits(register, moment);
  const flaws: string[] = [];
  const reached = new Set<string>();
  const walk = (id: string): void => {
    if (reached.has(id)) flaws.push(`${id} is reached twice`);
    else {
      reached.add(id);
      for (const child of register.childrenOf(id, moment)) walk(child.id);
    }
  };
  for (const { id, kind } of living.values()) if (kind === 'COUNTRY') walk(id);
  if (mode === 'BACKFILL') return flaws;
  for (const [code, { length }] of Map.groupBy(living.values(), (unit) => unit.code))
    if (code !== null && length > 1) flaws.push(`${code} is borne ${String(length)} times`);
  for (const { id, kind, parentId } of living.values()) {
    if (kind !== 'COUNTRY' && (parentId === null || !living.has(parentId))) flaws.push(`${id} stands under ${String(parentId)}`);
    if (!reached.has(id)) flaws.push(`${id} is not reached`);
  }
  return flaws;
}

function livingUnits(register: Register, moment: Moment): Map<string, UnitState> {
  const units = [...register.ids()].flatMap((id) => register.unitAt(id, moment) ?? []);
  return new Map(units.filter(isLiving).map((unit) => [unit.id, unit]));
}

function flawsOfLineage(register: Register, moment: Moment): string[] {
  return [...register.ids()].flatMap((id) => {
    const unit = register.unitAt(id, moment);
    if (unit === undefined || isLiving(unit)) return [];
    if (unit.endManner === 'ABOLISHED') return [];
    if (unit.successors.length === 0) return [`${id} ended ${String(unit.endManner)} without a successor`];
    return unit.successors.flatMap(({ unitId }) => {
      const heir = register.unitAt(unitId, moment);
      if (heir === undefined) return [`${unitId}, which ${id} went into, is not found`];
      return heir.predecessors.some((link) => link.unitId === id) ? [] : [`${unitId} does not know that ${id} went into it`];
    });
  });
}

function factsWithoutUnit({ register, position }: RecordedHistory): string[] {
  return [...register.ids()].flatMap((id) =>
    register
      .factsOf(id, position)
      .filter(({ effectiveOn }) => register.unitAt(id, { effectiveOn, position }) === undefined)
      .map(({ type, effectiveOn }) => `${type} of ${effectiveOn} is about ${id}, which is not there`),
  );
}

function fold(events: readonly LedgerEvent[]): Register {
  const register = new Register();
  for (const event of events) register.apply(event);
  return register;
}

/** The log as it would be had nobody recorded what was withdrawn. */
function neverWithdrawn(events: readonly LedgerEvent[]): LedgerEvent[] {
  const withdrawn = new Set<number>(events.flatMap((event) => (event.type === 'FactWithdrawn' ? [event.data.position] : [])));
  return events.filter(({ type, position }) => type !== 'FactWithdrawn' && !withdrawn.has(position));
}

function differences(how: string, one: Register, other: Register, position: Moment['position']): string[] {
  return DAYS.flatMap((effectiveOn) =>
    [...one.ids()]
      .filter((id) => !isDeepStrictEqual(one.unitAt(id, { effectiveOn, position }), other.unitAt(id, { effectiveOn, position })))
      .map((id) => `${effectiveOn}: ${how}, ${id} is another`),
  );
}
