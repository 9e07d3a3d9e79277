import type { RecordingMode } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { END_OF_DISTRICTS } from '../domain/tiers.js';
import { DAYS } from './arbitrary-commands.js';
import { flawsOfViews } from './flaws-of-views.js';
import type { RandomHistory, RecordedHistory } from './random-history.js';
import { momentsOf, record } from './random-history.js';

/**
 * What is wrong with a history, in sentences; empty where everything holds that must hold for all histories:
 * - no living unit is reached twice in the tree; and, where it was conducted live, every one is reached once, under a living unit, and no
 *   code is borne by two;
 * - whoever ended by going over to others has successors of its kind, all of which are found, and each of which names it as a predecessor;
 *   where it was conducted live, only districts and hamlets ended without;
 * - where it was conducted live, no district begins after the end of its tier;
 * - no fact is about a unit that is not there when the fact comes into force;
 * - at the moments at which the history is looked at, whether all or only a part of it is known, the register answers as a plain fold of the
 *   log does, for which what is withdrawn was never recorded.
 */
export function flawsOf(history: RandomHistory): { readonly flaws: string[]; readonly recorded: RecordedHistory } {
  const recorded = record(history);
  const { register, position, events } = recorded;
  const flaws = DAYS.flatMap((effectiveOn) => {
    const moment = { effectiveOn, position };
    return [...flawsOfTree(register, moment, history.mode), ...flawsOfLives(register, moment, history.mode)].map(
      (flaw) => `${effectiveOn}: ${flaw}`,
    );
  });
  flaws.push(...factsWithoutUnit(recorded));
  for (const moment of momentsOf(history, recorded)) {
    for (const flaw of flawsOfViews(register, events, moment))
      flaws.push(`${moment.effectiveOn}@${String(moment.position)}: ${flaw}`);
  }
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

function flawsOfLives(register: Register, moment: Moment, mode: RecordingMode): string[] {
  return [...register.ids()].flatMap((id) => {
    const unit = register.unitAt(id, moment);
    if (unit === undefined) return [];
    if (mode === 'LIVE' && unit.kind === 'DISTRICT' && unit.established.on >= END_OF_DISTRICTS)
      return [`${id} is a district and began on ${unit.established.on}`];
    return isLiving(unit) ? [] : flawsOfLineage(unit, register, moment, mode);
  });
}

function flawsOfLineage(
  { id, kind, endManner, successors }: UnitState,
  register: Register,
  moment: Moment,
  mode: RecordingMode,
): string[] {
  if (endManner === 'ABOLISHED' || endManner === 'UNKNOWN') {
    const mayEnd = mode === 'BACKFILL' || (endManner === 'ABOLISHED' && (kind === 'DISTRICT' || kind === 'HAMLET'));
    return mayEnd ? [] : [`${id}, a ${kind}, ended ${endManner}`];
  }
  if (successors.length === 0) return [`${id} ended ${String(endManner)} without a successor`];
  return successors.flatMap(({ unitId }) => {
    const heir = register.unitAt(unitId, moment);
    if (heir === undefined) return [`${unitId}, which ${id} went into, is not found`];
    const fits = heir.kind === kind || (kind === 'DISTRICT' && heir.kind === 'COMMUNE');
    if (!fits) return [`${id}, a ${kind}, went into ${unitId}, a ${heir.kind}`];
    return heir.predecessors.some((link) => link.unitId === id) ? [] : [`${unitId} does not know that ${id} went into it`];
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
