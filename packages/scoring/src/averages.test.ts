import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { averageOf, changeOf, twoPlaces } from './averages.js';

describe('an average', () => {
  it('has two places, rounded half up', () => {
    expect(averageOf({ met: 265, units: 20 })).toBe('13.25');
    expect(averageOf({ met: 1286, units: 92 })).toBe('13.98');
    expect(averageOf({ met: 1, units: 200 })).toBe('0.01');
    expect(averageOf({ met: 0, units: 3 })).toBe('0.00');
  });

  it('over no units is none: nothing was measured', () => {
    expect(averageOf({ met: 0, units: 0 })).toBeNull();
  });

  it('is nowhere further than half a hundredth from the fraction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 12_000 }),
        (numerator, denominator) => {
          const hundredths = BigInt(twoPlaces(numerator, denominator).replace('.', ''));
          const error = hundredths * BigInt(denominator) - 100n * BigInt(numerator);
          expect(2n * (error < 0n ? -error : error) <= BigInt(denominator)).toBe(true);
        },
      ),
    );
  });
});

describe('a change of an average', () => {
  it('is the difference of the exact fractions', () => {
    expect(changeOf({ met: 1154, units: 100 }, { met: 1004, units: 100 })).toBe('1.50');
    expect(changeOf({ met: 47, units: 3 }, { met: 40, units: 3 })).toBe('2.33');
    expect(changeOf({ met: 10, units: 1 }, { met: 19, units: 1 })).toBe('-9.00');
    expect(changeOf({ met: 2001, units: 200 }, { met: 2002, units: 200 })).toBe('-0.01');
    expect(changeOf({ met: 2001, units: 400 }, { met: 2002, units: 400 })).toBe('0.00');
  });

  it('is none where one side was not measured', () => {
    expect(changeOf({ met: 0, units: 0 }, { met: 10, units: 1 })).toBeNull();
    expect(changeOf({ met: 10, units: 1 }, { met: 0, units: 0 })).toBeNull();
  });
});
