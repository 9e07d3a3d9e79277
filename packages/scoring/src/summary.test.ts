import { describe, expect, it } from '@jest/globals';
import { START } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Scorecard } from './scorecard.js';
import { bottlenecksOf, changeBetween, incompleteAmong } from './summary.js';

function card(met: number, missing: readonly number[] = []): Scorecard {
  return {
    unitId: '',
    criteriaSetId: 'xa-ntm-2021',
    effectiveOn: toIsoDate('2022-12-31'),
    precision: 'DAY',
    position: START,
    met,
    size: 19,
    certainty: 'STATED_TOTAL',
    statement: 'ACTUAL',
    round: null,
    assessor: null,
    criteria: missing.map((number) => ({ number, outcome: 'NOT_MET', indicators: [], evidence: [] })),
    jointlyWith: [],
    source: null,
  };
}

describe('many scorecards', () => {
  it('show the change that mergers alone make apart from that of the units of both days', () => {
    const then = new Map([
      ['a', card(19)],
      ['b', card(5)],
    ]);
    const now = new Map([['a', card(19)]]);
    expect(changeBetween(now, then)).toEqual({ averageMet: '7.00', onCommonUnits: '0.00', commonUnits: 1, assessedUnitsThen: 2 });
  });

  it('give no change where no unit was assessed on both days', () => {
    const change = changeBetween(new Map([['a', card(19)]]), new Map([['b', card(5)]]));
    expect(change).toEqual({ averageMet: '14.00', onCommonUnits: null, commonUnits: 0, assessedUnitsThen: 1 });
  });

  it('name the criteria that most units miss, and leave bare totals out', () => {
    const cards = [card(17, [2, 17]), card(18, [17]), card(18, [5]), card(3)];
    expect(bottlenecksOf(cards)).toEqual([
      { number: 17, unitsMissing: 2 },
      { number: 2, unitsMissing: 1 },
      { number: 5, unitsMissing: 1 },
    ]);
    expect(incompleteAmong(cards)).toBe(1);
  });
});
