import type { Level } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { LevelMeasure } from '../reference-set.js';
import type { BesideCriteria } from './beside-criteria.js';
import type { HeldTitle } from './held-under-set.js';

/** Income a head in million VND of some year, and what an advanced commune of that region must have come to in it. */
export interface IncomeStanding {
  /** A decimal. */
  readonly value: string;
  readonly year: number;
  /** A decimal; null where no threshold is known for the unit and year. */
  readonly advancedThreshold: string | null;
  readonly thresholdSourced: boolean;
}

/** A unit below the one that is asked. */
export interface UnitBelow {
  readonly unit: UnitState;
  /** Its title of a level in force, and its card for that level. */
  held(level: Level): HeldTitle;
}

/** What readiness is judged by: titles, scorecards, the register, and what cases tell; of one unit at one moment. */
export interface ReadinessFacts {
  readonly unit: UnitState;
  readonly day: IsoDate;
  /** By what the unit is measured for a level, and how it did. */
  measure(level: Level): LevelMeasure;
  /** The unit's own title of a level in force, and its card for that level. */
  held(level: Level): HeldTitle;
  /** Income a head of the latest year that is known; null where none is. */
  income(): IncomeStanding | null;
  /** The rural communes that stand in a district or province. */
  communes(): readonly UnitBelow[];
  /** Those of its units that are no rural communes and of a type: thị trấn, phường. */
  urban(type: 'thị trấn' | 'phường'): readonly UnitBelow[];
  readonly beside: BesideCriteria;
}
