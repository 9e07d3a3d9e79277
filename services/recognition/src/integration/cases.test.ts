import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { createRecognitionService } from '../index.js';
import type { Fact } from '../testing/facts.js';
import { assessed, ended, published, registered } from '../testing/facts.js';
import { CLERK, HA_TRUNG, id, UP_TO_HA_TRUNG } from '../testing/ha-trung.js';
import { append } from '../testing/history.js';

const [HA_GIANG, HA_SON] = [id(4), id(5)];

const country: readonly Fact[] = [
  ...UP_TO_HA_TRUNG,
  registered('2004-01-01', { unitId: HA_GIANG, name: 'Hà Giang', code: '15292', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: HA_SON, name: 'Hà Sơn', code: '15313', parentId: HA_TRUNG }),
  published('2022-03-08', 'xa-ntm-2021'),
];

let test: TestHost;
beforeEach(async () => {
  test = await openTestHost([createRecognitionService({ caseSettings: 'VERIFICATION=15' })]);
  await append(test.store, ...country);
});
afterEach(async () => {
  await test.close();
});

const FACT = { mode: 'BACKFILL', source: { title: 'Trang tin huyện Hà Trung', issuedOn: '2023-02-24' } };
const OPEN = `mutation ($input: OpenCaseInput!) { openCase(input: $input) {
  position case { id stage since next holder procedure { id act published } criteriaSet unit { id } } warnings { rule }
} }`;
const STEP = `mutation ($input: RecordCaseStepInput!) { recordCaseStep(input: $input) {
  position case { id stage since } warnings { rule }
} }`;

async function run(operation: string, variables: object, as?: TokenClaims): Promise<{ data: unknown; error: unknown }> {
  const { data, errors } = await test.run('recognition', operation, { ...variables }, as);
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    error: JSON.parse(JSON.stringify(errors?.[0]?.extensions ?? null)),
  };
}

interface OpenedCase {
  readonly position: string;
  readonly case: { readonly id: string };
}

async function open(change: object = {}): Promise<OpenedCase> {
  const input = {
    requestId: randomUUID(),
    ...FACT,
    unit: { code: '15292' },
    level: 'NTM',
    awardYear: 2022,
    effectiveOn: '2023-02-24',
    precision: 'BY',
    ...change,
  };
  const { data, error } = await run(OPEN, { input }, CLERK);
  expect(error).toBeNull();
  return (data as { openCase: OpenedCase }).openCase;
}

async function step(change: object, as = CLERK): Promise<{ data: unknown; error: unknown }> {
  return run(STEP, { input: { requestId: randomUUID(), ...FACT, ...change } }, as);
}

const named = { unit: { code: '15292' }, level: 'NTM', awardYear: 2022 };

