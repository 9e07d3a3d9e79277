import type { Level } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { CriteriaSet, Scorecard } from '@ntm-ledger/scoring';
import { isForType, mayBeInForce } from '@ntm-ledger/scoring';
import type { IsoDate } from '@ntm-ledger/temporal';
import { levelsFor } from './schemes.js';

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

/** Which sets are looked for: those that measure a unit for a level on a day. */
export interface ReferenceQuestion {
  readonly unit: Pick<UnitState, 'kind' | 'type'>;
  readonly level: Level;
  readonly day: IsoDate;
  /** The province that the unit lies in, and those that became part of it: their own sets are sets for the unit too. */
  readonly provinceIds: ReadonlySet<string>;
}

/**
 * The sets that a unit is measured by for a level on a day: the national one and, where there is one, its province's own version of it. A
 * set of which nobody knows since when it is in force counts only where no other is known to be: an advanced set of a province from before
 * 2022 has no known end, and takes nothing away from the national one that followed it.
 */
export function referenceSets(
  published: readonly CriteriaSet[],
  { unit, level, day, provinceIds }: ReferenceQuestion,
): CriteriaSet[] {
  const fitting = published.filter((set) => isSetFor(set, { unit, level, provinceIds }) && mayBeInForce(set, day, 'DAY'));
  const dated = fitting.filter(({ effectiveFrom }) => effectiveFrom !== null);
  return dated.length > 0 ? dated : fitting;
}

/**
 * Whether a set can be the one by which a unit is judged for a level, whatever the day: it is for its type and asks for the level, and it is a national
 * one or its own province's.
 */
export function isSetFor(set: CriteriaSet, { unit, level, provinceIds }: Omit<ReferenceQuestion, 'day'>): boolean {
  return isForType(set, unit) && isOfLevel(set, unit, level) && (set.provinceId === null || provinceIds.has(set.provinceId));
}

/** Whether a set asks for a level. The sets of towns and provinces ("hoàn thành nhiệm vụ") name none: theirs is the one level there is. */
function isOfLevel(set: Pick<CriteriaSet, 'level'>, unit: ReferenceQuestion['unit'], level: Level): boolean {
  if (set.level !== null) return set.level === level;
  const levels = levelsFor(unit);
  return levels.length === 1 && levels[0] === level;
}
