import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editsBetween } from './edits.js';
import { Trie } from './trie.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'h', 'n'), maxLength: 9 });
const texts = fc.uniqueArray(text, { maxLength: 40 });

function trieOf(added: readonly string[]): Trie {
  const trie = new Trie();
  for (const one of added) trie.add(one);
  return trie;
}

describe('a trie', () => {
  it('gives a text its key, the same again when it is added again, and a text that was not added none', () => {
    const trie = trieOf(['hà', 'hàn', 'h']);
    expect(trie.add('hàn')).toBe(1);
    expect(['hà', 'hàn', 'h', 'hàng', '', 'x'].map((one) => trie.keyOf(one))).toEqual([0, 1, 2, undefined, undefined, undefined]);
  });

  it('finds the texts that begin with another', () => {
    fc.assert(
      fc.property(texts, text, (added, beginning) => {
        const expected = added.flatMap((one, key) => (one.startsWith(beginning) ? [key] : []));
        expect(
          trieOf(added)
            .beginningWith(beginning)
            .sort((a, b) => a - b),
        ).toEqual(expected);
      }),
    );
  });

  it('finds the texts that are some misprints away, and how many: those that comparing each with the other tells', () => {
    fc.assert(
      fc.property(texts, text, fc.integer({ min: 1, max: 3 }), (added, typed, most) => {
        const found = new Map<number, number>();
        trieOf(added).within(typed, most, (key, edits) => found.set(key, edits));
        const expected = added.flatMap((one, key): [number, number][] => {
          const edits = editsBetween(typed, one);
          return one !== '' && edits <= most ? [[key, edits]] : [];
        });
        expect([...found].sort(([a], [b]) => a - b)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
