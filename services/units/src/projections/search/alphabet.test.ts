import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Alphabet, inAlphabet } from './alphabet.js';

describe('the alphabet', () => {
  it('is the Vietnamese one: đ follows d, ă and â follow a, tones come last', () => {
    const names = ['Đông', 'Dung', 'Ăn', 'Ân', 'An', 'Ấp', 'Hà', 'Ha', 'Hạ', 'Hà Giang'];
    expect(names.toSorted(inAlphabet)).toEqual(['An', 'Ăn', 'Ân', 'Ấp', 'Dung', 'Đông', 'Ha', 'Hà', 'Hạ', 'Hà Giang']);
  });

  it('gives every name its place among those that have come so far', () => {
    const names = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('a', 'à', 'ă', 'â', 'd', 'đ', 'h', 'H', 'À', ' '), maxLength: 4 }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(names, (added) => {
        const alphabet = new Alphabet();
        for (const [number, text] of added.entries()) {
          alphabet.add(number, text);
          const known = added.slice(0, number + 1);
          const places = known.map((_, other) => alphabet.placeOf(other));
          expect(places).toEqual(known.map((name) => known.toSorted(inAlphabet).indexOf(name)));
        }
      }),
    );
  });
});
