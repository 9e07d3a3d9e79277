import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import type { Input } from './support/facts.js';
import { backfilled, recognition, statedScore } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { at, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

describe.each(FORMS)('what dashboards, auditors and integrations ask, letter for letter (%s)', (form) => {
  let ledger: Ledger;
  let clerk: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(() => ledger.remove());

  const run = (name: string, variables: object): Promise<Readonly<Record<string, unknown>>> =>
    ledger.ask(operation(name), variables);
  const recordScore = async (input: Input): Promise<void> => {
    await ledger.ask(operation('RecordStatedScore'), { input }, { token: clerk });
  };

  describe('of a dashboard', () => {
    it('ScopeOverview: 17 of the 19 xã of Hà Trung hold the title on the last day of 2022, and 14 the day before', async () => {
      const overview = async (effectiveOn: string): Promise<unknown> => {
        const variables = { code: '392', at: { effectiveOn }, criteriaSet: 'xa-ntm-2021', compareWith: '2021-12-31' };
        return (await run('ScopeOverview', variables))['unit'];
      };
      expect(await overview('2022-12-31')).toMatchObject({
        code: '392',
        name: 'Hà Trung',
        kind: 'DISTRICT',
        recognitionSummary: {
          denominator: 19, // the 19 xã; the thị trấn is no part of the programme
          levels: [
            { level: 'NTM', inForce: 17, share: { numerator: 17, denominator: 19, percent: '89.47' } },
            { level: 'ADVANCED', inForce: 0, share: { percent: '0.00' } },
            { level: 'MODEL', inForce: 0 },
            { level: 'MODERN', inForce: 0 },
          ],
        },
      });
      expect(await overview('2022-12-30')).toMatchObject({
        recognitionSummary: { denominator: 19, levels: [{ level: 'NTM', inForce: 14, share: { percent: '73.68' } }, {}, {}, {}] },
      });
      expect(await overview('2023-12-31')).toMatchObject({
        recognitionSummary: { hamletLevels: [{ inForce: 0 }, { inForce: 0 }, { level: 'MODEL', inForce: 3 }, { inForce: 0 }] },
      });
      expect(await overview('2025-08-01')).toBeNull(); // no district stands after 1 July 2025
    });

    it('ScopeOverview: sums the scores of a scope, and how they moved', async () => {
      for (const [code, met, day] of [
        ['14926', 10, '2020-12-31'],
        ['14929', 12, '2020-12-31'],
        ['14926', 11, '2021-12-31'],
        ['14932', 17, '2021-12-31'],
      ] as const) {
        await recordScore(statedScore(code, met, day));
      }
      const variables = { code: '386', at: { effectiveOn: '2021-12-31' }, criteriaSet: 'xa-ntm-2021', compareWith: '2020-12-31' };
      expect((await run('ScopeOverview', variables))['unit']).toMatchObject({
        assessmentSummary: {
          assessedUnits: 3,
          averageMet: '13.33', // 11, 12 and 17
          changeSince: { averageMet: '2.33', onCommonUnits: '0.50' }, // from 11.00; from 10 and 12 to 11 and 12
          bands: [
            { from: 19, to: 19, units: 0 },
            { from: 15, to: 18, units: 1 },
            { from: 10, to: 14, units: 2 },
            { from: 5, to: 9, units: 0 },
            { from: 0, to: 4, units: 0 },
          ],
        },
      });
    });

    it('CommuneCard: Hà Hải has its title of 2022 by a decision that is not wholly known', async () => {
      expect((await run('CommuneCard', { code: '15343', at: { effectiveOn: '2023-12-31' } }))['unit']).toMatchObject({
        name: 'Hà Hải',
        type: 'xã',
        parent: { name: 'Hà Trung' },
        titles: [
          {
            level: 'NTM',
            awardYear: 2022,
            inForce: true,
            from: '2022-12-31',
            until: null,
            endedBy: null,
            decision: { number: null, signedOn: null, authority: null, complete: false },
          },
        ],
        scorecards: [],
        cases: [],
      });
    });

    it('CommuneCard: a title ends with its commune, and that is no revocation', async () => {
      const { unit } = await run('CommuneCard', { code: '15343', at: { effectiveOn: '2025-06-30' } });
      expect(unit).toMatchObject({ titles: [{ inForce: true }] });
      const later = await ledger.ask(
        'query ($id: ID!) { unit(id: $id, at: { effectiveOn: "2025-07-01" }) { endedOn titles(includeEnded: true) { inForce until endedBy } } }',
        { id: textAt(unit, 'id') },
      );
      expect(later).toEqual({
        unit: { endedOn: '2025-07-01', titles: [{ inForce: false, until: '2025-07-01', endedBy: 'UNIT_CHANGE' }] },
      });
    });

    it('CommuneCard: every unit of an answer stands at the one moment that the answer names', async () => {
      const card = (await run('CommuneCard', { code: '15343', at: { effectiveOn: '2023-12-31' } }))['unit'];
      expect(textAt(card, 'moment')).toMatch(/^2023-12-31@\d+$/);
      expect(textAt(card, 'parent.moment')).toBe(textAt(card, 'moment'));
    });

    it('FindUnits: finds a name without tones, with its type, and by what it was before', async () => {
      const found = async (text: string): Promise<unknown> => at(await run('FindUnits', { text, first: 3 }), 'searchUnits.edges');
      expect(await found('ha gang')).toMatchObject([
        { matchedName: 'Hà Giang', node: { code: '15292', type: 'xã', parent: { name: 'Hà Trung' } } },
      ]);
      expect(await found('xã HOAT GIANG')).toMatchObject([
        { matchedName: 'Hoạt Giang', node: { code: '15286', parent: { name: 'Thanh Hóa' } } },
        { matchedName: 'Hoạt Giang', node: { code: '15283', parent: { name: 'Hà Trung' } } },
      ]);
      expect(await found('Hà Phú')).toMatchObject([{ matchedName: 'Hà Phú' }]);
    });

    it('PlanVersusActual: holds what was planned against what became of it', async () => {
      const plan = backfilled({
        unit: { code: '386' },
        year: 2019,
        adoptedOn: '2019-01-14',
        targets: [
          { title: { unit: { code: '14944' }, level: 'NTM' } },
          { title: { unit: { code: '14950' }, level: 'NTM' } },
          { titleTotal: { level: 'NTM', counting: 'MORE', value: 2 } },
          { task: { title: 'Kiện toàn Ban Chỉ đạo', owner: 'UBND các xã', due: '2019-06-30', resources: 'ngân sách huyện' } },
        ],
      });
      await ledger.ask(operation('AdoptPlan'), { input: plan }, { token: clerk });
      const title = { ...recognition('14944', '2020-01-26'), awardYear: 2019 };
      await ledger.ask(operation('RecordDecision'), { input: title }, { token: clerk });
      const actual = async (effectiveOn: string): Promise<unknown> =>
        (await run('PlanVersusActual', { scope: '386', year: 2019, at: { effectiveOn } }))['unit'];
      expect(await actual('2019-12-31')).toMatchObject({
        plan: {
          adoptedOn: '2019-01-14',
          source: { title: 'Báo cáo thử nghiệm', number: null, issuedOn: '2024-01-15' },
          targets: [
            { kind: 'TITLE', level: 'NTM', unit: { name: 'Ái Thượng' }, targetValue: '1', actualValue: '0', status: 'OPEN' },
            { kind: 'TITLE', unit: { name: 'Điền Lư' }, status: 'OPEN' },
            { kind: 'TITLE_TOTAL', unit: null, targetValue: '2', actualValue: '0', status: 'OPEN' },
            { kind: 'TASK', status: 'MISSED' },
          ],
          tasks: [
            {
              title: 'Kiện toàn Ban Chỉ đạo',
              owner: 'UBND các xã',
              due: '2019-06-30',
              resources: 'ngân sách huyện',
              complete: false,
            },
          ],
        },
      });
      expect(await actual('2020-01-26')).toMatchObject({
        plan: {
          targets: [
            { status: 'MET', explanation: expect.stringMatching(/for 2019 .*, decided after the year\.$/) },
            { status: 'MISSED', actualValue: '0' },
            { status: 'MISSED', actualValue: '1' },
            { status: 'MISSED' },
          ],
        },
      });
      expect(await run('PlanVersusActual', { scope: '386', year: 2018, at: { effectiveOn: '2020-01-26' } })).toEqual({
        unit: { plan: null },
      });
    });

    it('WhoIsMissing: names the communes that are known not to meet a criterion, a page at a time', async () => {
      for (const code of ['15292', '15304', '15313']) {
        await recordScore({ ...statedScore(code, 17, '2023-03-01'), missing: [10, 17] });
      }
      const page = (after?: string): Promise<Readonly<Record<string, unknown>>> =>
        run('WhoIsMissing', {
          scope: '392',
          criteriaSet: 'xa-ntm-2021',
          criterion: 10,
          first: 2,
          after,
          at: { effectiveOn: '2023-06-01' },
        });
      const first = at(await page(), 'unit.unitsMissing');
      expect(first).toMatchObject({
        totalCount: 3,
        nodes: [
          { code: '15292', name: 'Hà Giang', met: 17, size: 19 },
          { code: '15304', name: 'Hà Ngọc', met: 17, size: 19 },
        ],
        pageInfo: { hasNextPage: true },
      });
      expect(at(await page(textAt(first, 'pageInfo.endCursor')), 'unit.unitsMissing')).toMatchObject({
        totalCount: 3,
        nodes: [{ code: '15313', name: 'Hà Sơn' }],
        pageInfo: { hasNextPage: false },
      });
    });
  });

  describe('of an auditor', () => {
    it('UnitHistory: tells every event about a commune in a sentence, oldest first, page by page', async () => {
      const page = async (after?: string): Promise<unknown> =>
        at(await run('UnitHistory', { code: '15343', at: { effectiveOn: '2024-01-01' }, first: 2, after }), 'unit.history');
      const first = await page();
      expect(first).toMatchObject({
        totalCount: 3,
        edges: [
          {
            node: {
              type: 'UnitRegistered',
              effectiveOn: '2004-08-31',
              unit: { name: 'Hà Hải' },
              summary: 'Xã Hà Hải (mã 15343, thuộc huyện Hà Trung) được ghi nhận là đã có chậm nhất ngày 31/08/2004',
              data: { code: '15343', kind: 'COMMUNE' },
            },
          },
          {
            node: {
              type: 'RecognitionGranted',
              effectiveOn: '2022-12-31',
              actor: { role: 'clerk' },
              summary: 'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số)',
              source: { issuedOn: '2023-02-24' },
            },
          },
        ],
        pageInfo: { hasNextPage: true },
      });
      expect(await page(textAt(first, 'pageInfo.endCursor'))).toMatchObject({
        totalCount: 3,
        edges: [{ node: { type: 'RecognitionAnnounced', effectiveOn: '2023-03-13' } }],
        pageInfo: { hasNextPage: false },
      });
    });

    it('UnitHistory: speaks English to whoever asks for it', async () => {
      const variables = { code: '15343', at: { effectiveOn: '2024-01-01' }, first: 2 };
      const { unit } = await ledger.ask(operation('UnitHistory'), variables, { language: 'en' });
      expect(textAt(unit, 'history.edges.1.node.summary')).toMatch(/recogni[sz]ed/);
    });

    it('UnitHistory: of a commune of today includes what is told of those it came from', async () => {
      const history = at(await run('UnitHistory', { code: '15271', first: 200 }), 'unit.history');
      expect(history).toMatchObject({ pageInfo: { hasNextPage: false } });
      const names = (at(history, 'edges') as unknown[]).map((edge) => textAt(edge, 'node.unit.name'));
      expect(names).toEqual(expect.arrayContaining(['Hà Trung', 'Hà Ngọc', 'Yến Sơn', 'Hà Đông', 'Hà Bình']));
    });

    it('Lineage: xã Hà Trung of 2025 came from five, two of which gave a part', async () => {
      expect((await run('Lineage', { code: '15271' }))['unit']).toMatchObject({
        name: 'Hà Trung',
        establishedOn: '2025-07-01',
        endedOn: null,
        predecessors: [
          {
            unit: { code: '15271', name: 'Hà Trung' },
            extent: 'PART',
            effectiveOn: '2025-07-01',
            basis: { number: '1686/NQ-UBTVQH15' },
          },
          { unit: { code: '15304', name: 'Hà Ngọc' }, extent: 'WHOLE' },
          { unit: { code: '15307', name: 'Yến Sơn' }, extent: 'WHOLE' },
          { unit: { code: '15319', name: 'Hà Đông' }, extent: 'WHOLE' },
          { unit: { code: '15328', name: 'Hà Bình' }, extent: 'PART' },
        ],
        successors: [],
      });
      expect(await run('Lineage', { code: '392', at: { effectiveOn: '2025-08-01' } })).toEqual({ unit: null });
    });
  });

  describe('of an auditor who compares', () => {
    it('ClaimsAgainstRegister: shows what documents state beside what the register computes for the same day', async () => {
      const claim = { unit: { code: '392' }, metric: 'TITLES_IN_FORCE', level: 'NTM', unitKind: 'COMMUNE', asOf: '2022-12-30' };
      for (const [statedValue, title] of [
        ['14', 'Báo cáo một'],
        ['15', 'Báo cáo hai'],
      ] as const) {
        const input = backfilled({ ...claim, statedValue, source: { title, issuedOn: '2023-02-24' } });
        await ledger.ask(operation('RecordClaim'), { input }, { token: clerk });
      }
      const { unit } = await run('ClaimsAgainstRegister', { code: '392', at: { effectiveOn: '2023-01-01' } });
      expect(unit).toMatchObject({
        claims: expect.arrayContaining([
          {
            metric: 'TITLES_IN_FORCE',
            asOf: '2022-12-30',
            statedValue: '14',
            computedValue: '14',
            agrees: true,
            explanation: expect.stringContaining('14'),
            source: { title: 'Báo cáo một', issuedOn: '2023-02-24' },
          },
          expect.objectContaining({
            statedValue: '15',
            computedValue: '14',
            agrees: false,
            explanation: expect.stringContaining('The register knows 14 of the 15'),
          }),
        ]),
      });
    });
  });

  describe('of an integration', () => {
    it('RecognitionFeed: gives what was recorded about titles, and where to go on', async () => {
      const { recognitionFeed: first } = await run('RecognitionFeed', { first: 3, under: '392' });
      expect(first).toMatchObject({
        caughtUp: false,
        events: [
          {
            type: 'RecognitionGranted',
            unit: { code: '15274', name: 'Hà Long' },
            decision: { kind: 'RECOGNITION', level: 'NTM', awardYear: null },
          },
          { unit: { name: 'Hà Bắc' } },
          { unit: { name: 'Yên Dương' } },
        ],
      });
      const { recognitionFeed: next } = await run('RecognitionFeed', {
        first: 1,
        under: '392',
        after: textAt(first, 'nextAfter'),
      });
      expect(next).toMatchObject({ events: [{ unit: { name: 'Lĩnh Toại' } }] });
    });
  });
});
