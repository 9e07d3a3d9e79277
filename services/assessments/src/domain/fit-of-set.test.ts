import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { draftOf, openSample, unitOn } from '@ntm-ledger/scoring/testing';
import { recorded, ruleViolated, scoringState, warningsOf } from '../testing/deciding.js';
import { setIsInForce } from './fit-of-set.js';
import { decideRecordAssessment } from './record-assessment.js';

describe('a set that an act ended', () => {
  const history = openSample();
  const basis = { number: '51/2025/QĐ-TTg', authority: null, issuedOn: null, title: null, clause: null };
  const data = { criteriaSetId: 'xa-ntm-2021', lastDay: history.moment('2025-12-31').effectiveOn };
  history.append('criteria-sets', draftOf('CriteriaSetEnded', data, ['country'], '2025-12-29', { basis }));
  const set = history.assessments.criteriaSets.at('xa-ntm-2021', history.moment('2026-01-31'));
  if (set === undefined) throw new Error('the sample publishes it');

  it('measures nobody after its last day, and that act says so', () => {
    expect(setIsInForce({ set, recording: recorded('2025-12-31') })).toBeNull();
    expect(setIsInForce({ set, recording: recorded('2026-01-01') })).toMatchObject({
      rule: 'criteriaSetInForce',
      basis: '51/2025/QĐ-TTg',
    });
    expect(setIsInForce({ set, recording: recorded('2022-03-07') })).toMatchObject({ basis: null });
  });
});

describe('a set that an act ended as of a day before its own', () => {
  const history = openSample();
  history.end('xa-ntm-2021', '2025-06-30', '2025-12-29', 'country');
  const assessedOn = (day: string): Decided =>
    decideRecordAssessment(
      {
        recording: recorded(day),
        unit: unitOn(history, 'ha-vinh', day),
        criteriaSetId: 'xa-ntm-2021',
        round: 'APPRAISAL',
        statement: 'ACTUAL',
        assessor: null,
        criteria: [{ number: 1, outcome: 'MET', indicators: [], evidence: [] }],
      },
      scoringState(history, 'xa-ntm-2021', day),
    );

  // Whoever looked at a unit on 1 October could know of no act of 29 December: on that day the set was in force, and no other was. That the act
  // reaches back says which set counts from then on; it does not make the look of those who kept to the acts of their day a wrong one.
  it('measured those who were looked at before that act, and nobody since', () => {
    expect(assessedOn('2025-10-01')).toMatchObject({ outcome: 'accepted' });
    expect(warningsOf(assessedOn('2025-10-01'))).toEqual([]);
    expect(warningsOf(assessedOn('2025-12-28'))).toEqual([]);
    expect(ruleViolated(assessedOn('2025-12-29'))).toBe('criteriaSetInForce');
    expect(ruleViolated(assessedOn('2026-01-31'))).toBe('criteriaSetInForce');
  });
});
