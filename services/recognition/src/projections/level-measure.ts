import type { Level } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { allPredecessors, ancestorsOf } from '@ntm-ledger/register';
import type { Assessments, CriteriaSet, Scorecard } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import { referenceSets } from '../domain/reference-set.js';

/** A unit's scorecard with the set it is held against, as that set is at the moment. */
export interface CardOfLevel {
  readonly card: Scorecard;
  readonly set: CriteriaSet;
}

/** By what a unit is measured for a level at a moment, and how it did. */
export interface LevelMeasure {
  /** The sets that it may be measured by, the one published last at the end; empty where none is known. */
  readonly sets: readonly CriteriaSet[];
  /** Its latest actual card by one of them; null where there is none, or it is not of the size that the set has at the moment. */
  readonly counted: CardOfLevel | null;
}

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
function provincesOf(register: RegisterView, unit: UnitState, moment: Moment): ReadonlySet<string> {
  const province = [unit, ...ancestorsOf(register, unit.id, moment)].find(({ kind }) => kind === 'PROVINCE');
  if (province === undefined) return new Set();
  return new Set([province.id, ...allPredecessors(register, province.id, moment).map(({ unit: former }) => former.id)]);
}
