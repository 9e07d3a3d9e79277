import { describe, expect, it } from '@jest/globals';
import type { KnownDay } from '@ntm-ledger/register';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { History } from '../../testing/history.js';
import { READINESS_SCENE } from '../../testing/readiness-scene.js';
import type { SurveyShare } from '../cases/survey-rules.js';
import type { BesideCriteria, CountedContent, Satisfaction } from './beside-criteria.js';
import type { Condition } from './condition.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { readinessFor } from './readiness.js';

const NOTHING_KNOWN: BesideCriteria = {
  satisfaction: () => null,
  constructionDebt: () => null,
  complexSecurity: () => null,
  registeredSince: () => null,
};

/** The conditions of a unit of which nothing is known but what a test says. */
function conditionsOf(
  unitId: string,
  level: 'NTM' | 'CIVILISED_URBAN',
  known: Partial<BesideCriteria>,
  communes: readonly string[] = [],
): readonly Condition[] {
  const history = new History(...READINESS_SCENE);
  const unit = history.register.unitAt(unitId, history.moment('2024-06-30'));
  if (unit === undefined) throw new Error(`${unitId} is not known`);
  const measure = { sets: [], counted: null };
  const facts: ReadinessFacts = {
    unit,
    day: toIsoDate('2024-06-30'),
    measure: () => measure,
    held: () => ({ title: null, measure }),
    income: () => null,
    communes: () => communes.map((id) => ({ unit: { ...unit, id }, held: () => ({ title: null, measure }) })),
    urban: () => [],
    beside: { ...NOTHING_KNOWN, ...known },
  };
  return readinessFor(facts, level).conditions;
}

const counted = (satisfied: number, answered: number): SurveyShare => ({ satisfied, answered, percent: null });
const stated = (percent: string): SurveyShare => ({ satisfied: null, answered: null, percent });
const NOT_GIVEN: SurveyShare = { satisfied: null, answered: null, percent: null };

/** The condition of satisfaction after a survey; of a district, unless told otherwise. */
function satisfaction(survey: Partial<Satisfaction>, unitId = 'huyen', communes: readonly string[] = []): Condition | undefined {
  const given: Satisfaction = {
    on: toIsoDate('2024-05-01'),
    outcome: null,
    overall: NOT_GIVEN,
    items: [],
    set: { satisfiedOverall: null, satisfiedPerItem: null },
    ...survey,
  };
  return conditionsOf(unitId, 'NTM', { satisfaction: () => given }, communes).find(({ name }) => name === 'residentsSatisfied');
}

describe('residents of a district', () => {
  const met = (overall: SurveyShare, ...items: readonly SurveyShare[]) =>
    satisfaction({ overall, items: items.map((share) => ({ ...share, unitId: null })) })?.met;

  it('are satisfied at 90 % on the whole and 80 % with each content in each commune, exactly', () => {
    expect(met(counted(90, 100), counted(80, 100), stated('80'))).toBe('YES');
    expect(met(counted(899, 1000), counted(80, 100))).toBe('NO');
    expect(met(stated('90.0'), counted(90, 100), stated('79.99'))).toBe('NO');
    expect(met(counted(90, 100))).toBe('UNKNOWN');
    expect(met(counted(80, 100))).toBe('NO');
    expect(met(NOT_GIVEN, counted(90, 100))).toBe('UNKNOWN');
  });

  it('are not known to be satisfied in each commune while one of them is not counted', () => {
    const overall = counted(95, 100);
    const inOne = (unitId: string, share = counted(90, 100)): CountedContent => ({ ...share, unitId });
    expect(satisfaction({ overall, items: [inOne('a'), inOne('b')] }, 'huyen', ['a', 'b'])?.met).toBe('YES');
    expect(satisfaction({ overall, items: [inOne('a')] }, 'huyen', ['a', 'b'])).toMatchObject({
      met: 'UNKNOWN',
      explanation: 'survey of 2024-05-01; in 1 of 2 communes no content is counted',
    });
    expect(satisfaction({ overall, items: [inOne('a', counted(79, 100))] }, 'huyen', ['a', 'b'])?.met).toBe('NO');
  });

  it('are not satisfied by figures of a survey that failed, nor by a survey without figures that passed', () => {
    expect(
      satisfaction({ overall: counted(95, 100), items: [{ ...counted(95, 100), unitId: null }], outcome: 'FAILED' })?.met,
    ).toBe('NO');
    expect(satisfaction({ outcome: 'PASSED' })?.met).toBe('UNKNOWN');
  });
});

describe('residents of a commune', () => {
  it('are satisfied at a rate that no source gives: whoever held the survey says whether it is reached', () => {
    const overall = counted(97, 100);
    expect(satisfaction({ overall }, 'a')).toMatchObject({
      actual: '97 of 100 (97.00 %) satisfied on the whole',
      met: 'UNKNOWN',
      explanation:
        'survey of 2024-05-01; what rate is prescribed is not known from a source, and the survey is not said to have passed or failed',
      sourced: true,
    });
    expect(satisfaction({ overall, outcome: 'PASSED' }, 'a')?.met).toBe('YES');
    expect(satisfaction({ outcome: 'FAILED' }, 'a')).toMatchObject({ met: 'NO', actual: 'a survey recorded as failed' });
  });

  it('are held against the rate that the office has set for the case, which is no law', () => {
    const set = { satisfiedOverall: 95, satisfiedPerItem: null };
    expect(satisfaction({ overall: counted(94, 100), outcome: 'PASSED', set }, 'a')).toMatchObject({
      required: 'at least 95 % of residents satisfied (as this office has set it; no source gives a number)',
      met: 'NO',
      basis: null,
      sourced: false,
    });
    expect(satisfaction({ overall: counted(95, 100), set }, 'a')?.met).toBe('YES');
  });
});

describe('what must not be', () => {
  it.each([
    [true, 'NO'],
    [false, 'YES'],
    [null, 'UNKNOWN'],
  ])('construction debt and complex security: %j is %s', (isSo, met) => {
    const conditions = conditionsOf('a', 'NTM', { constructionDebt: () => isSo, complexSecurity: () => isSo });
    const names = ['noConstructionDebt', 'securityNotComplex'];
    expect(names.map((wanted) => conditions.find(({ name }) => name === wanted)?.met)).toEqual([met, met]);
  });
});

describe('registration of a township', () => {
  it.each([
    ['2022-06-30', 'YES'],
    ['2022-07-01', 'NO'],
  ])('since %s is long enough: %s', (since, met) => {
    expect(registered(since, 'DAY')).toMatchObject({ actual: `since ${since}`, met });
  });

  it.each([
    ['2022-06-30', 'BY', 'YES'],
    ['2022-07-01', 'BY', 'UNKNOWN'],
    ['2022-12-31', 'YEAR', 'UNKNOWN'],
    ['2023-12-31', 'YEAR', 'NO'],
    ['2022-07-31', 'MONTH', 'NO'],
  ] as const)('since %s (%s) is long enough: %s, since it may be older than the day it counts from', (since, precision, met) => {
    expect(registered(since, precision)?.met).toBe(met);
  });

  function registered(since: string, precision: DatePrecision): Condition | undefined {
    const registeredSince = (): KnownDay => ({ on: toIsoDate(since), precision });
    return conditionsOf('thi-tran', 'CIVILISED_URBAN', { registeredSince }).find(({ name }) => name === 'registered');
  }
});
