import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UnitIdentity } from '@ntm-ledger/events';
import { canonicalJson, MAX_BODY_BYTES } from '@ntm-ledger/events';
import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { UNITS } from '@ntm-ledger/scoring/testing';
import { assessmentsService } from './index.js';
import { registerUnits } from './testing/register-units.js';

/** What the tests read of a set as the scenario publishes it; what it leaves out has its default. */
interface PublishedSet {
  readonly id: string;
  readonly size?: number;
  readonly level?: string;
  readonly criteria?: readonly { readonly indicators?: readonly { readonly sourced?: boolean }[] }[];
}

/** The scenario of the criteria sets, as anyone would publish them: the national ones, and those of tỉnh Thanh Hóa. */
const SCENARIO = parse(readFileSync(join(process.cwd(), 'test/scenarios/02-criteria-sets/facts.yaml'), 'utf8')) as {
  readonly defaults: object;
  readonly facts: readonly { readonly publishCriteriaSet: PublishedSet }[];
};
const FACTS = SCENARIO.facts.map(({ publishCriteriaSet }) => ({ ...SCENARIO.defaults, ...publishCriteriaSet }));

/** Whether each indicator of each criterion was seen in a source. */
function sourcesOf({ criteria = [] }: PublishedSet): { readonly sourced: boolean }[][] {
  return criteria.map(({ indicators = [] }) => indicators.map(({ sourced = false }) => ({ sourced })));
}

const HAMLET: UnitIdentity = {
  unitId: 'hamlet',
  kind: 'HAMLET',
  type: 'thôn',
  name: 'Thịnh Vinh',
  code: null,
  parentId: 'ha-vinh',
};

