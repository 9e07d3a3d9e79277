import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import { mayBeInForce } from './criteria-set.js';

const set = { effectiveFrom: toIsoDate('2016-12-01'), effectiveTo: toIsoDate('2022-03-07') };

describe('a set in force on a day', () => {
  it.each([
    ['2016-11-30', false],
    ['2016-12-01', true],
    ['2022-03-07', true],
    ['2022-03-08', false],
  ])('%s: %s', (day, expected) => {
    expect(mayBeInForce(set, toIsoDate(day), 'DAY')).toBe(expected);
  });

  it('may be so on a day that is known only by its month or year, when one of its days is', () => {
    expect(mayBeInForce(set, toIsoDate('2022-03-31'), 'MONTH')).toBe(true);
    expect(mayBeInForce(set, toIsoDate('2022-04-30'), 'MONTH')).toBe(false);
    expect(mayBeInForce(set, toIsoDate('2022-12-31'), 'YEAR')).toBe(true);
    expect(mayBeInForce(set, toIsoDate('2023-12-31'), 'YEAR')).toBe(false);
    expect(mayBeInForce(set, toIsoDate('2023-12-31'), 'BY')).toBe(true);
  });

  it('is not held against by a begin or end that is not known', () => {
    expect(mayBeInForce({ effectiveFrom: null, effectiveTo: null }, toIsoDate('1999-01-01'), 'DAY')).toBe(true);
  });
});
