import { describe, expect, it } from '@jest/globals';
import type { Act, Decided, RecordingMode } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { openValuedSample, VALUED_SET, unitOn } from '@ntm-ledger/scoring/testing';
import { recorded, ruleViolated, scoringState, warningsOf } from '../testing/deciding.js';
import type { GivenCriterion, GivenIndicator } from './given-criteria.js';
import { contradictionsOf } from './outcome-rules.js';
import { decideRecordAssessment } from './record-assessment.js';

const MODES = ['LIVE', 'BACKFILL'] as const;

interface Case {
  readonly day?: string;
  readonly mode?: RecordingMode;
  /** The region of tỉnh Thanh Hóa, where any is said. */
  readonly region?: 'BTB' | 'DBSH' | null;
  readonly number?: number;
  readonly outcome?: GivenCriterion['outcome'];
  readonly indicators: readonly GivenIndicator[];
}

/** xã Hà Vinh of tỉnh Thanh Hóa, which lies in Bắc Trung Bộ unless said otherwise, claims one criterion. */
function claim({ day = '2022-12-31', mode = 'LIVE', region = 'BTB', number = 1, outcome = 'MET', indicators }: Case): Decided {
  const history = openValuedSample();
  if (region !== null) history.classify('thanh-hoa', 'REGION', region, '2009-04-16');
  const command = {
    recording: { ...recorded(day, mode), basis: null },
    unit: unitOn(history, 'ha-vinh', day),
    criteriaSetId: VALUED_SET.criteriaSetId,
    round: null,
    statement: 'ACTUAL' as const,
    assessor: null,
    criteria: [{ number, outcome, indicators, evidence: [] }],
  };
  return decideRecordAssessment(command, scoringState(history, VALUED_SET.criteriaSetId, day));
}

const income = (
  value: string,
  outcome: GivenIndicator['outcome'] = 'MET',
  year: GivenIndicator['year'] = null,
): GivenIndicator[] => [{ code: '1', value, outcome, year }];
const poverty = (value: string, outcome: GivenIndicator['outcome'] = 'MET'): GivenIndicator[] => [
  { code: '2.1', value, outcome, year: null },
];
const rulesOf = (decided: Decided): string[] => warningsOf(decided).map(({ rule }) => rule);

describe('an outcome claimed against its value', () => {
  it('is refused where the procedure is conducted here, and flagged where an old fact is recorded as it was', () => {
    expect(ruleViolated(claim({ indicators: income('38,99') }))).toBe('outcomeFitsThreshold');
    const flagged = claim({ mode: 'BACKFILL', indicators: income('38,99') });
    expect(rulesOf(flagged)).toEqual(['outcomeFitsThreshold']);
    expect(flagged).toMatchObject({ events: [{ data: { criteria: [{ outcome: 'MET', indicators: [{ outcome: 'MET' }] }] } }] });
  });

  it('fits from the threshold itself on, and is held against that of the year of the fact', () => {
    expect(rulesOf(claim({ indicators: income('39.00') }))).toEqual([]);
    expect(ruleViolated(claim({ day: '2023-01-01', indicators: income('39') }))).toBe('outcomeFitsThreshold');
    expect(rulesOf(claim({ day: '2023-01-01', indicators: income('42,5') }))).toEqual([]);
  });

  it('is held against the threshold of the year that the value is of, where that is another than the year of the look', () => {
    expect(rulesOf(claim({ day: '2023-03-31', indicators: income('39', 'MET', 2022) }))).toEqual([]);
    expect(ruleViolated(claim({ day: '2023-03-31', indicators: income('38,9', 'MET', 2022) }))).toBe('outcomeFitsThreshold');
    expect(ruleViolated(claim({ day: '2023-03-31', indicators: income('39', null, 2023) }))).toBe('criterionFitsItsIndicators');
    expect(rulesOf(claim({ day: '2023-03-31', indicators: income('39', null, 2022) }))).toEqual([]);
    expect(rulesOf(claim({ day: '2023-03-31', indicators: income('1', 'MET', 2021) }))).toEqual([]);
  });

  it('is contradicted in both directions: not met although the value comes up to the threshold', () => {
    expect(ruleViolated(claim({ outcome: 'NOT_MET', indicators: income('39', 'NOT_MET') }))).toBe('outcomeFitsThreshold');
  });

  it('is not contradicted where it is basically met, which says more than a number can contradict', () => {
    expect(rulesOf(claim({ outcome: 'BASICALLY_MET', indicators: income('1', 'BASICALLY_MET') }))).toEqual([]);
  });

  it('is contradicted where it is not applicable, beside a value that does not come up to the threshold', () => {
    const hidden = { outcome: 'NOT_APPLICABLE' as const, indicators: income('38', 'NOT_APPLICABLE') };
    expect(ruleViolated(claim(hidden))).toBe('outcomeFitsThreshold');
    expect(rulesOf(claim({ ...hidden, mode: 'BACKFILL' }))).toEqual(['outcomeFitsThreshold']);
    expect(rulesOf(claim({ outcome: 'NOT_APPLICABLE', indicators: income('39', 'NOT_APPLICABLE') }))).toEqual([]);
    expect(rulesOf(claim({ region: null, outcome: 'NOT_APPLICABLE', indicators: income('1', 'NOT_APPLICABLE') }))).toEqual([]);
  });

  it('stands unjudged where no threshold is known for the unit: another region, none, or another year', () => {
    expect(rulesOf(claim({ region: 'DBSH', indicators: income('1') }))).toEqual([]);
    expect(rulesOf(claim({ region: null, indicators: income('1') }))).toEqual([]);
    expect(rulesOf(claim({ day: '2024-12-31', indicators: income('1') }))).toEqual([]);
  });

  it.each(MODES)('warns alone where no source was seen for the threshold, and says so (%s)', (mode) => {
    const decided = claim({ mode, number: 2, indicators: poverty('5,01') });
    expect(rulesOf(decided)).toEqual(['outcomeFitsThreshold']);
    expect(warningsOf(decided)).toMatchObject([{ basis: null, message: expect.stringContaining('not verified') }]);
  });
});