const PUBLISH = `mutation PublishCriteriaSet($input: PublishCriteriaSetInput!) {
  publishCriteriaSet(input: $input) { position criteriaSet { id name size effectiveFrom effectiveTo } }
}`;
const ASSESS = `mutation RecordAssessment($input: RecordAssessmentInput!) {
  recordAssessment(input: $input) { position scorecard { met size criteria { criterion { number } outcome } } warnings { message } }
}`;
const STATE = `mutation RecordStatedScore($input: RecordStatedScoreInput!) {
  recordStatedScore(input: $input) { position scorecard { met size certainty } warnings { message } }
}`;
/** A unit as the gateway asks this subgraph for it, with what the clients' operations ask of it here. */
const UNIT = `query($unit: [_Any!]!, $criteriaSet: ID!, $since: Date!) {
  _entities(representations: $unit) {
    ... on Unit {
      id
      moment
      scorecards {
        criteriaSet { id name size }
        asOf
        asOfPrecision
        met
        size
        certainty
        missing
        tally { met basicallyMet notMet notApplicable unknown }
        jointlyWith { id moment }
        criteria { criterion { number name } outcome indicators { code value threshold outcome } }
      }
      assessmentSummary(criteriaSet: $criteriaSet) {
        assessedUnits
        averageMet
        changeSince(date: $since) { averageMet onCommonUnits }
        bands { from to units }
        bottlenecks(first: 5) { criterion { number name } unitsMissing }
      }
      unitsMissing(criteriaSet: $criteriaSet, criterion: 17, first: 1) {
        totalCount
        nodes { id code name met size }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

const CLERK: TokenClaims = { actorId: 'clerk-1', role: 'clerk', scope: '392' };
const source = { title: 'Báo cáo kết quả xây dựng NTM' };

let ledger: TestHost;

beforeAll(async () => {
  ledger = await openTestHost([assessmentsService]);
  await registerUnits(ledger.store, [...Object.values(UNITS), HAMLET], '2004-08-31');
  for (const facts of FACTS) {
    const { errors } = await run(PUBLISH, { ...facts, requestId: randomUUID() }, ADMIN);
    expect(errors).toBeUndefined();
  }
});

afterAll(async () => {
  await ledger.close();
});

async function run(operation: string, input: object, as: TokenClaims = CLERK): Promise<Awaited<ReturnType<TestHost['run']>>> {
  return ledger.run('assessments', operation, { input }, as);
}

function scoring(unit: string, day: string, rest: object): object {
  return {
    requestId: randomUUID(),
    mode: 'LIVE',
    source,
    unit: { code: unit },
    criteriaSet: 'xa-ntm-2021',
    effectiveOn: day,
    ...rest,
  };
}

async function unitAt(
  id: string,
  day: string,
  criteriaSet = 'xa-ntm-2021',
  since = '2022-12-31',
): Promise<Awaited<ReturnType<TestHost['run']>>> {
  const moment = `${day}@${ledger.host.now().split('@')[1] ?? ''}`;
  return ledger.run('assessments', UNIT, { unit: [{ __typename: 'Unit', id, moment }], criteriaSet, since });
}

describe('the criteria sets that are known', () => {
  it('all fit into the log, and are honest about what no source was seen for', () => {
    expect(FACTS).toHaveLength(18);
    for (const facts of FACTS) expect(Buffer.byteLength(canonicalJson(facts))).toBeLessThan(MAX_BODY_BYTES);
    const indicators = FACTS.flatMap(sourcesOf).flat();
    expect([indicators.length, indicators.filter(({ sourced }) => sourced).length]).toEqual([252, 50]);
  });

  it('are read back as they were published', async () => {
    const query = `{ criteriaSets(first: 100) { totalCount nodes { id size level criteria { indicators { sourced } } } } }`;
    const { data } = await ledger.run('assessments', query);
    const published = FACTS.map((facts) => ({
      id: facts.id,
      size: facts.size ?? null,
      level: facts.level ?? null,
      criteria: sourcesOf(facts).map((indicators) => ({ indicators })),
    }));
    expect(data).toMatchObject({ criteriaSets: { totalCount: 18, nodes: expect.arrayContaining(published) } });
  });

  it('are there from the day of their act on, and by level', async () => {
    const query = `query($at: AtInput) {
      criteriaSet(id: "xa-ntm-2026", at: $at) { id basis { number } criteria { number name sourced } effectiveFrom }
      criteriaSets(at: $at, level: MODEL) { nodes { id } }
    }`;
    const before = await ledger.run('assessments', query, { at: { effectiveOn: '2019-01-01' } });
    expect(before.data).toEqual({ criteriaSet: null, criteriaSets: { nodes: [{ id: 'xa-kieumau-2018' }] } });
    const after = await ledger.run('assessments', query, { at: { effectiveOn: '2026-01-01' } });
    expect(after.data).toMatchObject({ criteriaSet: { basis: { number: '51/2025/QĐ-TTg' }, effectiveFrom: '2026-02-15' } });
  });

  it('are published once, by whoever acts for those they are for', async () => {
    const [first] = FACTS;
    const again = await run(PUBLISH, { ...first, requestId: randomUUID() }, ADMIN);
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    const national = await run(
      PUBLISH,
      { ...first, id: 'xa-moi-2031', requestId: randomUUID() },
      { actorId: 'c', role: 'clerk', scope: '40' },
    );
    expect(national.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const own = { ...first, id: 'xa-moi-nghean-2031', provinceCode: '40', requestId: randomUUID(), effectiveOn: '2023-01-01' };
    expect((await run(PUBLISH, own, { actorId: 'c', role: 'clerk', scope: '38' })).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await run(PUBLISH, own, { actorId: 'a', role: 'assessor', scope: '40' })).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    const published = await run(PUBLISH, own, { actorId: 'c', role: 'clerk', scope: '40' });
    expect(published.data).toMatchObject({ publishCriteriaSet: { criteriaSet: { id: 'xa-moi-nghean-2031', size: 19 } } });
    expect((await ledger.run('assessments', PUBLISH, { input: own })).errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('scores', () => {
  it('are recorded, summed up over a scope, and compared with an earlier day', async () => {
    const stated = (unit: string, day: string, met: number, rest: object = {}): Promise<unknown> =>
      run(STATE, scoring(unit, day, { met, size: 19, ...rest }));
    await stated('15277', '2022-12-31', 13);
    await stated('15304', '2022-12-31', 12, { jointlyWith: [{ code: '15292' }] });
    const input = scoring('15277', '2023-12-31', {
      criteria: Array.from({ length: 19 }, (_, index) => ({
        number: index + 1,
        outcome: index + 1 === 17 ? 'NOT_MET' : 'MET',
        indicators: index + 1 === 10 ? [{ code: '10', value: '52,5', outcome: 'MET' }] : [],
      })),
    });
    const assessed = await run(ASSESS, input);
    expect(assessed.errors).toBeUndefined();
    expect(assessed.data).toMatchObject({ recordAssessment: { scorecard: { met: 18, size: 19 }, warnings: [] } });
    await stated('15304', '2023-12-31', 15, { missing: [17, 5, 6, 2] });
    await stated('15292', '2023-12-31', 19);

    const { data, errors } = await unitAt('ha-trung', '2023-12-31');
    expect(errors).toBeUndefined();
    expect(data?.['_entities']).toEqual([
      {
        id: 'ha-trung',
        moment: expect.stringMatching(/^2023-12-31@\d+$/),
        scorecards: [],
        assessmentSummary: {
          assessedUnits: 3,
          averageMet: '17.33',
          changeSince: { averageMet: '4.83', onCommonUnits: '4.00' },
          bands: [
            { from: 19, to: 19, units: 1 },
            { from: 15, to: 18, units: 2 },
            { from: 10, to: 14, units: 0 },
            { from: 5, to: 9, units: 0 },
            { from: 0, to: 4, units: 0 },
          ],
          bottlenecks: [
            { criterion: { number: 17, name: 'Môi trường và an toàn thực phẩm' }, unitsMissing: 2 },
            { criterion: { number: 2, name: 'Giao thông' }, unitsMissing: 1 },
            { criterion: { number: 5, name: 'Trường học' }, unitsMissing: 1 },
            { criterion: { number: 6, name: 'Cơ sở vật chất văn hóa' }, unitsMissing: 1 },
          ],
        },
        unitsMissing: {
          totalCount: 2,
          nodes: [{ id: 'ha-vinh', code: '15277', name: 'Hà Vinh', met: 18, size: 19 }],
          pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
        },
      },
    ]);
    const repeated = await run(ASSESS, input);
    expect(repeated).toEqual(assessed);
  });

  it('show each criterion with its values, and a threshold only where a source for it was seen', async () => {
    const { data } = await unitAt('ha-vinh', '2023-12-31');
    expect(data?.['_entities']).toMatchObject([
      {
        scorecards: [
          {
            criteriaSet: { id: 'xa-ntm-2021', size: 19 },
            asOf: '2023-12-31',
            certainty: 'PER_CRITERION',
            missing: [17],
            tally: { met: 18, basicallyMet: 0, notMet: 1, notApplicable: 0, unknown: 0 },
            criteria: expect.arrayContaining([
              {
                criterion: { number: 10, name: 'Thu nhập' },
                outcome: 'MET',
                indicators: [{ code: '10', value: '52.5', threshold: null, outcome: 'MET' }],
              },
            ]),
          },
        ],
      },
    ]);
    const jointly = await unitAt('ha-ngoc', '2023-06-30');
    expect(jointly.data?.['_entities']).toMatchObject([
      {
        moment: expect.any(String),
        scorecards: [{ met: 12, certainty: 'STATED_JOINTLY', criteria: [], jointlyWith: [{ id: 'ha-giang' }] }],
      },
    ]);
  });

  it('are no numbers where nothing was assessed', async () => {
    const { data } = await unitAt('ha-trung', '2023-12-31', 'xa-nangcao-2021');
    expect(data?.['_entities']).toMatchObject([
      {
        assessmentSummary: {
          assessedUnits: 0,
          averageMet: null,
          changeSince: { averageMet: null, onCommonUnits: null },
          bottlenecks: [],
        },
      },
    ]);
  });

  it('are refused where they cannot be', async () => {
    const refusal = async (operation: string, input: object, as?: TokenClaims): Promise<unknown> => {
      const { errors } = await run(operation, input, as);
      return errors?.[0]?.extensions;
    };
    const score = { met: 11, size: 15 };
    const outside = { ...CLERK, scope: '40' };
    expect(await refusal(STATE, scoring('15277', '2023-12-31', { ...score, mode: 'BACKFILL' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.size', message: expect.stringContaining('19') }],
    });
    expect(await refusal(STATE, scoring('15277', '2020-12-31', { met: 11, size: 19 }))).toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'criteriaSetInForce',
      basis: '318/QĐ-TTg',
    });
    expect(await refusal(STATE, scoring('99999', '2023-12-31', score))).toMatchObject({ code: 'NOT_FOUND' });
    // Whether somebody may record about a unit comes before what is wrong with what they record.
    expect(await refusal(STATE, scoring('15277', '2023-12-31', score), outside)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(ASSESS, scoring('15277', '2023-12-31', { criteria: [] }), { ...CLERK, role: 'council' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const set = await unitAt('ha-trung', '2023-12-31', 'xa-ntm-1999');
    expect(set.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'criteriaSet' }] });
  });

  it('are recorded with warnings where an old fact breaks a rule', async () => {
    const { data } = await run(STATE, scoring('15277', '2020-12-31', { mode: 'BACKFILL', met: 11, size: 19 }));
    expect(data).toMatchObject({
      recordStatedScore: { scorecard: { met: 11 }, warnings: [{ message: expect.stringContaining('in force') }] },
    });
  });
});

describe('after a restart', () => {
  it('the same moment gives the same answer, byte for byte', async () => {
    const before = await unitAt('ha-trung', '2023-12-31');
    await ledger.restart();
    expect(JSON.stringify(await unitAt('ha-trung', '2023-12-31'))).toBe(JSON.stringify(before));
  });
});
