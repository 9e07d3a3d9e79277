import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { granted } from '../../testing/facts.js';
import type { PlanLedger } from '../../testing/plan-ledger.js';
import { CLERK, HA_BINH, HA_SON, HA_TRUNG, openPlanLedger } from '../../testing/plan-ledger.js';

let ledger: PlanLedger;
beforeEach(async () => {
  ledger = await openPlanLedger();
});
afterEach(() => ledger.close());

const CLAIM = {
  unit: { code: '392' },
  metric: 'TITLES_IN_FORCE',
  level: 'NTM',
  unitKind: 'COMMUNE',
  asOf: '2022-12-31',
  precision: 'YEAR',
  statedValue: '2',
  outOf: 2,
} as const;

/** What auditors ask, as the contract has it, with what a claim is of. */
const CLAIMS =
  'claims { metric asOf statedValue computedValue agrees explanation source { title issuedOn } level unitKind outOf derivation printed }';

describe('a total that a document states', () => {
  it('is answered beside what the register computes', async () => {
    await ledger.append(granted('2022-06-01', { unitId: HA_SON, awardYear: 2022 }));
    const fields = 'position claim { metric statedValue computedValue agrees } warnings { rule }';
    expect(await ledger.record('recordClaim', fields, CLAIM)).toEqual({
      position: expect.any(String),
      claim: { metric: 'TITLES_IN_FORCE', statedValue: '2', computedValue: '1', agrees: false },
      warnings: [],
    });
  });

  it('agrees once the register knows what the document knew, and stays as it was stated', async () => {
    await ledger.record('recordClaim', 'position', { ...CLAIM, printed: '2/2 xã đạt xã NTM' });
    const before = `2023-12-31@${String(await ledger.host.store.head())}`;
    await ledger.append(
      granted('2021-06-01', { unitId: HA_SON, awardYear: 2021 }),
      granted('2022-06-01', { unitId: HA_BINH, awardYear: 2022 }),
    );
    expect(await ledger.unit(HA_TRUNG, '2023-12-31', CLAIMS)).toEqual({
      claims: [
        {
          metric: 'TITLES_IN_FORCE',
          asOf: '2022-12-31',
          statedValue: '2',
          computedValue: '2',
          agrees: true,
          explanation: '1 held it on 2021-12-31; since then 1 recognised (xã Hà Bình): 1 + 1 = 2 on 2022-12-31.',
          source: { title: 'Trang tin huyện Hà Trung', issuedOn: '2023-02-24' },
          level: 'NTM',
          unitKind: 'COMMUNE',
          outOf: 2,
          derivation: 'STATED',
          printed: '2/2 xã đạt xã NTM',
        },
      ],
    });
    const operation =
      'query ($unit: _Any!) { _entities(representations: [$unit]) { ... on Unit { claims { statedValue computedValue agrees } } } }';
    expect(await ledger.query(operation, { unit: { __typename: 'Unit', id: HA_TRUNG, moment: before } })).toEqual({
      _entities: [{ claims: [{ statedValue: '2', computedValue: '0', agrees: false }] }],
    });
    expect(await ledger.unit(HA_TRUNG, '2022-12-30', CLAIMS)).toEqual({ claims: [] });
  });

  it('is refused where it has no meaning, and to whoever may not record about the unit', async () => {
    expect(await ledger.refusal('recordClaim', { ...CLAIM, statedValue: '1,5' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.statedValue' }],
    });
    expect(await ledger.refusal('recordClaim', { ...CLAIM, level: null, year: 2022 })).toMatchObject({
      problems: [{ path: 'input.level' }, { path: 'input.year' }],
    });
    expect(await ledger.refusal('recordClaim', { ...CLAIM, mode: 'LIVE', outOf: 1 })).toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'partWithinWhole',
    });
    expect(await ledger.refusal('recordClaim', CLAIM, { ...CLERK, scope: '386' })).toEqual({ code: 'FORBIDDEN' });
    expect(await ledger.refusal('recordClaim', CLAIM, { ...CLERK, role: 'assessor' })).toEqual({ code: 'FORBIDDEN' });
    expect(await ledger.refusal('recordClaim', { ...CLAIM, unit: { code: '99999' } })).toEqual({ code: 'NOT_FOUND' });
  });
});
