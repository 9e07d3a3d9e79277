import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import { History } from '../../testing/history.js';
import { READINESS_SCENE } from '../../testing/readiness-scene.js';
import type { Condition } from './condition.js';
import type { ConditionFacts, SatisfiedShare } from './condition-facts.js';
import { NOTHING_KNOWN } from './condition-facts.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { readinessFor } from './readiness.js';

/** The conditions of a unit of which nothing is known but what a test says. */
function conditionsOf(unitId: string, level: 'NTM' | 'CIVILISED_URBAN', known: Partial<ConditionFacts>): readonly Condition[] {
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
    communes: () => [],
    urban: () => [],
    beside: { ...NOTHING_KNOWN, ...known },
  };
  return readinessFor(facts, level).conditions;
}

function survey(overall: SatisfiedShare, lowest: SatisfiedShare | null): Partial<ConditionFacts> {
  return { satisfaction: () => ({ on: toIsoDate('2024-05-01'), overall, lowest }) };
}

const share = (satisfied: number, asked: number): SatisfiedShare => ({ satisfied, asked });
const satisfaction = (conditions: readonly Condition[]) => conditions.find(({ name }) => name === 'residentsSatisfied');

describe('residents of a district', () => {
  const met = (overall: SatisfiedShare, lowest: SatisfiedShare | null) =>
    satisfaction(conditionsOf('huyen', 'NTM', survey(overall, lowest)))?.met;

  it('are satisfied at 90 % on the whole and 80 % with each content in each commune, exactly', () => {
    expect(met(share(90, 100), share(80, 100))).toBe('YES');
    expect(met(share(899, 1000), share(80, 100))).toBe('NO');
    expect(met(share(90, 100), share(799, 1000))).toBe('NO');
    expect(met(share(90, 100), null)).toBe('UNKNOWN');
    expect(met(share(80, 100), null)).toBe('NO');
    expect(met(share(0, 0), null)).toBe('UNKNOWN');
  });
});

describe('residents of a commune', () => {
  it('are satisfied at a rate that no source gives, so that no survey settles it', () => {
    expect(satisfaction(conditionsOf('a', 'NTM', survey(share(97, 100), share(95, 100))))).toMatchObject({
      actual: '97 of 100 (97.00 %) satisfied on the whole, with the content that satisfies fewest 95 of 100 (95.00 %)',
      met: 'UNKNOWN',
      explanation: 'survey of 2024-05-01; what rate is prescribed is not known from a source',
    });
  });
});

describe('what must not be', () => {
  it.each([
    [true, 'NO'],
    [false, 'YES'],
    [null, 'UNKNOWN'],
  ])('construction debt and complex security: %j is %s', (isSo, met) => {
    const conditions = conditionsOf('a', 'NTM', { constructionDebt: () => isSo, complexSecurity: () => isSo });
    expect(conditions.filter(({ name }) => name.startsWith('no') || name.startsWith('security')).map((one) => one.met)).toEqual([
      met,
      met,
    ]);
  });
});

describe('registration of a township', () => {
  it.each([
    ['2022-06-30', 'YES'],
    ['2022-07-01', 'NO'],
  ])('since %s is long enough: %s', (since, met) => {
    const conditions = conditionsOf('thi-tran', 'CIVILISED_URBAN', { registeredSince: () => toIsoDate(since) });
    expect(conditions.find(({ name }) => name === 'registered')).toMatchObject({ actual: `since ${since}`, met });
  });
});
