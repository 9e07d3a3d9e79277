import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BitCounts } from './bit-counts.js';

describe('counts of bits', () => {
  it('are what counting bit by bit comes to, whatever the words', () => {
    const words = fc.array(fc.tuple(fc.integer(), fc.integer()), { maxLength: 50 });
    fc.assert(
      fc.property(words, (pairs) => {
        const [counts, counted] = [new BitCounts(2), new Int32Array(66)];
        for (const [low, high] of pairs) {
          counts.add(0, low);
          counts.add(1, high);
        }
        counts.addTo(counted, 1);
        const plain = new Int32Array(66);
        for (const pair of pairs)
          for (let bit = 0; bit < 64; bit += 1)
            if (((pair[bit >> 5] ?? 0) >>> (bit & 31)) & 1) plain[bit + 1] = (plain[bit + 1] ?? 0) + 1;
        expect(counted).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });
});
