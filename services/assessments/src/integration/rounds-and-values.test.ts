import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { UNITS } from '@ntm-ledger/scoring/testing';
import { assessmentsService } from '../index.js';
import { registerUnits } from '../testing/register-units.js';

const PUBLISH = `mutation ($input: PublishCriteriaSetInput!) { publishCriteriaSet(input: $input) { position } }`;
const ASSESS = `mutation ($input: RecordAssessmentInput!) {
  recordAssessment(input: $input) { position scorecard { met size tally { unknown } } round { round met resultKnown } warnings { rule message basis } }
}`;
const STATE = `mutation ($input: RecordStatedScoreInput!) { recordStatedScore(input: $input) { scorecard { met statement } } }`;
const UNIT = `query ($unit: [_Any!]!, $asked: ID!, $of: ID) {
  _entities(representations: $unit) {
    ... on Unit {
      scorecards { criteriaSet { id } statement round assessor met tally { met basicallyMet notMet notApplicable unknown } criteria {
        criterion { number } outcome evidence { digest reference }
        indicators { code value year outcome claimed judged threshold appliedThreshold { text sourced threshold { value year } } }
      } }
      planned: scorecards(statement: PLAN) { met statement }
      assessmentRounds(criteriaSet: $asked, first: 2) {
        totalCount nodes { round statement asOf criteriaSet { id } met size resultKnown assessor source { title } } pageInfo { hasNextPage endCursor }
      }
      rejudged(criteriaSet: $asked, of: $of) {
        hypothetical explanation criteriaSet { id } measuredBy { id } asOf size tally { met notMet unknown }
        criteria { criterion { number name } outcome verified indicators { code value year outcome appliedThreshold { text sourced } } }
      }
      assessmentSummary(criteriaSet: $asked) { assessedUnits averageMet changeSince(date: "2021-12-31") { averageMet onCommonUnits explanation } }
      unitsMissing(criteriaSet: $asked, criterion: 2, first: 10) { totalCount }
    }
  }
}`;

const CLERK: TokenClaims = { actorId: 'clerk-1', role: 'clerk', scope: '392' };
const source = { title: 'Báo cáo rà soát tiêu chí' };

/** A commune set whose income threshold is that of an act and whose poverty threshold was seen nowhere. */
const setOf = (id: string, income: string, level = 'NTM'): object => ({
  requestId: randomUUID(),
  mode: 'BACKFILL',
  source,
  basis: { number: `${id}/QĐ-TTg` },
  id,
  name: `Bộ tiêu chí ${id}`,
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level,
  size: 3,
  effectiveOn: '2016-01-01',
  criteria: [
    {
      number: 1,
      name: 'Thu nhập',
      sourced: true,
      indicators: [
        {
          code: '10',
          name: 'Thu nhập bình quân đầu người',
          unit: 'million_vnd_per_head_year',
          comparator: 'AT_LEAST',
          thresholds: [
            { value: income, year: 2022 },
            { value: '60', year: 2023 },
          ],
          sourced: true,
        },
      ],
    },
    {
      number: 2,
      name: 'Hộ nghèo',
      indicators: [{ code: '11', name: 'Tỷ lệ hộ nghèo', unit: 'percent', comparator: 'AT_MOST', thresholds: [{ value: '5' }] }],
    },
  ],
});

let ledger: TestHost;

beforeAll(async () => {
  ledger = await openTestHost([assessmentsService]);
  await registerUnits(ledger.store, Object.values(UNITS), '2004-08-31');
  const sets = [setOf('set-cu', '30'), setOf('set-moi', '50,5'), setOf('set-nang-cao', '70', 'ADVANCED')];
  for (const input of sets) expect((await ledger.run('assessments', PUBLISH, { input }, ADMIN)).errors).toBeUndefined();
});

afterAll(async () => {
  await ledger.close();
});

type Answer = Awaited<ReturnType<TestHost['run']>>;

const run = (operation: string, input: object, as: TokenClaims = CLERK): Promise<Answer> =>
  ledger.run('assessments', operation, { input: { requestId: randomUUID(), mode: 'LIVE', source, ...input } }, as);

const assess = (day: string, rest: object): Promise<Answer> =>
  run(ASSESS, { unit: { code: '15277' }, criteriaSet: 'set-cu', effectiveOn: day, ...rest });

async function askUnit(
  id: string,
  day: string,
  variables: { readonly asked?: string; readonly of?: string } = {},
): Promise<Answer> {
  const moment = `${day}@${ledger.host.now().split('@')[1] ?? ''}`;
  const { asked = 'set-cu', of = null } = variables;
  return ledger.run('assessments', UNIT, { unit: [{ __typename: 'Unit', id, moment }], asked, of });
}

