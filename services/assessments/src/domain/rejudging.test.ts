import { describe, expect, it } from '@jest/globals';
import { START } from '@ntm-ledger/event-store';
import type { AssessedIndicator, PublishedCriterion, PublishedIndicator } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { CriteriaSet, Scorecard } from '@ntm-ledger/scoring';
import { indicator, openValuedSample, threshold, VALUED_SET } from '@ntm-ledger/scoring/testing';
import type { RejudgedCriterion } from './rejudging.js';
import { rejudge, rejudgedTallyOf, whyHypothetical } from './rejudging.js';

const INCOME: PublishedIndicator = indicator('1', {
  unit: 'million_vnd_per_head_year',
  comparator: 'AT_LEAST',
  thresholds: [threshold('50')],
  textSourced: true,
  thresholdsSourced: true,
});

function sampleSet(): CriteriaSet {
  const history = openValuedSample();
  const set = history.assessments.criteriaSets.at(VALUED_SET.criteriaSetId, history.moment('2023-12-31'));
  if (set === undefined) throw new Error('the set is not published');
  return set;
}

const MEASURED_BY = sampleSet();

/** Another set of the same series, with the criteria that a test gives it. */
function other(criteria: readonly PublishedCriterion[], size: number | null = 2): CriteriaSet {
  const indicatorsTotal = criteria.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return { ...MEASURED_BY, id: 'xa-sau-2026', size, criteria, indicatorsTotal, indicatorsTotalSourced: true };
}

const named = (name: string, ...indicators: PublishedIndicator[]): PublishedCriterion => ({
  number: 1,
  name,
  sourced: true,
  indicators,
});

function card(...indicators: AssessedIndicator[]): Scorecard {
  return {
    unitId: 'ha-vinh',
    criteriaSetId: MEASURED_BY.id,
    effectiveOn: toIsoDate('2023-12-31'),
    precision: 'DAY',
    position: START,
    met: 1,
    size: 3,
    certainty: 'PER_CRITERION',
    statement: 'ACTUAL',
    round: null,
    assessor: null,
    criteria: [{ number: 1, outcome: 'MET', indicators, evidence: [] }],
    jointlyWith: [],
    source: null,
  };
}

const measured = card({ code: '1', value: '45', outcome: 'MET', year: null });
const column = { region: null, communeGroup: null, year: 2023 };

function ask(asked: CriteriaSet, given: Scorecard = measured): RejudgedCriterion[] {
  return rejudge({ card: given, measuredBy: MEASURED_BY, asked, column });
}

describe('what another set would say of a unit’s values', () => {
  it('holds each value against the other set’s threshold, and knows nothing of what was not measured', () => {
    const criteria = ask(other([named('Thu  NHẬP', INCOME)]));
    expect(criteria).toEqual([
      {
        number: 1,
        outcome: 'NOT_MET',
        isVerified: true,
        indicators: [{ code: '1', value: '45', year: null, outcome: 'NOT_MET' }],
      },
      { number: 2, outcome: null, isVerified: false, indicators: [] },
    ]);
    expect(rejudgedTallyOf(criteria)).toEqual({ met: 0, notMet: 1, unknown: 1 });
  });

  it('holds a value against the threshold of the year that it is of, not of the card’s', () => {
    const byYear = { ...INCOME, thresholds: [threshold('44', { year: 2022 }), threshold('50', { year: 2023 })] };
    const of = (year: number | null): unknown =>
      ask(other([named('Thu nhập', byYear)]), card({ code: '1', value: '45', outcome: 'MET', year }))[0]?.indicators;
    expect(of(2022)).toEqual([{ code: '1', value: '45', year: 2022, outcome: 'MET' }]);
    expect(of(null)).toEqual([{ code: '1', value: '45', year: null, outcome: 'NOT_MET' }]);
  });

  it('calls a criterion met only where every indicator of it is known to be', () => {
    const asked = { ...INCOME, thresholds: [threshold('45')] };
    expect(ask(other([named('Thu nhập', asked)]))).toMatchObject([{ outcome: 'MET', isVerified: true }, {}]);
    expect(ask(other([named('Thu nhập', asked, indicator('1.2'))]))).toMatchObject([{ outcome: null, isVerified: false }, {}]);
    expect(ask(other([named('Thu nhập', INCOME, indicator('1.2'))]))).toMatchObject([{ outcome: 'NOT_MET' }, {}]);
  });

  it('is verified only where sources were seen for the words on both sides, and no indicator is missing from the set', () => {
    const asked = other([named('Thu nhập', { ...INCOME, thresholds: [threshold('45')] })]);
    const verified = (set: CriteriaSet): unknown => ask(set)[0]?.isVerified;
    expect(verified(asked)).toBe(true);
    expect(verified({ ...asked, indicatorsTotal: 4 })).toBe(false);
    expect(verified({ ...asked, indicatorsTotalSourced: false })).toBe(false);
    expect(verified({ ...asked, criteria: asked.criteria.map((criterion) => ({ ...criterion, sourced: false })) })).toBe(false);
  });

  it('says what rests on a threshold of which no source was seen', () => {
    const asked = { ...INCOME, thresholdsSourced: false };
    expect(ask(other([named('Thu nhập', asked)]))).toMatchObject([{ outcome: 'NOT_MET', isVerified: false }, {}]);
  });

  it.each([
    ['a criterion of another name', named('Hộ nghèo', INCOME)],
    ['an indicator of another code', named('Thu nhập', { ...INCOME, code: '10' })],
    ['a ratio where an amount was measured', named('Thu nhập', { ...INCOME, unit: 'ratio' })],
    ['a unit of measure that is not known', named('Thu nhập', { ...INCOME, unit: null })],
    ['a value compared the other way round', named('Thu nhập', { ...INCOME, comparator: 'AT_MOST' })],
  ])('never guesses: %s is unknown', (_, criterion) => {
    expect(ask(other([criterion]))).toMatchObject([{ outcome: null, indicators: [{ value: null, outcome: null }] }, {}]);
  });

  it('takes values, never claims: an outcome without a value says nothing to another set', () => {
    const given = card({ code: '1', value: null, outcome: 'MET', year: null });
    expect(ask(other([named('Thu nhập', INCOME)]), given)).toMatchObject([{ outcome: null }, {}]);
  });

  it('lists the criteria that are known by name where the set’s size is not', () => {
    expect(ask(other([named('Thu nhập', INCOME)], null))).toHaveLength(1);
  });

  it('loses no criterion of the other set: met, not met and unknown are its size, whatever was measured', () => {
    const indicators = fc.record({ value: fc.option(fc.nat(100).map(String)), known: fc.subarray([INCOME, indicator('1.2')]) });
    fc.assert(
      fc.property(indicators, fc.integer({ min: 1, max: 40 }), ({ value, known }, size) => {
        const criteria = ask(other([named('Thu nhập', ...known)], size), card({ code: '1', value, outcome: null, year: null }));
        const { met, notMet, unknown } = rejudgedTallyOf(criteria);
        expect([met + notMet + unknown, criteria.map(({ number }) => number)]).toEqual([
          size,
          criteria.map((_, index) => index + 1),
        ]);
      }),
    );
  });

  it('says of itself that nobody measured the unit in this way', () => {
    const sentence = whyHypothetical({ card: measured, measuredBy: MEASURED_BY, asked: other([]) });
    expect(sentence).toContain('xa-sau-2026');
    expect(sentence).toContain('2023-12-31');
    expect(sentence).toContain('nothing of this is recorded');
  });
});
