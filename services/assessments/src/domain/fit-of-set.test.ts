import { describe, expect, it } from '@jest/globals';
import { draftOf, openSample } from '@ntm-ledger/scoring/testing';
import { recorded } from '../testing/deciding.js';
import { setIsInForce } from './fit-of-set.js';

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