describe('a case as the news tell of it', () => {
  it('is opened with the procedure of its day, whose id and act are recorded', async () => {
    expect(await open()).toMatchObject({
      case: {
        stage: 'REGISTRATION',
        since: '2023-02-24',
        next: 'SELF_ASSESSMENT',
        holder: 'COMMUNE',
        procedure: { id: 'xa-qd-18-2022', act: 'Quyết định 18/2022/QĐ-TTg', published: true },
        criteriaSet: null,
        unit: { id: HA_GIANG },
      },
      warnings: [],
    });
  });

  it('goes on by what is known of it, and is named by its unit, level and year', async () => {
    await open();
    const verified = await step({
      ...named,
      step: 'VERIFICATION',
      effectiveOn: '2023-03-16',
      precision: 'BY',
      conductedBy: 'UBND huyện',
    });
    expect(verified).toMatchObject({ error: null, data: { recordCaseStep: { case: { stage: 'VERIFICATION' }, warnings: [] } } });
    const { data } = await run(
      `query ($unit: _Any!) { _entities(representations: [$unit]) { ... on Unit { cases {
        stage sincePrecision holder standing steps { step conductedBy mode actor { id role scope } details }
      } } } }`,
      { unit: { __typename: 'Unit', id: HA_GIANG, moment: `2023-03-16@${String(await test.store.head())}` } },
    );
    const actor = { id: 'clerk-1', role: 'clerk', scope: '392' };
    expect(data).toEqual({
      _entities: [
        {
          cases: [
            {
              stage: 'VERIFICATION',
              sincePrecision: 'BY',
              holder: 'DISTRICT_FRONT',
              standing: 'OPEN',
              steps: [
                { step: 'REGISTRATION', conductedBy: null, mode: 'BACKFILL', actor, details: null },
                { step: 'VERIFICATION', conductedBy: 'UBND huyện', mode: 'BACKFILL', actor, details: null },
              ],
            },
          ],
        },
      ],
    });
  });

  it('is seen as of a day and as far as it was known', async () => {
    const { position, case: file } = await open();
    await step({ case: file.id, step: 'DOSSIER_TO_PROVINCE', effectiveOn: '2023-03-20' });
    const stageAt = async (at: object): Promise<unknown> =>
      (await run('query ($id: ID!, $at: AtInput) { case(id: $id, at: $at) { stage } }', { id: file.id, at })).data;
    expect(await stageAt({ effectiveOn: '2023-12-31' })).toEqual({ case: { stage: 'DOSSIER_TO_PROVINCE' } });
    expect(await stageAt({ effectiveOn: '2023-03-19' })).toEqual({ case: { stage: 'REGISTRATION' } });
    expect(await stageAt({ moment: `2023-12-31@${position}` })).toEqual({ case: { stage: 'REGISTRATION' } });
    expect(await stageAt({ effectiveOn: '2023-02-23' })).toEqual({ case: null });
  });

  it('tells of a unit that ended before anybody decided, and by which event', async () => {
    const { case: file } = await open();
    const [end] = await append(test.store, ended('2024-12-01', HA_GIANG));
    const fields = 'standing stage next holder unitChange { eventId type effectiveOn precision basis { number } }';
    const seen = async (day: string): Promise<unknown> =>
      (await run(`{ case(id: "${file.id}", at: { effectiveOn: "${day}" }) { ${fields} } }`, {})).data;
    expect(await seen('2024-11-30')).toMatchObject({ case: { standing: 'OPEN', unitChange: null } });
    expect(await seen('2024-12-01')).toEqual({
      case: {
        standing: 'UNIT_CHANGE',
        stage: 'REGISTRATION',
        next: null,
        holder: null,
        unitChange: { eventId: end?.id, type: 'UnitEnded', effectiveOn: '2024-12-01', precision: 'DAY', basis: null },
      },
    });
  });

  it('sent again gives the same answer, and records nothing', async () => {
    const { case: file } = await open();
    const input = { requestId: randomUUID(), ...FACT, case: file.id, step: 'OPINIONS', effectiveOn: '2023-03-01' };
    const first = await run(STEP, { input }, CLERK);
    await step({ case: file.id, step: 'PUBLICATION', effectiveOn: '2023-04-01' });
    const head = await test.store.head();
    await test.restart();
    expect(await run(STEP, { input }, CLERK)).toEqual(first);
    expect(await test.store.head()).toBe(head);
  });

  it('ends with the decision on it, which tells the case, its procedure and the card that it rests on', async () => {
    await append(test.store, assessed('2022-12-31', HA_GIANG, 19));
    const { case: file } = await open({ criteriaSet: 'xa-ntm-2021' });
    const decision = {
      requestId: randomUUID(),
      ...FACT,
      kind: 'RECOGNITION',
      ...named,
      number: '99/QĐ-UBND',
      signedOn: '2023-05-04',
      authority: 'UBND tỉnh',
    };
    const { data, error } = await run(
      `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) {
        decision { procedure case { id standing decision { number } } scorecard { criteriaSet { id name } asOf met size } } warnings { rule }
      } }`,
      { input: decision },
      CLERK,
    );
    expect(error).toBeNull();
    expect(data).toEqual({
      recordDecision: {
        decision: {
          procedure: 'Quyết định 18/2022/QĐ-TTg',
          case: { id: file.id, standing: 'RECOGNISED', decision: { number: '99/QĐ-UBND' } },
          scorecard: {
            criteriaSet: { id: 'xa-ntm-2021', name: 'Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025' },
            asOf: '2022-12-31',
            met: 19,
            size: 19,
          },
        },
        warnings: [],
      },
    });
  });

  it('is told what this office has set for it, as no law', async () => {
    const { case: file } = await open({ precision: 'DAY' });
    await step({ case: file.id, step: 'DOSSIER_SUBMITTED', effectiveOn: '2023-03-01' });
    const { data } = await run('query ($id: ID!) { case(id: $id) { timeLimit { on workingDays basis } } }', { id: file.id });
    expect(data).toEqual({ case: { timeLimit: { on: '2023-03-22', workingDays: 15, basis: null } } });
  });
});

