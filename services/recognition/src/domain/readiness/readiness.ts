import type { Level } from '@ntm-ledger/events';
import { communeConditions } from './commune-conditions.js';
import type { Condition, Verdict } from './condition.js';
import { readyBy } from './condition.js';
import { districtConditions } from './district-conditions.js';
import { hamletConditions } from './hamlet-conditions.js';
import { levelIsForUnit } from './level-of-unit.js';
import { provinceConditions } from './province-conditions.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { urbanConditions } from './urban-conditions.js';

/** Whether a unit could be recognised at a level, condition by condition. It recognises nothing: a title is a decision. */
export interface Readiness {
  readonly ready: Verdict;
  /** The acts that ask the conditions, as in force on the day; null where none is known. */
  readonly basis: string | null;
  readonly conditions: readonly Condition[];
}

/** Judges a unit against what is asked for a level on the day of the facts. */
export function readinessFor(facts: ReadinessFacts, level: Level): Readiness {
  const misplaced = levelIsForUnit(facts, level);
  const conditions = misplaced === null ? conditionsFor(facts, level) : [misplaced];
  const acts = [...new Set(conditions.flatMap(({ basis }) => basis ?? []))];
  return { ready: readyBy(conditions), basis: acts.length === 0 ? null : acts.join('; '), conditions };
}

function conditionsFor(facts: ReadinessFacts, level: Level): Condition[] {
  if (level === 'CIVILISED_URBAN') return urbanConditions(facts);
  switch (facts.unit.kind) {
    case 'COMMUNE':
      return communeConditions(facts, level);
    case 'DISTRICT':
      return districtConditions(facts, level);
    case 'PROVINCE':
      return provinceConditions(facts, level);
    case 'HAMLET':
      return hamletConditions(facts, level);
    case 'COUNTRY':
      return [];
  }
}
