import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Alphabet } from './alphabet.js';

const COLLATOR = new Intl.Collator('vi');
const names = fc.array(
  fc.string({
    unit: fc.constantFrom('a', 'ă', 'â', 'b', 'd', 'đ', 'e', 'ê', 'á', 'à', 'ạ', 'h', 't', 'r', ' ', '1', '2'),
    minLength: 1,
    maxLength: 4,
  }),
);

describe('an alphabet', () => {
  it('orders texts as its collator does, in whatever order they come', () => {
    fc.assert(
      fc.property(names, (texts) => {
        const alphabet = new Alphabet('vi');
        for (const text of texts) alphabet.placeOf(text);
        const rank = (text: string): number => alphabet.placeOf(text).rank;
        for (const a of texts)
          for (const b of texts) expect(Math.sign(rank(a) - rank(b))).toBe(Math.sign(COLLATOR.compare(a, b)));
      }),
    );
  });

  it('has room between any two texts', () => {
    const alphabet = new Alphabet('vi');
    const texts = ['a', 'b', ...Array.from({ length: 200 }, (_, count) => `a${'a'.repeat(200 - count)}b`)];
    for (const text of texts) alphabet.placeOf(text);
    const ranked = texts.toSorted((a, b) => alphabet.placeOf(a).rank - alphabet.placeOf(b).rank);
    expect(ranked).toEqual(texts.toSorted(COLLATOR.compare));
    expect(new Set(texts.map((text) => alphabet.placeOf(text).rank)).size).toBe(texts.length);
  });

  it('gives one place to texts that it takes for the same', () => {
    const alphabet = new Alphabet('vi');
    expect(alphabet.placeOf('Hà\u200B Trung')).toBe(alphabet.placeOf('Hà Trung'));
  });
});
