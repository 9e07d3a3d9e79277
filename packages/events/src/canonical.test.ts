import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, NotCanonical } from './canonical.js';

describe('canonical JSON', () => {
  it('writes keys in one order and nothing between them', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'xã Hà Giang'], '€': '', '1': {} })).toBe(
      '{"1":{},"a":[true,null,"xã Hà Giang"],"b":1,"€":""}',
    );
  });

  it.each<[string, unknown, string]>([
    ['a fraction', { data: { value: 52.5 } }, 'data.value'],
    ['an integer beyond 2^53', { data: [0, 2 ** 53] }, 'data.1'],
    ['negative zero', { n: -0 }, 'n'],
    ['not a number', { n: Number.NaN }, 'n'],
    ['text that is not in NFC', { name: 'Hà'.normalize('NFD') }, 'name'],
    ['half a surrogate pair', { name: '\ud800' }, 'name'],
    ['a key that is not in NFC', { ['Hà'.normalize('NFD')]: 1 }, 'Hà'.normalize('NFD')],
    ['something undefined', { data: { code: undefined } }, 'data.code'],
    ['a bigint', { n: 1n }, 'n'],
  ])('refuses %s and says where', (_, value, path) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ path }));
  });

  it('reads back as the same value, and writes that value the same way', () => {
    const text = fc.string({ unit: 'grapheme' }).map((given) => given.normalize('NFC'));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
        text,
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        const written = canonicalJson(given);
        const read: unknown = JSON.parse(written);
        expect(JSON.stringify(read)).toHaveLength(JSON.stringify(given).length);
        expect(canonicalJson(read)).toBe(written);
      }),
    );
  });
});