async function unitAt(...args: Parameters<typeof askUnit>): Promise<unknown> {
  const { data, errors } = await askUnit(...args);
  expect(errors).toBeUndefined();
  const entities: unknown = data?.['_entities'];
  return Array.isArray(entities) ? entities[0] : undefined;
}

describe('a unit under assessment', () => {
  it('shows values beside the thresholds of its column, judges those that claim nothing, and keeps what was claimed', async () => {
    const evidence = [{ digest: 'b'.repeat(64), reference: 'Niên giám thống kê 2022' }];
    const recorded = await assess('2022-12-31', {
      round: 'VERIFICATION',
      assessor: 'UBND huyện Hà Trung',
      criteria: [
        { number: 1, outcome: 'MET', evidence, indicators: [{ code: '10', value: '45,50' }] },
        { number: 2, outcome: 'BASICALLY_MET', indicators: [{ code: '11', value: '7' }] },
      ],
    });
    expect(recorded.errors).toBeUndefined();
    expect(recorded.data).toMatchObject({
      recordAssessment: {
        scorecard: { met: 1, size: 3 },
        round: { round: 'VERIFICATION', met: 1, resultKnown: true },
        warnings: [],
      },
    });
    expect(await unitAt('ha-vinh', '2022-12-31')).toMatchObject({
      scorecards: [
        {
          statement: 'ACTUAL',
          round: 'VERIFICATION',
          assessor: 'UBND huyện Hà Trung',
          tally: { met: 1, basicallyMet: 1, notMet: 0, notApplicable: 0, unknown: 1 },
          criteria: [
            {
              evidence,
              indicators: [
                {
                  value: '45.5',
                  claimed: null,
                  judged: 'MET',
                  outcome: 'MET',
                  threshold: expect.stringContaining('≥ 30'),
                  appliedThreshold: { sourced: true, threshold: { value: '30', year: 2022 } },
                },
              ],
            },
            {
              outcome: 'BASICALLY_MET',
              indicators: [
                // No source was seen for the threshold: it is marked, judges nothing, and does not stand beside the result as law.
                {
                  value: '7',
                  claimed: null,
                  judged: 'NOT_MET',
                  outcome: null,
                  threshold: null,
                  appliedThreshold: { sourced: false },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('is refused a claim that its value contradicts, with the act; the same old fact is recorded and flagged', async () => {
    const criteria = [{ number: 1, outcome: 'MET', indicators: [{ code: '10', value: '29,99', outcome: 'MET' }] }];
    const claim = { unit: { code: '15292' }, criteria };
    expect((await assess('2022-12-31', claim)).errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'outcomeFitsThreshold',
      basis: 'set-cu/QĐ-TTg',
    });
    const flagged = await assess('2022-12-31', { ...claim, mode: 'BACKFILL' });
    expect(flagged.data).toMatchObject({
      recordAssessment: { scorecard: { met: 1 }, warnings: [{ rule: 'outcomeFitsThreshold' }] },
    });
  });

  it('may be reviewed without a result that anybody tells: the round is listed, and no scorecard is replaced', async () => {
    const review = await assess('2023-12-31', { round: 'PERIODIC_REVIEW', criteria: [] });
    expect(review.errors).toBeUndefined();
    expect(review.data).toMatchObject({
      recordAssessment: {
        scorecard: { met: 0, tally: { unknown: 3 } },
        round: { round: 'PERIODIC_REVIEW', met: null, resultKnown: false },
      },
    });
    expect((await assess('2023-12-31', {})).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await unitAt('ha-vinh', '2024-01-23')).toMatchObject({
      scorecards: [{ met: 1, round: 'VERIFICATION' }],
      assessmentRounds: {
        totalCount: 2,
        nodes: [
          { round: 'PERIODIC_REVIEW', asOf: '2023-12-31', criteriaSet: { id: 'set-cu' }, met: null, resultKnown: false, source },
          { round: 'VERIFICATION', statement: 'ACTUAL', met: 1, size: 3, resultKnown: true, assessor: 'UBND huyện Hà Trung' },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  it('has its plan beside what is, and neither counts for the other', async () => {
    const plan = {
      unit: { code: '15277' },
      criteriaSet: 'set-cu',
      effectiveOn: '2023-06-30',
      met: 3,
      size: 3,
      statement: 'PLAN',
    };
    expect((await run(STATE, plan)).data).toMatchObject({ recordStatedScore: { scorecard: { met: 3, statement: 'PLAN' } } });
    expect(await unitAt('ha-vinh', '2024-01-23')).toMatchObject({
      scorecards: [{ met: 1 }],
      planned: [{ met: 3, statement: 'PLAN' }],
    });
    expect(await unitAt('ha-trung', '2024-01-23')).toMatchObject({
      assessmentSummary: { assessedUnits: 2, averageMet: '1.00' },
      unitsMissing: { totalCount: 0 },
    });
  });
});

describe('another set asked about the same values', () => {
  it('says what it would say, marks it as hypothetical, and records nothing', async () => {
    const before = ledger.host.now();
    expect(await unitAt('ha-vinh', '2024-01-23', { asked: 'set-moi' })).toMatchObject({
      rejudged: {
        hypothetical: true,
        explanation: expect.stringContaining('Nobody measured'),
        criteriaSet: { id: 'set-moi' },
        measuredBy: { id: 'set-cu' },
        asOf: '2022-12-31',
        size: 3,
        tally: { met: 0, notMet: 2, unknown: 1 },
        criteria: [
          {
            criterion: { number: 1, name: 'Thu nhập' },
            outcome: 'NOT_MET',
            verified: true,
            indicators: [{ code: '10', value: '45.5', outcome: 'NOT_MET', appliedThreshold: { sourced: true } }],
          },
          { criterion: { number: 2 }, outcome: 'NOT_MET', verified: false },
          { criterion: { number: 3, name: null }, outcome: null, verified: false, indicators: [] },
        ],
      },
    });
    expect(ledger.host.now()).toBe(before);
  });

  it('is refused where it asks another question, and gives nothing where no card is', async () => {
    const refused = await askUnit('ha-vinh', '2024-01-23', { asked: 'set-nang-cao', of: 'set-cu' });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'of', message: expect.stringContaining('not compared') }],
    });
    const unknown = await askUnit('ha-vinh', '2024-01-23', { asked: 'set-moi', of: 'set-1999' });
    expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'of' }] });
    expect(await unitAt('ha-vinh', '2024-01-23', { asked: 'set-nang-cao' })).toMatchObject({ rejudged: null });
    expect(await unitAt('ha-ngoc', '2024-01-23', { asked: 'set-moi' })).toMatchObject({ rejudged: null });
  });

  it('has no average that could have changed since a day on which units were scored under the one before it', async () => {
    const score = { criteriaSet: 'set-moi', met: 2, size: 3, unit: { code: '15304' } };
    await run(STATE, { ...score, criteriaSet: 'set-cu', effectiveOn: '2021-06-30' });
    await run(STATE, { ...score, effectiveOn: '2022-06-30' });
    expect(await unitAt('ha-trung', '2024-01-23', { asked: 'set-moi' })).toMatchObject({
      assessmentSummary: {
        averageMet: '2.00',
        changeSince: {
          averageMet: null,
          onCommonUnits: null,
          explanation: expect.stringContaining('different sets are not compared'),
        },
      },
    });
  });
});

describe('a value of another year than the look', () => {
  it('is held against the threshold of its own year, here and where another set is asked', async () => {
    const unit = { unit: { code: '15292' } };
    const stating = (year: number | null): object => ({
      ...unit,
      criteria: [{ number: 1, outcome: 'MET', indicators: [{ code: '10', value: '52', outcome: 'MET', year }] }],
    });
    expect((await assess('2023-03-31', stating(null))).errors?.[0]?.extensions).toMatchObject({ rule: 'outcomeFitsThreshold' });
    expect((await assess('2023-03-31', stating(2024))).errors?.[0]?.extensions).toMatchObject({ rule: 'yearHasBegun' });
    const recorded = await assess('2023-03-31', stating(2022));
    expect(recorded.errors).toBeUndefined();
    expect(await unitAt('ha-giang', '2023-03-31', { asked: 'set-moi', of: 'set-cu' })).toMatchObject({
      scorecards: [
        {
          criteria: [
            {
              indicators: [
                { value: '52', year: 2022, judged: 'MET', appliedThreshold: { threshold: { value: '30', year: 2022 } } },
              ],
            },
          ],
        },
      ],
      rejudged: {
        criteria: [
          {
            indicators: [
              { value: '52', year: 2022, outcome: 'MET', appliedThreshold: { text: expect.stringContaining('50,5') } },
            ],
          },
          {},
          {},
        ],
      },
    });
  });
});
