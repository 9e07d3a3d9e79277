import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareOf } from './shared-types.js';

const MOST = 2 ** 31 - 1;

/** The percentage in hundredths, rounded half up, by exact arithmetic. */
function exactHundredths(numerator: number, denominator: number): bigint {
  return (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator));
}

describe('a share', () => {
  it.each([
    [17, 19, '89.47'],
    [14, 19, '73.68'],
    [13, 16, '81.25'],
    [0, 7, '0.00'],
    [7, 7, '100.00'],
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [1, 8, '12.50'],
    [1, 800, '0.13'],
    [1, 20_000, '0.01'],
    [1, 20_001, '0.00'],
    [3, 2, '150.00'],
  ])('of %i in %i is %s percent', (numerator, denominator, percent) => {
    expect(shareOf(numerator, denominator)).toEqual({ numerator, denominator, percent });
  });

  it('of nothing has no percentage', () => {
    expect(shareOf(0, 0)).toEqual({ numerator: 0, denominator: 0, percent: null });
  });

  it('is rounded half up in exact arithmetic, whatever the numbers GraphQL can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 1, max: MOST }), (numerator, denominator) => {
        const { percent } = shareOf(numerator, denominator);
        expect(percent).toMatch(/^(0|[1-9]\d*)\.\d\d$/);
        expect(BigInt(String(percent).replace('.', ''))).toBe(exactHundredths(numerator, denominator));
      }),
      {
        numRuns: 5_000,
        examples: [
          [MOST, 1],
          [MOST, MOST],
          [MOST - 1, MOST],
          [1, MOST],
        ],
      },
    );
  });

  it('is rounded exactly where it lies next to a half, too', () => {
    const nearHalf = fc.record({
      half: fc.nat({ max: 9_999 }),
      tenThousands: fc.integer({ min: 1, max: 100_000 }),
      by: fc.integer({ min: -1, max: 1 }),
    });
    fc.assert(
      fc.property(nearHalf, ({ half, tenThousands, by }) => {
        const denominator = 20_000 * tenThousands;
        const numerator = (2 * half + 1) * tenThousands + by;
        const { percent } = shareOf(numerator, denominator);
        expect(BigInt(String(percent).replace('.', ''))).toBe(exactHundredths(numerator, denominator));
        expect(Number(String(percent).replace('.', ''))).toBe(by < 0 ? half : half + 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
