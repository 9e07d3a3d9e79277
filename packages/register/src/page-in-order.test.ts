import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageInOrder } from './page-in-order.js';

describe('a page in order', () => {
  it('is the stretch of the ordered list that it is asked for, however long', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 10_006 }), { maxLength: 300 }),
        fc.nat({ max: 320 }),
        fc.nat(),
        (given, first, nth) => {
          const units = Int32Array.from(given);
          const begin = nth % (given.length + 1);
          const after = given[begin - 1] ?? null;
          expect(pageInOrder(units, { first, after })).toEqual({
            items: given.slice(begin, begin + first),
            totalCount: given.length,
            hasPrevious: begin > 0,
            hasNext: begin + first < given.length,
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is none after a unit that is not in the list', () => {
    expect(pageInOrder(Int32Array.of(1, 2), { first: 1, after: 3 })).toBeNull();
  });
});
