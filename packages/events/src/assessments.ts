import type { IsoDate } from '@ntm-ledger/temporal';
import type { Level } from './recognition.js';
import type { UnitKind, UnitType } from './units.js';

/** How a unit stands on one criterion or indicator. */
export const OUTCOMES = ['MET', 'BASICALLY_MET', 'NOT_MET', 'NOT_APPLICABLE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * One indicator of a criterion. Thresholds are kept as the source prints them; `sourced` says whether text and threshold were both
 * seen in a source. What is not sourced is never shown as law.
 */
export interface PublishedIndicator {
  readonly code: string;
  readonly name: string;
  readonly threshold: string | null;
  readonly sourced: boolean;
}

export interface PublishedCriterion {
  readonly number: number;
  readonly name: string;
  /** Whether the criterion's name was seen in a source. */
  readonly sourced: boolean;
  readonly indicators: readonly PublishedIndicator[];
}

/** A set of criteria for units of some types and one level, from an act. */
export interface CriteriaSetPublished {
  readonly criteriaSetId: string;
  readonly name: string;
  readonly unitKind: UnitKind;
  /** The types of units it is for; empty: every type of the kind. */
  readonly unitTypes: readonly UnitType[];
  readonly level: Level | null;
  readonly period: string | null;
  /** Number of criteria, also where not every criterion is known by name; null where the act is known but not its size. */
  readonly size: number | null;
  readonly sizeSourced: boolean;
  readonly effectiveFrom: IsoDate | null;
  readonly effectiveTo: IsoDate | null;
  /** Official code of the province whose own set it is; null for a national one. */
  readonly provinceCode: string | null;
  readonly criteria: readonly PublishedCriterion[];
}

export interface AssessedIndicator {
  readonly code: string;
  /** A decimal in canonical text (`52.5`), or null where only the outcome is known. */
  readonly value: string | null;
  readonly outcome: Outcome | null;
}

export interface AssessedCriterion {
  readonly number: number;
  readonly outcome: Outcome;
  readonly indicators: readonly AssessedIndicator[];
}

/** A unit measured against a set, criterion by criterion. It replaces what was known of the unit under this set before. */
export interface UnitAssessed {
  readonly unitId: string;
  readonly criteriaSetId: string;
  /** The set's size when the unit was assessed. */
  readonly size: number;
  readonly criteria: readonly AssessedCriterion[];
}

/** A total that a document states without the criteria behind it: "đạt 11/15". */
export interface ScoreStated {
  readonly unitId: string;
  readonly criteriaSetId: string;
  readonly met: number;
  readonly size: number;
  /** STATED_JOINTLY: the document gives one figure for several units together. */
  readonly certainty: 'STATED_TOTAL' | 'STATED_JOINTLY';
  /** Numbers of the criteria that the document names as missing. */
  readonly missing: readonly number[];
  readonly jointlyWith: readonly string[];
}

export interface AssessmentEvents {
  CriteriaSetPublished: CriteriaSetPublished;
  UnitAssessed: UnitAssessed;
  ScoreStated: ScoreStated;
}

export const CRITERIA_SETS_STREAM = 'criteria-sets';
export const ASSESSMENT_STREAMS = 'assessment-';

/** One stream a unit and criteria set. */
export function assessmentStream(unitId: string, criteriaSetId: string): string {
  return `${ASSESSMENT_STREAMS}${unitId}-${criteriaSetId}`;
}
