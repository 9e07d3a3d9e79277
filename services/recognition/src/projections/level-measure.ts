import type { Level } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { allPredecessors, provinceOf } from '@ntm-ledger/register';
import type { Assessments, CriteriaSet } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import type { CardOfLevel, LevelMeasure } from '../domain/reference-set.js';
import { referenceSets } from '../domain/reference-set.js';

/** Looks up by what a unit is measured for a level at a moment, and its card. */
export function measureOf(
  assessments: Assessments,
  register: RegisterView,
  unit: UnitState,
  level: Level,
  moment: Moment,
): LevelMeasure {
  const published = assessments.criteriaSets.allAt(moment, { unitKind: unit.kind });
  const provinceIds = provincesOf(register, unit, moment);
  const sets = referenceSets(published, { unit, level, day: moment.effectiveOn, provinceIds });
  return { sets, counted: countedCard(assessments, unit.id, sets, moment) };
}

/** A unit's latest actual card by one of some sets. */
export function countedCard(
  assessments: Assessments,
  unitId: string,
  sets: readonly CriteriaSet[],
  moment: Moment,
): CardOfLevel | null {
  for (const { card } of assessments.cardsOf(unitId, moment)) {
    const set = sets.find(({ id }) => id === card.criteriaSetId);
    if (set !== undefined) return set.size === null || set.size === card.size ? { card, set } : null;
  }
  return null;
}

/** The province that a unit lies in, and those that became part of it: the sets of these go on for their units. */
export function provincesOf(register: RegisterView, unit: UnitState, moment: Moment): ReadonlySet<string> {
  const province = provinceOf(register, unit, moment);
  if (province === undefined) return new Set();
  return new Set([province.id, ...allPredecessors(register, province.id, moment).map(({ unit: former }) => former.id)]);
}
