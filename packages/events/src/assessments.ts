import type { IsoDate } from '@ntm-ledger/temporal';
import type { Level } from './recognition.js';
import type { AttributeValue, UnitKind, UnitType } from './units.js';

/** How a unit stands on one criterion or indicator. */
export const OUTCOMES = ['MET', 'BASICALLY_MET', 'NOT_MET', 'NOT_APPLICABLE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How an indicator's value is compared with its threshold. */
export const COMPARATORS = [
  'AT_LEAST',
  'MORE_THAN',
  'AT_MOST',
  'LESS_THAN',
  'EXACTLY',
  'PASS',
  'COMPOUND',
  'LEFT_TO_PROVINCE',
] as const;
/**
 * PASS: the indicator is met or not, there is no number. COMPOUND: a rule in words, which only a person can apply. LEFT_TO_PROVINCE: the act
 * leaves the threshold to each province. MORE_THAN and LESS_THAN leave the threshold itself out: "dưới 6 %".
 */
export type Comparator = (typeof COMPARATORS)[number];

/** What a value must come to; a dimension that is null does not matter. The one that names most of what a unit is applies. */
export interface Threshold {
  /** A decimal in canonical text (`52.5`), in the indicator's unit of measure. */
  readonly value: string;
  /** The region of the sets of 2009 to 2025. */
  readonly region: AttributeValue<'REGION'> | null;
  /** The year that the value is of: thresholds of income rise every year. */
  readonly year: number | null;
  /** The commune group of the sets from 2026 on. */
  readonly communeGroup: AttributeValue<'COMMUNE_GROUP'> | null;
}

/**
 * One indicator of a criterion. What is not sourced is never shown as law: neither the text where `textSourced` is false, nor the
 * thresholds where `thresholdsSourced` is.
 */
export interface PublishedIndicator {
  readonly code: string;
  readonly name: string;
  /** The unit of measure, as the set names it: `percent`, `million_vnd_per_head_year`; null where it has none or it is not known. */
  readonly unit: string | null;
  /** Null: how values are compared is not known. */
  readonly comparator: Comparator | null;
  readonly thresholds: readonly Threshold[];
  /** The threshold, or the rule of a compound one, as the source prints it. */
  readonly printed: string | null;
  readonly textSourced: boolean;
  readonly thresholdsSourced: boolean;
}

export interface PublishedCriterion {
  readonly number: number;
  readonly name: string;
  /** Whether the criterion's name was seen in a source. */
  readonly sourced: boolean;
  readonly indicators: readonly PublishedIndicator[];
}

/** A range of criteria met that a set's reports group units by; both ends are inclusive. */
export interface ScoreBand {
  readonly from: number;
  readonly to: number;
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
  /** The annex of the act that holds the set: one act may publish several. */
  readonly annex: string | null;
  /** Number of criteria, also where not every criterion is known by name; null where the act is known but not its size. */
  readonly size: number | null;
  readonly sizeSourced: boolean;
  readonly indicatorsTotal: number | null;
  readonly indicatorsTotalSourced: boolean;
  readonly effectiveFrom: IsoDate | null;
  readonly effectiveTo: IsoDate | null;
  /** Official code of the province whose own set it is; null for a national one. */
  readonly provinceCode: string | null;
  /** The ranges that its reports group units by, the highest first; empty: by fives, as reports of the programme do. */
  readonly bands: readonly ScoreBand[];
  /** Numbers of the criteria that weigh more in the revocation rule. */
  readonly critical: readonly number[];
  readonly criticalSourced: boolean;
  readonly criteria: readonly PublishedCriterion[];
}

/**
 * An act changes a set within its time: what is given here holds from the event's day on, all else stays as it was. On the day of the
 * set's own publication it completes what was recorded of it.
 */
export interface CriteriaSetAmended {
  readonly criteriaSetId: string;
  /** Each takes the place of the criterion of its number, as a whole. */
  readonly criteria: readonly PublishedCriterion[];
  /** Null: as it was; so with all that follows, each with whether it was seen in a source. */
  readonly size: number | null;
  readonly sizeSourced: boolean;
  readonly indicatorsTotal: number | null;
  readonly indicatorsTotalSourced: boolean;
  readonly annex: string | null;
  readonly bands: readonly ScoreBand[] | null;
  readonly critical: readonly number[] | null;
  readonly criticalSourced: boolean;
}

/** An act ends a set. What the publication said of its last day, if anything, no longer counts. */
export interface CriteriaSetEnded {
  readonly criteriaSetId: string;
  /** The last day on which units are measured by it. */
  readonly lastDay: IsoDate;
}

/** Which look at a unit an assessment is. */
export const ROUNDS = ['SELF_ASSESSMENT', 'VERIFICATION', 'APPRAISAL', 'PERIODIC_REVIEW'] as const;
export type Round = (typeof ROUNDS)[number];

/** Whether a figure is what is, what is thought to be, or what is meant to be: three statements that never replace each other. */
export const STATEMENTS = ['ACTUAL', 'ESTIMATE', 'PLAN'] as const;
export type Statement = (typeof STATEMENTS)[number];

/** A document that shows something, outside the log: fixed by its digest. */
export interface Evidence {
  /** SHA-256 of the document's bytes, lower-case hexadecimal; null where only a reference is known. */
  readonly digest: string | null;
  readonly reference: string;
}

export interface AssessedIndicator {
  readonly code: string;
  /** A decimal in canonical text (`52.5`), or null where only the outcome is known. */
  readonly value: string | null;
  readonly outcome: Outcome | null;
  /** The year that the value is of, whose threshold it is held against; null: that of the day as of which the unit is assessed. */
  readonly year: number | null;
}

export interface AssessedCriterion {
  readonly number: number;
  readonly outcome: Outcome;
  readonly indicators: readonly AssessedIndicator[];
  readonly evidence: readonly Evidence[];
}

/**
 * A unit measured against a set, criterion by criterion, in one round. An actual one replaces what was known of the unit under this set before;
 * a round of which no result is known holds no criterion and replaces nothing.
 */
export interface UnitAssessed {
  readonly unitId: string;
  readonly criteriaSetId: string;
  /** The set's size when the unit was assessed. */
  readonly size: number;
  /** Null: the source does not say. */
  readonly round: Round | null;
  readonly statement: Statement;
  /** Who measured: an opaque id, or the body as a document names it; null where the source does not say. */
  readonly assessor: string | null;
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
  readonly statement: Statement;
  /** Numbers of the criteria that the document names as missing. */
  readonly missing: readonly number[];
  readonly jointlyWith: readonly string[];
}

/**
 * What documents state of how people live and what they make, beside all criteria: the poverty rate of poor households is not the criterion of
 * multidimensional poverty, and a district's average income is no commune's.
 */
export const MEASURES = ['INCOME_PER_HEAD', 'POOR_HOUSEHOLDS', 'MULTIDIMENSIONAL_POVERTY', 'OCOP_PRODUCTS'] as const;
export type Measure = (typeof MEASURES)[number];

/** One figure of a unit and year, in the unit of measure that its measure has: million VND a year, percent, percent, products. */
export interface IndicatorStated {
  readonly unitId: string;
  readonly measure: Measure;
  /** A decimal in canonical text. */
  readonly value: string;
  readonly year: number | null;
  /** Of OCOP products: how many stars they have; null where all are counted, and for every other measure. */
  readonly stars: number | null;
  readonly statement: Statement;
}

export interface AssessmentEvents {
  CriteriaSetPublished: CriteriaSetPublished;
  CriteriaSetAmended: CriteriaSetAmended;
  CriteriaSetEnded: CriteriaSetEnded;
  UnitAssessed: UnitAssessed;
  ScoreStated: ScoreStated;
  IndicatorStated: IndicatorStated;
}

export const CRITERIA_SETS_STREAM = 'criteria-sets';
export const ASSESSMENT_STREAMS = 'assessment-';

/** What documents state of a unit beside all criteria sets stands in a stream of the unit. */
export function indicatorStream(unitId: string): string {
  return `${ASSESSMENT_STREAMS}${unitId}-indicators`;
}

/** One stream a unit and criteria set. */
export function assessmentStream(unitId: string, criteriaSetId: string): string {
  return `${ASSESSMENT_STREAMS}${unitId}-${criteriaSetId}`;
}
