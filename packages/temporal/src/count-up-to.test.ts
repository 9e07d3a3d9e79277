import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countUpTo } from './count-up-to.js';

const ascending = fc
  .array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 })
  .map((numbers) => numbers.toSorted((a, b) => a - b));

describe('how many numbers are at most as large as one', () => {
  it('is what counting them one by one gives, of all of a list or of its beginning', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: -1, max: 21 }), fc.nat({ max: 30 }), (numbers, limit, most) => {
        expect(countUpTo(numbers, limit)).toBe(numbers.filter((number) => number <= limit).length);
        const length = Math.min(most, numbers.length);
        expect(countUpTo(Float64Array.from(numbers), limit, length)).toBe(
          numbers.slice(0, length).filter((number) => number <= limit).length,
        );
      }),
    );
  });
});
