import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDecimals, percentOfDecimal, readDecimal } from './decimals.js';

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

describe('two decimals', () => {
  it.each([
    ['52.5', '52,50', 0],
    ['9', '10', -1],
    ['0.1', '0.09', 1],
    ['-2', '-10', 1],
    ['-0.5', '0.5', -1],
    ['99999999999999999999.1', '99999999999999999999.2', -1],
  ] as const)('%s to %s is %d', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });

  it('are not compared where one is no number', () => {
    expect(compareDecimals('đạt', '1')).toBeNull();
    expect(compareDecimals('1', '')).toBeNull();
  });

  it('compare as exact fractions do', () => {
    const decimal = fc.tuple(fc.integer(), fc.nat({ max: 12 }));
    const written = ([digits, places]: [number, number]): string => {
      const text = String(Math.abs(digits)).padStart(places + 1, '0');
      const sign = digits < 0 ? '-' : '';
      return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
    };
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = BigInt(a[0]) * 10n ** BigInt(b[1]) - BigInt(b[0]) * 10n ** BigInt(a[1]);
        const expected = difference === 0n ? 0 : difference < 0n ? -1 : 1;
        expect(compareDecimals(written(a), written(b))).toBe(expected);
      }),
    );
  });
});

describe('a percentage of a decimal', () => {
  it.each([
    ['48', 110, '52.8'],
    ['50.5', 110, '55.55'],
    ['0.05', 110, '0.055'],
    ['-2,5', 10, '-0.25'],
    ['7', 0, '0'],
    ['0', 110, '0'],
  ])('of %s, %i %% is %s', (text, percent, expected) => {
    expect(percentOfDecimal(text, percent)).toBe(expected);
  });

  it('is none where there is no number', () => {
    expect(percentOfDecimal('nhiều', 110)).toBeNull();
  });
});
