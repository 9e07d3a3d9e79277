import type {
  AssessedIndicator,
  AttributeValue,
  CriteriaSetPublished,
  Outcome,
  PublishedCriterion,
  Statement,
} from '@ntm-ledger/events';
import { assessmentStream, indicatorStream, UNITS_STREAM } from '@ntm-ledger/events';
import type { Fact } from './facts.js';
import { envelope, published } from './facts.js';

/** Criteria known by their names alone, numbered from 1. */
export function criteriaNamed(...names: readonly string[]): PublishedCriterion[] {
  return names.map((name, index) => ({ number: index + 1, name, sourced: true, indicators: [] }));
}

/** The same set by name, of which a source says which criteria are critical: none, but for what a test says. */
export function setPublished(
  on: string,
  set: Pick<CriteriaSetPublished, 'criteriaSetId'> & Partial<CriteriaSetPublished>,
  by = 'vn',
): Fact {
  const { criteriaSetId, ...more } = set;
  return published(on, criteriaSetId, { criticalSourced: true, ...more }, by);
}

/** What a test says of an assessment: the numbers of criteria by how they came out; those it does not name are met, but for unknown ones. */
export interface Assessed {
  readonly unitId: string;
  readonly criteriaSetId: string;
  readonly size: number;
  readonly notMet?: readonly number[];
  readonly basicallyMet?: readonly number[];
  readonly notApplicable?: readonly number[];
  readonly unknown?: readonly number[];
  readonly statement?: Statement;
  /** What is known of indicators, by the number of their criterion. */
  readonly indicators?: Readonly<Record<number, readonly AssessedIndicator[]>>;
}

/** A unit measured criterion by criterion. */
export function assessed(on: string, given: Assessed): Fact {
  const {
    unitId,
    criteriaSetId,
    size,
    notMet = [],
    basicallyMet = [],
    notApplicable = [],
    unknown = [],
    statement = 'ACTUAL',
    indicators = {},
  } = given;
  const outcomeOf = (number: number): Outcome => {
    if (notMet.includes(number)) return 'NOT_MET';
    if (basicallyMet.includes(number)) return 'BASICALLY_MET';
    return notApplicable.includes(number) ? 'NOT_APPLICABLE' : 'MET';
  };
  const numbers = Array.from({ length: size }, (_, index) => index + 1).filter((number) => !unknown.includes(number));
  const criteria = numbers.map((number) => ({
    number,
    outcome: outcomeOf(number),
    indicators: indicators[number] ?? [],
    evidence: [],
  }));
  const data = { unitId, criteriaSetId, size, round: null, statement, assessor: null, criteria };
  return { stream: assessmentStream(unitId, criteriaSetId), draft: { ...envelope(on, unitId), type: 'UnitAssessed', data } };
}

/** A total that a document states, with the criteria that it names as missing. */
export function scoreStated(
  on: string,
  given: {
    readonly unitId: string;
    readonly criteriaSetId: string;
    readonly met: number;
    readonly size: number;
    readonly missing?: readonly number[];
  },
): Fact {
  const { unitId, criteriaSetId, met, size, missing = [] } = given;
  const data = {
    unitId,
    criteriaSetId,
    met,
    size,
    certainty: 'STATED_TOTAL',
    statement: 'ACTUAL',
    missing,
    jointlyWith: [],
  } as const;
  return { stream: assessmentStream(unitId, criteriaSetId), draft: { ...envelope(on, unitId), type: 'ScoreStated', data } };
}

/** Income a head of a year, in million VND, as a document states it. */
export function incomeStated(on: string, unitId: string, year: number, value: string, statement: Statement = 'ACTUAL'): Fact {
  const data = { unitId, measure: 'INCOME_PER_HEAD', value, year, stars: null, statement } as const;
  return { stream: indicatorStream(unitId), draft: { ...envelope(on, unitId), type: 'IndicatorStated', data } };
}

/** The region whose thresholds a unit is judged by. */
export function inRegion(on: string, unitId: string, value: AttributeValue<'REGION'>): Fact {
  const data = { unitId, attribute: 'REGION', value } as const;
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unitId), type: 'UnitClassified', data } };
}
