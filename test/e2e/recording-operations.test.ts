import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import { backfilled, hamlet, recognition, statedScore } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { at, codesOf, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

describe.each(FORMS)('what clerks send, letter for letter (%s)', (form) => {
  let ledger: Ledger;
  let clerk: string;
  let national: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    [clerk, national] = await Promise.all([ledger.token('clerk', '38'), ledger.token('clerk', 'VN')]);
  });
  afterAll(() => ledger.remove());

  const record = (name: string, input: object, token = clerk): Promise<Readonly<Record<string, unknown>>> =>
    ledger.ask(operation(name), { input }, { token });
  const card = async (code: string, moment: object): Promise<unknown> =>
    (await ledger.ask(operation('CommuneCard'), { code, at: moment }))['unit'];

  it('RegisterUnits: a hamlet stands under its commune from its day on', async () => {
    const payload = (await record('RegisterUnits', hamlet('Đông Thôn', '14944', '2015-01-01')))['registerUnits'];
    expect(payload).toMatchObject({ units: [{ code: null, name: 'Đông Thôn' }], warnings: [] });
    const found = await ledger.ask(
      'query ($id: ID!) { unit(id: $id, at: { effectiveOn: "2015-01-01" }) { type parent { name } } }',
      {
        id: textAt(payload, 'units.0.id'),
      },
    );
    expect(found).toEqual({ unit: { type: 'thôn', parent: { name: 'Ái Thượng' } } });
  });

  it('RecordReorganisation: one resolution makes one commune of two', async () => {
    const input = backfilled({
      effectiveOn: '2025-08-01',
      basis: { number: '01/NQ-THỬ', authority: 'Ủy ban Thường vụ Quốc hội', issuedOn: '2025-07-15' },
      changes: [
        {
          clause: 'Điều 1 khoản 1',
          establish: {
            unit: { kind: 'COMMUNE', type: 'xã', name: 'Hà Mới', code: '15999', parent: { code: '38' } },
            from: [{ unit: { code: '15274' } }, { unit: { code: '15286' } }],
          },
        },
      ],
    });
    expect(await record('RecordReorganisation', input)).toMatchObject({
      recordReorganisation: {
        units: expect.arrayContaining([
          {
            id: expect.any(String),
            code: '15999',
            name: 'Hà Mới',
            predecessors: [
              { unit: { code: '15274' }, extent: 'WHOLE' },
              { unit: { code: '15286' }, extent: 'WHOLE' },
            ],
          },
        ]),
        warnings: [],
      },
    });
  });

  it('RecordReorganisation: a resolution with one change that cannot be is not recorded at all', async () => {
    const before = await ledger.head();
    const input = backfilled({
      effectiveOn: '2025-09-01',
      changes: [
        { rename: { unit: { code: '14932' }, name: 'Tên Mới' } },
        { rename: { unit: { code: '99999' }, name: 'Không Có' } },
      ],
    });
    expect(codesOf(await ledger.send(operation('RecordReorganisation'), { input }, { token: clerk }))).toEqual(['NOT_FOUND']);
    expect(await ledger.head()).toBe(before);
    expect(await card('14932', { effectiveOn: '2025-09-01' })).not.toMatchObject({ name: 'Tên Mới' });
  });

  it('PublishCriteriaSet: a province publishes a set of its own', async () => {
    const input = backfilled({
      id: 'thon-thu-38',
      name: 'Bộ tiêu chí thử',
      unitKind: 'HAMLET',
      provinceCode: '38',
      size: 2,
      effectiveOn: '2022-01-01',
      effectiveFrom: '2022-02-01',
      criteria: [
        { number: 1, name: 'Một' },
        { number: 2, name: 'Hai' },
      ],
    });
    expect(await record('PublishCriteriaSet', input)).toMatchObject({
      publishCriteriaSet: {
        criteriaSet: { id: 'thon-thu-38', name: 'Bộ tiêu chí thử', size: 2, effectiveFrom: '2022-02-01', effectiveTo: null },
      },
    });
  });

  it('RecordAssessment: what is left out is neither met nor missing, and the card shows it', async () => {
    const input = backfilled({
      unit: { code: '14968' },
      criteriaSet: 'xa-ntm-2021',
      effectiveOn: '2022-12-31',
      criteria: [
        { number: 1, outcome: 'MET' },
        { number: 10, outcome: 'NOT_MET', indicators: [{ code: '10', value: '28,5' }] },
      ],
    });
    expect(await record('RecordAssessment', input)).toMatchObject({
      recordAssessment: {
        scorecard: {
          met: 1,
          size: 19,
          criteria: [
            { criterion: { number: 1 }, outcome: 'MET' },
            { criterion: { number: 10 }, outcome: 'NOT_MET' },
          ],
        },
      },
    });
    expect(at(await card('14968', { effectiveOn: '2023-01-01' }), 'scorecards')).toMatchObject([
      {
        criteriaSet: { id: 'xa-ntm-2021', size: 19 },
        asOf: '2022-12-31',
        met: 1,
        certainty: 'PER_CRITERION',
        criteria: [{}, { criterion: { number: 10, name: 'Thu nhập' }, indicators: [{ code: '10', value: '28.5' }] }],
      },
    ]);
  });

  it('RecordStatedScore: a bare total is known as one', async () => {
    expect(await record('RecordStatedScore', statedScore('14965', 11, '2023-06-30'))).toMatchObject({
      recordStatedScore: { scorecard: { met: 11, size: 19, certainty: 'STATED_TOTAL' }, warnings: [] },
    });
  });

  it('RecordAssessment: a review of which nobody tells the result is a round, and replaces no card', async () => {
    const unit = { code: '14962' };
    const assessed = { unit, criteriaSet: 'xa-ntm-2021', effectiveOn: '2022-12-31', criteria: [{ number: 1, outcome: 'MET' }] };
    await record('RecordAssessment', backfilled({ ...assessed, round: 'APPRAISAL', assessor: 'Hội đồng thẩm định tỉnh' }));
    const review = { ...assessed, effectiveOn: '2023-12-31', round: 'PERIODIC_REVIEW', criteria: [] };
    expect(await record('RecordAssessment', backfilled(review))).toMatchObject({
      recordAssessment: { scorecard: { met: 0, size: 19, criteria: [] }, warnings: [] },
    });
    const rounds = await ledger.ask(
      `query ($code: String!) { unit(code: $code, at: { effectiveOn: "2024-01-23" }) {
        scorecards { asOf met } assessmentRounds { totalCount nodes { round met resultKnown assessor } }
      } }`,
      unit,
    );
    expect(rounds).toEqual({
      unit: {
        scorecards: [{ asOf: '2022-12-31', met: 1 }],
        assessmentRounds: {
          totalCount: 2,
          nodes: [
            { round: 'PERIODIC_REVIEW', met: null, resultKnown: false, assessor: null },
            { round: 'APPRAISAL', met: 1, resultKnown: true, assessor: 'Hội đồng thẩm định tỉnh' },
          ],
        },
      },
    });
  });

  it('recordIndicator: a figure beside all criteria, which its assessor can take back', async () => {
    const assessor = await ledger.token('assessor', '38');
    const income = { unit: { code: '386' }, measure: 'INCOME_PER_HEAD', year: 2020, effectiveOn: '2020-12-31' };
    const mutation = `mutation ($input: RecordIndicatorInput!) {
      recordIndicator(input: $input) { position indicatorFact { value countedIn year } warnings { rule } }
    }`;
    const facts = async (): Promise<unknown> =>
      (
        await ledger.ask(
          'query { unit(code: "386", at: { effectiveOn: "2021-01-14" }) { indicatorFacts(measure: INCOME_PER_HEAD) { value year } } }',
        )
      )['unit'];
    await ledger.ask(mutation, { input: backfilled({ ...income, value: '36,2' }) }, { token: assessor });
    const wrong = (await ledger.ask(mutation, { input: backfilled({ ...income, value: '63' }) }, { token: assessor }))[
      'recordIndicator'
    ];
    expect(wrong).toMatchObject({ indicatorFact: { value: '63', countedIn: 'MILLION_VND_PER_YEAR', year: 2020 }, warnings: [] });
    expect(await facts()).toEqual({ indicatorFacts: [{ value: '63', year: 2020 }] });
    const position = textAt(wrong, 'position');
    const { eventAt } = await ledger.ask('query ($position: Position!) { eventAt(position: $position) { id } }', { position });
    await record('WithdrawFact', backfilled({ eventId: textAt(eventAt, 'id'), position, reason: 'Đảo chữ số' }), assessor);
    expect(await facts()).toEqual({ indicatorFacts: [{ value: '36.2', year: 2020 }] });
  });

  it('RecordDecision and RecordAnnouncement: a title, and the day it was made public', async () => {
    const input = {
      ...recognition('14944', '2021-12-20'),
      number: '5015/QĐ-UBND',
      signedOn: '2021-12-20',
      authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
    };
    const decided = (await record('RecordDecision', input))['recordDecision'];
    expect(decided).toMatchObject({
      decision: { kind: 'RECOGNITION', number: '5015/QĐ-UBND' },
      titles: [{ level: 'NTM' }],
      warnings: [],
    });
    const announcement = backfilled({ decision: textAt(decided, 'decision.id'), announcedOn: '2022-01-10' });
    expect(await record('RecordAnnouncement', announcement)).toMatchObject({
      recordAnnouncement: { decision: { id: textAt(decided, 'decision.id'), announcedOn: '2022-01-10' } },
    });
  });

  it('AdoptPlan and RecordClaim: a plan, and a total beside what the register computes', async () => {
    const plan = backfilled({
      unit: { code: '386' },
      year: 2022,
      adoptedOn: '2022-01-20',
      targets: [
        { title: { unit: { code: '14950' }, level: 'NTM' } },
        { averageMet: { level: 'NTM', criteriaSet: 'xa-ntm-2021', value: '14,5', baseUnits: 20 } },
        { task: { title: 'Rà soát các tiêu chí', owner: 'Văn phòng điều phối huyện', due: '2022-06-30' } },
      ],
    });
    expect(await record('AdoptPlan', plan)).toMatchObject({
      adoptPlan: {
        plan: {
          targets: [
            { kind: 'TITLE', targetValue: '1' },
            { kind: 'AVERAGE_MET', targetValue: '14.5' },
            { kind: 'TASK', targetValue: '1' },
          ],
        },
        warnings: [],
      },
    });
    const claim = { unit: { code: '386' }, metric: 'UNITS', unitKind: 'COMMUNE', asOf: '2022-12-31', statedValue: '20' };
    expect(await record('RecordClaim', backfilled(claim))).toMatchObject({
      recordClaim: { claim: { metric: 'UNITS', statedValue: '20', computedValue: '20', agrees: true } },
    });
  });

  it('WithdrawFact: of a plan takes what rests on it first', async () => {
    const targets = [{ task: { title: 'Việc' } }];
    const adoption = backfilled({ unit: { code: '386' }, year: 2019, adoptedOn: '2019-01-20', targets });
    const adopted = (await record('AdoptPlan', adoption))['adoptPlan'];
    const about = { unit: { code: '386' }, year: 2019, effectiveOn: '2019-06-30', what: 'xi măng' };
    const asking = 'mutation ($input: RequestSupportInput!) { requestSupport(input: $input) { position } }';
    const asked = (await ledger.ask(asking, { input: backfilled(about) }, { token: clerk }))['requestSupport'];
    const withdrawing = async (position: string): Promise<object> => {
      const { eventAt } = await ledger.ask('query ($position: Position!) { eventAt(position: $position) { id } }', { position });
      return backfilled({ eventId: textAt(eventAt, 'id'), position, reason: 'Ghi nhầm năm' });
    };
    const first = { input: await withdrawing(textAt(adopted, 'position')) };
    expect(codesOf(await ledger.send(operation('WithdrawFact'), first, { token: clerk }))).toEqual(['RULE_VIOLATED']);
    for (const recorded of [asked, adopted]) await record('WithdrawFact', await withdrawing(textAt(recorded, 'position')));
    const { unit } = await ledger.ask(
      'query { unit(code: "386", at: { effectiveOn: "2019-12-31" }) { plan(year: 2019) { id } } }',
    );
    expect(unit).toEqual({ plan: null });
  });

  it('WithdrawFact: from here on the fact does not count, and before here it still shows', async () => {
    const wrong = (await record('RecordDecision', recognition('14950', '2020-05-05')))['recordDecision'];
    const position = textAt(wrong, 'position');
    const titlesAt = async (moment: string): Promise<unknown> => at(await card('14950', { moment }), 'titles');
    const { eventAt } = await ledger.ask('query ($position: Position!) { eventAt(position: $position) { id } }', { position });
    const input = backfilled({ eventId: textAt(eventAt, 'id'), position, reason: 'Ghi nhầm xã' });
    const { withdrawFact } = await record('WithdrawFact', input);
    expect(withdrawFact).toMatchObject({
      withdrawn: [{ id: textAt(eventAt, 'id'), type: 'RecognitionGranted' }],
      warnings: [],
    });
    expect(await titlesAt(`2021-01-01@${position}`)).toMatchObject([{ level: 'NTM', inForce: true }]);
    expect(await titlesAt(`2021-01-01@${textAt(withdrawFact, 'position')}`)).toEqual([]);
  });

  it('a unit of the whole country takes a token for the whole country', async () => {
    const input = backfilled({
      effectiveOn: '2020-01-01',
      units: [{ kind: 'PROVINCE', type: 'tỉnh', name: 'Cao Bằng', code: '04', parent: { code: 'VN' } }],
    });
    expect(codesOf(await ledger.send(operation('RegisterUnits'), { input }, { token: clerk }))).toEqual(['FORBIDDEN']);
    expect(await record('RegisterUnits', input, national)).toMatchObject({ registerUnits: { units: [{ code: '04' }] } });
  });
});
