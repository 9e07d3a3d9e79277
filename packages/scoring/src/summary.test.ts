import { describe, expect, it } from '@jest/globals';
import type { ScopeScores } from './summary.js';
import { bottlenecksOf, changeBetween, NOT_COUNTED } from './summary.js';

/** The sums over units that meet so many criteria, in the order of their numbers. */
function scores(...metOf: readonly number[]): ScopeScores {
  const counted = metOf.filter((met) => met !== NOT_COUNTED);
  return {
    units: counted.length,
    met: counted.reduce((sum, met) => sum + met, 0),
    incomplete: 0,
    contradicted: 0,
    byMet: new Int32Array(101),
    missing: new Int32Array(101),
    asked: Int32Array.from(metOf.keys()),
    metOf: Uint8Array.from(metOf),
  };
}

describe('many scorecards', () => {
  it('show the change that mergers alone make apart from that of the units of both days', () => {
    const change = changeBetween(scores(19, NOT_COUNTED), scores(19, 5));
    expect(change).toEqual({ averageMet: '7.00', onCommonUnits: '0.00', commonUnits: 1, assessedUnitsThen: 2 });
  });

  it('give no change where no unit was assessed on both days', () => {
    const change = changeBetween(scores(19, NOT_COUNTED), scores(NOT_COUNTED, 5));
    expect(change).toEqual({ averageMet: '14.00', onCommonUnits: null, commonUnits: 0, assessedUnitsThen: 1 });
  });

  it('name the criteria that most units miss', () => {
    const missing = new Int32Array(101);
    for (const criterion of [2, 17, 17, 5]) missing[criterion] = (missing[criterion] ?? 0) + 1;
    expect(bottlenecksOf({ missing })).toEqual([
      { number: 17, unitsMissing: 2 },
      { number: 2, unitsMissing: 1 },
      { number: 5, unitsMissing: 1 },
    ]);
  });
});
