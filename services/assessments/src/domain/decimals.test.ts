import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDecimal } from './decimals.js';

describe('a decimal number', () => {
  it('is read with a comma as Vietnamese documents write it, and with a point', () => {
    expect(readDecimal('52,5')).toBe('52.5');
    expect(readDecimal('52.5')).toBe('52.5');
  });

  it.each([
    ['2,95', '2.95'],
    ['13,25', '13.25'],
    ['52,50', '52.5'],
    ['052', '52'],
    ['100', '100'],
    ['0,0', '0'],
    ['-0', '0'],
    ['-1,50', '-1.5'],
    ['+1,5', '1.5'],
    [' 7 ', '7'],
  ])('%s is kept as %s', (written, kept) => {
    expect(readDecimal(written)).toBe(kept);
  });

  it.each(['', ',5', '5,', '1.234,5', '1.234.567', '52 triệu', '1e3', 'NaN', '--1', '9'.repeat(21)])(
    '"%s" is none',
    (written) => {
      expect(readDecimal(written)).toBeNull();
    },
  );

  it('has one text: reading what was kept changes nothing', () => {
    const written = fc.stringMatching(/^-?\d{1,8}([.,]\d{1,8})?$/);
    fc.assert(
      fc.property(written, (text) => {
        const kept = readDecimal(text) ?? '';
        expect(readDecimal(kept)).toBe(kept);
        expect(Number(kept)).toBeCloseTo(Number(text.replace(',', '.')), 8);
      }),
    );
  });
});
