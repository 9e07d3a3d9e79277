import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { UNITS } from '@ntm-ledger/scoring/testing';
import { assessmentsService } from '../index.js';
import { registerUnits } from '../testing/register-units.js';

const INDICATE = `mutation ($input: RecordIndicatorInput!) {
  recordIndicator(input: $input) { position indicatorFact { measure value countedIn year stars statement asOf } warnings { rule } }
}`;
const FACTS = `query ($unit: [_Any!]!) {
  _entities(representations: $unit) {
    ... on Unit { indicatorFacts(measure: INCOME_PER_HEAD) { measure value countedIn year statement } }
  }
}`;

const CLERK: TokenClaims = { actorId: 'clerk-1', role: 'clerk', scope: '392' };
const source = { title: 'Báo cáo tổng kết năm 2022 của huyện Hà Trung' };

let ledger: TestHost;

beforeAll(async () => {
  ledger = await openTestHost([assessmentsService]);
  await registerUnits(ledger.store, Object.values(UNITS), '2004-08-31');
});

afterAll(async () => {
  await ledger.close();
});

const run = (operation: string, input: object, as: TokenClaims = CLERK): ReturnType<TestHost['run']> =>
  ledger.run('assessments', operation, { input: { requestId: randomUUID(), mode: 'LIVE', source, ...input } }, as);

/** What is known of a unit on the last day of 2022. */
async function factsOf(id: string): Promise<unknown> {
  const moment = `2022-12-31@${ledger.host.now().split('@')[1] ?? ''}`;
  const { data, errors } = await ledger.run('assessments', FACTS, { unit: [{ __typename: 'Unit', id, moment }] });
  expect(errors).toBeUndefined();
  const entities: unknown = data?.['_entities'];
  return Array.isArray(entities) ? entities[0] : undefined;
}

describe('what documents state of a unit beside all criteria', () => {
  const stated = { unit: { code: '392' }, measure: 'INCOME_PER_HEAD', value: '52', year: 2022, effectiveOn: '2022-12-31' };

  it('is recorded by clerks and assessors of its scope, and read for all years', async () => {
    const recorded = await run(INDICATE, stated);
    expect(recorded.errors).toBeUndefined();
    expect(recorded.data).toMatchObject({
      recordIndicator: {
        indicatorFact: {
          measure: 'INCOME_PER_HEAD',
          value: '52',
          countedIn: 'MILLION_VND_PER_YEAR',
          year: 2022,
          stars: null,
          statement: 'ACTUAL',
          asOf: '2022-12-31',
        },
        warnings: [],
      },
    });
    await run(INDICATE, { ...stated, value: '47,3', year: 2021 }, { ...CLERK, role: 'assessor' });
    await run(INDICATE, { ...stated, value: '58', year: 2023, statement: 'PLAN' });
    await run(INDICATE, { ...stated, measure: 'POOR_HOUSEHOLDS', value: '2,95' });
    expect(await factsOf('ha-trung')).toMatchObject({
      indicatorFacts: [
        { measure: 'INCOME_PER_HEAD', value: '58', year: 2023, statement: 'PLAN' },
        { value: '52', year: 2022, statement: 'ACTUAL' },
        { value: '47.3', year: 2021, statement: 'ACTUAL' },
      ],
    });
    expect(await factsOf('ha-vinh')).toMatchObject({ indicatorFacts: [] });
  });

  it('is refused where it cannot be, and to whoever may not record about the unit', async () => {
    const refusal = async (input: object, as?: TokenClaims): Promise<unknown> =>
      (await run(INDICATE, { ...stated, ...input }, as)).errors?.[0]?.extensions;
    expect(await refusal({ measure: 'POOR_HOUSEHOLDS', value: '101', mode: 'BACKFILL' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.value' }],
    });
    expect(await refusal({ stars: 3 })).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'input.stars' }] });
    expect(await refusal({}, { ...CLERK, role: 'decider' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal({}, { ...CLERK, scope: '40' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal({ unit: { code: '99999' } })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
