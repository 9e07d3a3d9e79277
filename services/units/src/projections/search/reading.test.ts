import { describe, expect, it } from '@jest/globals';
import { readingsOf, readText } from './reading.js';

/** The readings of a text as they would be said: [types] name | what is above. */
function read(text: string): string[] {
  const typed = readText(text);
  const say = (from: number, to: number): string =>
    typed.words
      .slice(from, to)
      .map(({ plain }) => plain)
      .join(' ');
  return readingsOf(typed).map(({ types, from, to, begins }) => {
    const above = say(to, typed.words.length);
    return [
      `[${[...types].join(', ')}]`,
      say(from, to),
      ...(above === '' ? [] : ['|', above]),
      ...(begins === '' ? [] : ['(…)']),
    ].join(' ');
  });
}

describe('a text is read', () => {
  it('as a name with all that may be above it', () => {
    expect(read('Chi Lăng Lạng Sơn')).toEqual([
      '[] chi | lang lang son',
      '[] chi lang | lang son',
      '[] chi lang lang | son',
      '[] chi lang lang son',
    ]);
  });

  it('with a type before it or without', () => {
    expect(read('tinh gia')).toEqual(['[] tinh | gia', '[] tinh gia', '[tỉnh] gia']);
    expect(read('tx ky')).toEqual(['[] tx | ky', '[] tx ky', '[thị xã] ky']);
    expect(read('P4')).toEqual(['[] p | 4', '[] p 4', '[phường] 4']);
    expect(read('to dan pho 3').at(-1)).toBe('[tổ dân phố] 3');
  });

  it('with a type that was typed with its marks as part of a name only where the name has the same', () => {
    expect(read('bản Lầu')).toEqual(['[] ban | lau (…)', '[] ban lau (…)', '[bản] lau']);
    expect(read('Phương Sơn')).toEqual(['[] phuong | son', '[] phuong son']);
  });

  it('up to a comma where there is one, or as a whole', () => {
    expect(read('xã Chi Lăng, Lạng Sơn')).toContain('[xã] chi lang | lang son');
    expect(read('Chi Lăng, Chi Lăng (Lạng Sơn)')).toEqual(['[] chi lang | chi lang lang son', '[] chi lang chi lang lang son']);
    expect(read(', Hà,')).toEqual(['[] ha']);
  });

  it('as a name only, when it is longer than an address or nothing but a type', () => {
    expect(read('xã')).toEqual(['[] xa']);
    expect(read('thị trấn')).toEqual(['[] thi | tran', '[] thi tran']);
    expect(read('a '.repeat(30))).toHaveLength(1);
    expect(read(' ')).toEqual([]);
  });
});
