import { describe, expect, it } from '@jest/globals';
import { dayNumber } from './day-number.js';
import { LAST_DAY, toIsoDate } from './iso-date.js';

describe('the number of a day', () => {
  it('has its digits, so that numbers order as days do', () => {
    expect(['1900-01-01', '2023-02-24', LAST_DAY].map((day) => dayNumber(toIsoDate(day)))).toEqual([
      19_000_101, 20_230_224, 29_991_231,
    ]);
  });
});
