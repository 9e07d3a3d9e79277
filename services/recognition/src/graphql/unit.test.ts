import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TitleLedger } from '../testing/title-ledger.js';
import { HA_HAI, HA_TRUNG, NGHE_AN, openTitleLedger, THANH_HOA, VN } from '../testing/title-ledger.js';

let ledger: TitleLedger;
beforeEach(async () => {
  ledger = await openTitleLedger();
});
afterEach(() => ledger.close());

describe('a unit', () => {
  it('has a summary with shares, whatever its tier', async () => {
    await ledger.record();
    await ledger.record({ unit: { code: '15283' } });
    const share = { numerator: 2, denominator: 2, percent: '100.00' };
    const none = { numerator: 0, denominator: 2, percent: '0.00' };
    const levels = [
      { level: 'NTM', inForce: 2, share },
      { level: 'ADVANCED', inForce: 0, share: none },
      { level: 'MODEL', inForce: 0, share: none },
      { level: 'MODERN', inForce: 0, share: none },
    ];
    for (const scope of [VN, THANH_HOA, HA_TRUNG]) {
      expect((await ledger.unitAt(scope, '2023-12-31')).recognitionSummary).toMatchObject({ denominator: 2, levels });
    }
    expect((await ledger.unitAt(NGHE_AN, '2023-12-31')).recognitionSummary).toMatchObject({
      denominator: 0,
      levels: [{ share: { percent: null } }, {}, {}, {}],
    });
    expect((await ledger.unitAt(HA_TRUNG, '2019-11-30')).recognitionSummary.denominator).toBe(3);
  });

  it('with a moment that is none is a bad input, and the others of the batch are answered', async () => {
    const query = 'query ($units: [_Any!]!) { _entities(representations: $units) { ... on Unit { titles { level } } } }';
    const units = [
      { __typename: 'Unit', id: HA_HAI, moment: 'now' },
      { __typename: 'Unit', id: HA_HAI, moment: '2023-12-31@1' },
    ];
    const { data, errors } = await ledger.host.run('recognition', query, { units });
    expect(JSON.parse(JSON.stringify(data))).toEqual({ _entities: [null, { titles: [] }] });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
