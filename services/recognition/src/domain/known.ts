import type { Position } from '@ntm-ledger/event-store';
import type { Level } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import type { Assessments } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import type { Claim } from './claims/claim.js';
import type { DecisionEvent } from './decision.js';
import type { Plan } from './plans/plan.js';
import type { Title } from './title.js';

/** The titles of units, as plans and claims ask for them. */
export interface KnownTitles {
  /** Every title that a unit held by a moment, ended ones too. */
  titlesOf(unitId: string, moment: Moment): readonly Title[];
  /** Tells of units, by their ids, whether they hold a title of a level at a moment. */
  holdersOf(level: Level, moment: Moment): (unitId: string) => boolean;
  /** The units that were ever said to be awarded a title for a year, or for none that is known (null): where to look for those that were. */
  everAwardedFor(year: number | null): readonly string[];
  /** The decisions on a unit that are known at a position and not withdrawn, whenever they come into force. */
  decisionsKnownOf(unitId: string, position: Position): readonly DecisionEvent[];
}

/** The plans of units. */
export interface KnownPlans {
  /** The plan of a unit for a year as it stands at a moment; undefined before its adoption. */
  planAt(unitId: string, year: number, moment: Moment): Plan | undefined;
}

/** What documents state of units. */
export interface KnownClaims {
  /** The totals stated of a unit as of a day by the moment's, the earliest first. */
  claimsOf(unitId: string, moment: Moment): readonly Claim[];
}

/** What targets and stated totals are held against: all that is known, each asked at a moment, so that no answer changes by what is recorded later. */
export interface Known {
  readonly register: Register;
  readonly assessments: Assessments;
  readonly titles: KnownTitles;
  readonly plans: KnownPlans;
  readonly claims: KnownClaims;
}