describe('a criterion claimed met', () => {
  it('contradicts itself where an indicator is claimed not to be met, whatever its value', () => {
    const indicators = [{ code: '2.2', value: null, outcome: 'NOT_MET' as const, year: null }];
    expect(ruleViolated(claim({ number: 2, indicators }))).toBe('criterionFitsItsIndicators');
    expect(rulesOf(claim({ mode: 'BACKFILL', number: 2, indicators }))).toEqual(['criterionFitsItsIndicators']);
    expect(rulesOf(claim({ number: 2, outcome: 'BASICALLY_MET', indicators }))).toEqual([]);
  });

  it('contradicts itself where a value alone does not come up to the threshold, and nothing is recorded as judged', () => {
    expect(ruleViolated(claim({ indicators: income('38', null) }))).toBe('criterionFitsItsIndicators');
    const flagged = claim({ mode: 'BACKFILL', indicators: income('38', null) });
    expect(rulesOf(flagged)).toEqual(['criterionFitsItsIndicators']);
    expect(flagged).toMatchObject({ events: [{ data: { criteria: [{ indicators: [{ value: '38', outcome: null }] }] } }] });
  });

  it('contradicts itself where an indicator called basically met has a value that does not come up to the threshold', () => {
    expect(ruleViolated(claim({ indicators: income('38', 'BASICALLY_MET') }))).toBe('criterionFitsItsIndicators');
  });

  it.each(MODES)('only warns where the threshold behind the value is not verified (%s)', (mode) => {
    const decided = claim({ mode, number: 2, indicators: poverty('7', null) });
    expect(warningsOf(decided)).toMatchObject([
      { rule: 'criterionFitsItsIndicators', basis: null, message: expect.stringContaining('not verified') },
    ]);
  });

  it('is contradicted once by one contradiction: a claim that its own value contradicts is not told twice', () => {
    expect(rulesOf(claim({ mode: 'BACKFILL', indicators: income('1', 'MET') }))).toEqual(['outcomeFitsThreshold']);
  });
});

describe('a criterion claimed not applicable', () => {
  it('contradicts itself where an indicator is claimed or judged not to be met', () => {
    const claimed = [{ code: '2.2', value: null, outcome: 'NOT_MET' as const, year: null }];
    expect(ruleViolated(claim({ number: 2, outcome: 'NOT_APPLICABLE', indicators: claimed }))).toBe('criterionFitsItsIndicators');
    const valued = { outcome: 'NOT_APPLICABLE' as const, indicators: income('38', null) };
    expect(ruleViolated(claim(valued))).toBe('criterionFitsItsIndicators');
    expect(rulesOf(claim({ ...valued, mode: 'BACKFILL' }))).toEqual(['criterionFitsItsIndicators']);
    expect(rulesOf(claim({ outcome: 'NOT_APPLICABLE', indicators: income('39', null) }))).toEqual([]);
  });

  it.each(MODES)('only warns where the threshold behind the value is not verified (%s)', (mode) => {
    const decided = claim({ mode, number: 2, outcome: 'NOT_APPLICABLE', indicators: poverty('7', null) });
    expect(warningsOf(decided)).toMatchObject([
      { rule: 'criterionFitsItsIndicators', message: expect.stringContaining('claimed NOT_APPLICABLE') },
    ]);
  });
});

describe('the act that a contradiction is told with', () => {
  it('is the one that gave the criterion anew, where an amendment did', () => {
    const criterion = {
      number: 1,
      outcome: 'NOT_MET' as const,
      evidence: [],
      indicators: [{ code: '1', value: '39', outcome: 'NOT_MET' as const, year: null }],
    };
    const act = (number: string): Act => ({ number, authority: null, issuedOn: null, title: null, clause: null });
    const on = { on: toIsoDate('2024-03-01'), precision: 'DAY' as const };
    const amended = (criteria: readonly number[]): string | null | undefined => {
      const set = {
        id: VALUED_SET.criteriaSetId,
        criteria: VALUED_SET.criteria,
        indicatorsTotal: null,
        indicatorsTotalSourced: false,
        basis: act('318/QĐ-TTg'),
        amendments: [{ on, basis: act('211/QĐ-TTg'), source: null, criteria }],
      };
      const { breaches } = contradictionsOf([criterion], { set, column: { region: 'BTB', communeGroup: null, year: 2022 } });
      return breaches[0]?.basis;
    };
    expect([amended([1]), amended([2])]).toEqual(['211/QĐ-TTg', '318/QĐ-TTg']);
  });
});
