import type {
  AverageTarget,
  ClaimRecorded,
  CriteriaTarget,
  IndicatorStated,
  IndicatorTarget,
  Level,
  PlanTarget,
  TaskTarget,
  TitleTarget,
  TitleTotalTarget,
  UnitAttribute,
  UnitClass,
  UnitClassified,
} from '@ntm-ledger/events';
import { assessmentStream, claimStream, indicatorStream, planStream, UNITS_STREAM } from '@ntm-ledger/events';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from './facts.js';
import { envelope } from './facts.js';

/** The scope of the tests' plans, and the year. */
export const SCOPE = 'huyen';
export const YEAR = 2022;

export function titleTarget(unitId: string, level: Level = 'NTM', targetId = `title ${unitId} ${level}`): TitleTarget {
  return { kind: 'TITLE', targetId, printed: null, unitId, level };
}

export function totalTarget(value: number, part: Partial<TitleTotalTarget> = {}): TitleTotalTarget {
  return {
    kind: 'TITLE_TOTAL',
    targetId: 'total',
    printed: null,
    level: 'NTM',
    unitKind: 'COMMUNE',
    counting: 'IN_ALL',
    value,
    among: null,
    each: null,
    baselineOn: null,
    ...part,
  };
}

export function averageTarget(value: string, part: Partial<AverageTarget> = {}): AverageTarget {
  return {
    kind: 'AVERAGE_MET',
    targetId: 'average',
    printed: null,
    level: 'NTM',
    unitKind: 'COMMUNE',
    criteriaSetId: 'xa-ntm-2021',
    value,
    baseUnits: null,
    among: null,
    baselineOn: null,
    ...part,
  };
}

export function criteriaTarget(value: number, part: Partial<CriteriaTarget> = {}): CriteriaTarget {
  return {
    kind: 'CRITERIA_MET',
    targetId: 'criteria',
    printed: null,
    unitId: null,
    each: null,
    level: 'NTM',
    criteriaSetId: 'xa-ntm-2021',
    counting: 'IN_ALL',
    value,
    indicators: null,
    baselineOn: null,
    ...part,
  };
}

export function indicatorTarget(value: string, part: Partial<IndicatorTarget> = {}): IndicatorTarget {
  return {
    kind: 'INDICATOR',
    targetId: 'indicator',
    printed: null,
    unitId: SCOPE,
    measure: 'POOR_HOUSEHOLDS',
    stars: null,
    side: 'AT_MOST',
    value,
    ...part,
  };
}

export function taskTarget(part: Partial<TaskTarget> = {}): TaskTarget {
  return {
    kind: 'TASK',
    targetId: 'task',
    printed: null,
    title: 'Thành lập thêm 1 hợp tác xã nông nghiệp',
    owner: null,
    due: null,
    duePrecision: 'DAY',
    resources: null,
    under: null,
    ...part,
  };
}

/** Communes of a class. */
export function communes(part: Partial<UnitClass>): UnitClass {
  return { kind: 'COMMUNE', holding: null, lacking: null, notPlannedFor: null, countsAs: null, ...part };
}

export function adopted(on: string, targets: readonly PlanTarget[], precision: DatePrecision = 'DAY', year = YEAR): Fact {
  const data = { unitId: SCOPE, year, adoptedOn: toIsoDate(on), targets };
  return { stream: planStream(SCOPE, year), draft: { ...envelope(on, SCOPE, precision), type: 'PlanAdopted', data } };
}

export function amended(
  on: string,
  changes: { readonly added?: PlanTarget[]; readonly changed?: PlanTarget[]; readonly dropped?: string[] },
): Fact {
  const data = { unitId: SCOPE, year: YEAR, added: [], changed: [], dropped: [], ...changes };
  return { stream: planStream(SCOPE, YEAR), draft: { ...envelope(on, SCOPE), type: 'PlanAmended', data } };
}

export function completed(on: string, targetId = 'task', precision: DatePrecision = 'DAY'): Fact {
  const data = { unitId: SCOPE, year: YEAR, targetId, completedOn: toIsoDate(on) };
  return { stream: planStream(SCOPE, YEAR), draft: { ...envelope(on, SCOPE, precision), type: 'TaskCompleted', data } };
}

export function supportRequested(on: string, supportId = 'support'): Fact {
  const support = { supportId, what: 'xi măng', amount: null, amountIn: null, by: 'các xã', of: 'UBND huyện', targetId: null };
  const data = { unitId: SCOPE, year: YEAR, ...support };
  return { stream: planStream(SCOPE, YEAR), draft: { ...envelope(on, SCOPE), type: 'SupportRequested', data } };
}

/** What a claim's test cares about; the rest has a sensible value. */
export function claimed(on: string, statedValue: string, part: Partial<ClaimRecorded> = {}): Fact {
  const data: ClaimRecorded = {
    claimId: `claim of ${on}`,
    unitId: SCOPE,
    metric: 'TITLES_IN_FORCE',
    level: 'NTM',
    unitKind: 'COMMUNE',
    year: null,
    criteriaSetId: null,
    since: null,
    outOf: null,
    statedValue,
    derivation: 'STATED',
    printed: null,
    ...part,
  };
  return { stream: claimStream(data.unitId), draft: { ...envelope(on, data.unitId), type: 'ClaimRecorded', data } };
}

/** A total that a document states of a unit under a set: "đạt 15/19". */
export function scored(on: string, unitId: string, met: number, criteriaSetId = 'xa-ntm-2021', size = 19): Fact {
  const score = { unitId, criteriaSetId, met, size, missing: [], jointlyWith: [] };
  const data = { ...score, certainty: 'STATED_TOTAL', statement: 'ACTUAL' } as const;
  return { stream: assessmentStream(unitId, criteriaSetId), draft: { ...envelope(on, unitId), type: 'ScoreStated', data } };
}

export function indicated(on: string, part: Partial<IndicatorStated> & Pick<IndicatorStated, 'value'>): Fact {
  const data: IndicatorStated = {
    unitId: SCOPE,
    measure: 'POOR_HOUSEHOLDS',
    year: YEAR,
    stars: null,
    statement: 'ACTUAL',
    ...part,
  };
  return { stream: indicatorStream(data.unitId), draft: { ...envelope(on, data.unitId), type: 'IndicatorStated', data } };
}

export function classified(on: string, unitId: string, attribute: UnitAttribute, value: UnitClassified['value']): Fact {
  const data = { unitId, attribute, value };
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unitId), type: 'UnitClassified', data } };
}
