import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { takeOne } from './token-bucket.js';

/** Rates whose operations are whole milliseconds apart. */
const rate = fc.record({
  perSecond: fc.constantFrom(1, 2, 5, 10, 40, 100, 250, 1000),
  burst: fc.integer({ min: 1, max: 50 }),
});
/** Milliseconds between operations. */
const pauses = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 120 });

test('in no stretch of time are more let through than the burst and what comes to be allowed meanwhile', () => {
  fc.assert(
    fc.property(rate, pauses, (each, gaps) => {
      const times: number[] = [];
      let [now, fullAt]: [number, number | undefined] = [0, undefined];
      for (const gap of gaps) {
        now += gap;
        const taken = takeOne(fullAt, now, each);
        if ('waitMs' in taken) continue;
        fullAt = taken.fullAt;
        times.push(now);
      }
      for (const [first, begin] of times.entries())
        for (const [more, end] of times.slice(first).entries())
          expect(more + 1).toBeLessThanOrEqual(each.burst + ((end - begin) * each.perSecond) / 1000);
    }),
  );
});

test('who waits as long as told gets one through, and not before', () => {
  fc.assert(
    fc.property(rate, pauses, (each, gaps) => {
      let [now, fullAt]: [number, number | undefined] = [0, undefined];
      for (const gap of gaps) {
        now += gap % 7;
        let taken = takeOne(fullAt, now, each);
        if ('waitMs' in taken) {
          expect(takeOne(fullAt, now + taken.waitMs - 1, each)).toHaveProperty('waitMs');
          now += taken.waitMs;
          taken = takeOne(fullAt, now, each);
        }
        expect(taken).toHaveProperty('fullAt');
        if ('fullAt' in taken) fullAt = taken.fullAt;
      }
    }),
  );
});
