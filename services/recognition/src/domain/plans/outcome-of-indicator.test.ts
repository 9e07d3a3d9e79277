import { describe, expect, it } from '@jest/globals';
import { indicated, indicatorTarget } from '../../testing/plan-facts.js';
import { stands } from '../../testing/standing-targets.js';

describe('an indicator', () => {
  it('is held against the figure of the plan’s year, whenever it is stated', () => {
    const target = indicatorTarget('3');
    expect(stands(target, [], '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
    const given = [indicated('2023-02-24', { value: '2.95' }), indicated('2022-02-01', { value: '4.1', year: 2021 })];
    expect(stands(target, given, '2023-02-23')).toMatchObject({ actual: null, status: 'OPEN' });
    expect(stands(target, given, '2023-02-24')).toEqual({
      actual: '2.95',
      status: 'MET',
      explanation: 'POOR_HOUSEHOLDS of huyện Hà Vân for 2022 is stated as 2.95; planned was at most 3.',
    });
    expect(stands(indicatorTarget('2.5'), given, '2023-02-24')).toMatchObject({ status: 'MISSED' });
  });

  it('of products counts those with as many stars or more, and no plans', () => {
    const target = indicatorTarget('2', { measure: 'OCOP_PRODUCTS', stars: 3, side: 'AT_LEAST' });
    const products = { measure: 'OCOP_PRODUCTS' } as const;
    const given = [
      indicated('2022-12-31', { ...products, value: '1', stars: 3 }),
      indicated('2022-12-31', { ...products, value: '1', stars: 4 }),
      indicated('2022-12-31', { ...products, value: '9', stars: 2 }),
      indicated('2022-12-31', { ...products, value: '8', stars: 5, statement: 'PLAN' }),
    ];
    expect(stands(target, given, '2022-12-31')).toMatchObject({ actual: '2', status: 'MET' });
    expect(stands(target, given.slice(2), '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
  });
});
