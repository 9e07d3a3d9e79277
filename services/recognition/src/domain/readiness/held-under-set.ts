import type { CriteriaSet } from '@ntm-ledger/scoring';
import type { LevelMeasure } from '../reference-set.js';
import type { Title } from '../title.js';
import type { Verdict } from './condition.js';
import { meetsWholeSet } from './whole-set.js';

/** What is known of a unit's title and of how it does on the sets of today. */
export interface HeldTitle {
  /** In force; null where none is. */
  readonly title: Title | null;
  readonly measure: LevelMeasure;
}

/**
 * Whether a unit holds a level under the sets of today: an old title stays in force under a new set, but is not enough where an act asks for the
 * level of 2021 to 2025 (Quyết định 320/QĐ-TTg of communes of a district, Quyết định 319/QĐ-TTg of model communes). A title is held under the
 * set when its decision says so, when it is for a year in which the set was in force, or when the unit meets the whole set now.
 */
export function heldUnderSet({ title, measure: { sets, counted } }: HeldTitle): Verdict {
  if (title === null) return 'NO';
  if (sets.some((set) => wasJudgedBy(title, set))) return 'YES';
  return counted === null ? 'UNKNOWN' : meetsWholeSet(counted.card);
}

function wasJudgedBy({ criteriaSetId, awardYear }: Title, { id, effectiveFrom }: CriteriaSet): boolean {
  if (criteriaSetId !== null) return criteriaSetId === id;
  return awardYear !== null && effectiveFrom !== null && awardYear >= Number(effectiveFrom.slice(0, 4));
}