describe('what is refused of cases', () => {
  it('a case that there is not, or several that could be meant', async () => {
    expect((await step({ case: id(99), step: 'OPINIONS', effectiveOn: '2023-03-01' })).error).toEqual({ code: 'NOT_FOUND' });
    expect((await step({ ...named, step: 'OPINIONS', effectiveOn: '2023-03-01' })).error).toEqual({ code: 'NOT_FOUND' });
    await open();
    await open({ awardYear: 2023 });
    const { awardYear: _year, ...open2 } = named;
    expect((await step({ ...open2, step: 'OPINIONS', effectiveOn: '2023-03-01' })).error).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.case' }],
    });
    expect((await step({ case: id(99), ...named, step: 'OPINIONS', effectiveOn: '2023-03-01' })).error).toMatchObject({
      problems: [{ path: 'input.case' }],
    });
  });

  it('whoever acts elsewhere, however the case is named', async () => {
    const { case: file } = await open();
    const stranger = { ...CLERK, scope: '15313' };
    for (const reference of [{ case: file.id }, named])
      expect((await step({ ...reference, step: 'OPINIONS', effectiveOn: '2023-03-01' }, stranger)).error).toEqual({
        code: 'FORBIDDEN',
      });
    const input = { requestId: randomUUID(), ...FACT, ...named, effectiveOn: '2023-02-24' };
    expect((await run(OPEN, { input }, stranger)).error).toEqual({ code: 'FORBIDDEN' });
  });

  it('a step without what it is about, and several things said at once', async () => {
    const { case: file } = await open();
    const paths = async (change: object): Promise<unknown> => {
      const { error } = await step({ case: file.id, effectiveOn: '2023-03-01', ...change });
      return (error as { problems?: { path: string }[] } | null)?.problems?.map(({ path }) => path);
    };
    expect(await paths({ step: 'RETURNED' })).toEqual(['input.returnedTo']);
    expect(await paths({ step: 'RETURNED', returnedTo: 'DECISION' })).toEqual(['input.returnedTo']);
    expect(await paths({ step: 'REGISTRATION' })).toEqual(['input.step']);
    expect(await paths({ step: 'ANNOUNCEMENT' })).toEqual(['input.step']);
    const votes = { inFavour: 1, total: 1 };
    expect(await paths({ step: 'COUNCIL_VOTE', votes, conditions: { security: 'COMPLEX' } })).toEqual(['input.conditions']);
    expect(await paths({ step: 'COUNCIL_VOTE', votes: { inFavour: -1, total: 0 } })).toEqual([
      'input.votes.inFavour',
      'input.votes.total',
    ]);
    expect(await paths({ step: 'OPINIONS', documents: [{ reference: '', digest: 'x' }] })).toEqual([
      'input.documents.0.digest',
      'input.documents.0.reference',
    ]);
  });

  it('settings that set nothing, when the service starts', () => {
    expect(() => createRecognitionService({ caseSettings: 'quorum=most' })).toThrow(
      /NTM_CASE_SETTINGS: "quorum=most" sets nothing/,
    );
  });
});

describe('procedures', () => {
  it('are told with what is law and what is a setting', async () => {
    const { data } = await run(
      `query ($at: AtInput) { procedures(unitKind: COMMUNE, level: NTM, at: $at) {
        id act stages { stage by sourced publication { days { value sourced } broadcasts { value } } votes { value sourced } }
      } }`,
      { at: { effectiveOn: '2023-01-01' } },
    );
    const [only, ...others] = (data as { procedures: { id: string; stages: { stage: string }[] }[] }).procedures;
    expect([only?.id, others]).toEqual(['xa-qd-18-2022', []]);
    expect(only?.stages.filter(({ stage }) => stage === 'PUBLICATION' || stage === 'COUNCIL_VOTE')).toEqual([
      {
        stage: 'PUBLICATION',
        by: 'COMMUNE',
        sourced: true,
        publication: { days: { value: 15, sourced: true }, broadcasts: { value: 5 } },
        votes: null,
      },
      { stage: 'COUNCIL_VOTE', by: 'PROVINCIAL_COUNCIL', sourced: true, publication: null, votes: { value: 90, sourced: false } },
    ]);
  });
});
