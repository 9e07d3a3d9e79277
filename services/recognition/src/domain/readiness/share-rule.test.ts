import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fewestOf, isShare, shareVerdict } from './share-rule.js';

describe('a share rule', () => {
  it.each([
    [19, 10, 2], // 1.9
    [20, 10, 2],
    [21, 10, 3],
    [19, 50, 10], // 9.5
    [19, 100, 19],
    [1, 10, 1],
    [0, 10, 0],
  ])('of %i units takes for %i %% at least %i', (whole, percent, fewest) => {
    expect(fewestOf(whole, percent)).toBe(fewest);
    expect(isShare(fewest, whole, percent)).toBe(true);
    if (fewest > 0) expect(isShare(fewest - 1, whole, percent)).toBe(false);
  });

  it('agrees with exact fractions', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.integer({ min: 1, max: 100 }), (part, whole, percent) => {
        expect(isShare(part, whole, percent)).toBe(BigInt(part) * 100n >= BigInt(percent) * BigInt(whole));
        expect(isShare(part, whole, percent)).toBe(part >= fewestOf(whole, percent));
      }),
    );
  });

  it('is reached, missed, or open, whatever comes of what is open', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.constantFrom(10, 30, 50, 100), (yes, open, no, percent) => {
        const whole = yes + open + no;
        const outcomes = new Set(Array.from({ length: open + 1 }, (_, more) => isShare(yes + more, whole, percent)));
        const expected = outcomes.size === 2 ? 'UNKNOWN' : outcomes.has(true) ? 'YES' : 'NO';
        expect(shareVerdict({ yes, open, whole }, percent)).toBe(expected);
      }),
    );
  });
});
