import type { PlanTarget, TitleTotalTarget, UnitClass } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { classificationOf, isRuralCommune } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import { unitsIn } from '../title-counts.js';
import { dayBeforeYear } from '../year.js';
import type { Plan } from './plan.js';
import type { PlanQuestion } from './target-outcome.js';

/**
 * The units of a plan's scope that belong to a class on a day: those that hold one title and not another, that the plan does not name for a
 * title, or that count as something. Of communes, those of the programme: its plans speak of no wards and townships.
 */
export function membersOf(
  unitClass: UnitClass,
  plan: Plan,
  { register, titles }: Pick<Known, 'register' | 'titles'>,
  on: Moment,
): UnitState[] {
  const { kind, holding, lacking, notPlannedFor, countsAs } = unitClass;
  const named = new Set(plan.targets.flatMap(({ target }) => (isTitleOf(target, notPlannedFor) ? [target.unitId] : [])));
  const holds = holding === null ? (): boolean => true : titles.holdersOf(holding, on);
  const holdsWhatIsLacked = lacking === null ? (): boolean => false : titles.holdersOf(lacking, on);
  return unitsIn(register, plan.unitId, kind, on).filter((unit) => {
    if (kind === 'COMMUNE' && !isRuralCommune(unit)) return false;
    if (!holds(unit.id) || holdsWhatIsLacked(unit.id)) return false;
    if (notPlannedFor !== null && named.has(unit.id)) return false;
    return countsAs === null || classificationOf(register, unit, countsAs.attribute, on)?.value === countsAs.value;
  });
}

/** The ids of the units that a target counts or averages over; null where it is all of the scope. */
export function membersAmong(
  { among, baselineOn }: Pick<TitleTotalTarget, 'among' | 'baselineOn'>,
  { plan, known, moment }: PlanQuestion,
): ReadonlySet<string> | null {
  if (among === null) return null;
  const on = { ...moment, effectiveOn: baselineOn ?? dayBeforeYear(plan.year) };
  return new Set(membersOf(among, plan, known, on).map(({ id }) => id));
}

function isTitleOf(target: PlanTarget, level: UnitClass['notPlannedFor']): target is Extract<PlanTarget, { kind: 'TITLE' }> {
  return target.kind === 'TITLE' && target.level === level;
}

/** A class in words: "communes that hold NTM, lack ADVANCED and are not planned for ADVANCED". */
export function classWords({ holding, lacking, notPlannedFor, countsAs }: UnitClass): string {
  const conditions = [
    holding === null ? null : `hold ${holding}`,
    lacking === null ? null : `lack ${lacking}`,
    notPlannedFor === null ? null : `are not planned for ${notPlannedFor}`,
    countsAs === null ? null : `count as ${countsAs.value} (${countsAs.attribute})`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? 'of the scope' : `that ${conditions.join(' and ')}`;
}
