import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';

const MEETING = '2021-01-14';
/** The two communes that the plan of 2021 names. */
const AI_THUONG = '14944';
const DIEN_LU = '14950';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await openSampleLedger();
  await ledger.load();
});
afterAll(() => ledger.close());

describe('huyện Bá Thước by the document of 14 January 2021, which does not name it', () => {
  it('has 20 xã and a thị trấn, over which each average of the plan is a whole number of criteria', async () => {
    const children = 'communes: children(type: "xã") { totalCount } towns: children(type: "thị trấn") { nodes { fullName } }';
    expect(await ledger.unit({ code: '386' }, MEETING, children)).toEqual({
      communes: { totalCount: 20 },
      towns: { nodes: [{ fullName: 'thị trấn Cành Nàng' }] },
    });
    // 13,25 NTM, 6 nâng cao, 6,8 kiểu mẫu a xã, in hundredths.
    expect([1_325, 600, 680].map((hundredths) => (hundredths * 20) % 100)).toEqual([0, 0, 0]);
  });

  it('is where the two communes lie that the document names', async () => {
    for (const code of [AI_THUONG, DIEN_LU]) {
      expect(await ledger.unit({ code }, MEETING, 'parent { fullName code ancestors { fullName } }')).toEqual({
        parent: {
          fullName: 'huyện Bá Thước',
          code: '386',
          ancestors: [{ fullName: 'tỉnh Thanh Hóa' }, { fullName: 'quốc gia Việt Nam' }],
        },
      });
    }
  });

  it('gives neither of them a title: a planned title is none, not at the end of its year either', async () => {
    for (const day of [MEETING, '2021-12-31', '2025-06-30']) {
      for (const code of [AI_THUONG, DIEN_LU]) {
        expect(await ledger.unitIn('recognition', { code }, day, 'titles(includeEnded: true) { level }')).toEqual({ titles: [] });
      }
    }
  });

  it('gives no unit a score: averages that are meant to be reached are of no one commune, and not of that day', async () => {
    const cards = 'scorecards { met } assessmentRounds { totalCount }';
    for (const code of ['386', AI_THUONG, DIEN_LU]) {
      expect(await ledger.unitIn('assessments', { code }, MEETING, cards)).toEqual({
        scorecards: [],
        assessmentRounds: { totalCount: 0 },
      });
    }
  });

  it('names no hamlet, so none is entered for its counts of 77 and 4', async () => {
    expect(await ledger.unit({ code: '386' }, MEETING, 'descendants(kinds: [HAMLET]) { totalCount }')).toEqual({
      descendants: { totalCount: 0 },
    });
  });

  it('goes over into 8 xã in 2025, both of its communes into xã Điền Lư, a new unit under an old code', async () => {
    const into = 'successors { extent unit { fullName code } basis { number clause } }';
    for (const code of [AI_THUONG, DIEN_LU]) {
      const id = await ledger.idOf(code, '2025-06-30');
      expect(await ledger.unit({ id }, '2025-07-01', into)).toEqual({
        successors: [
          {
            extent: 'WHOLE',
            unit: { fullName: 'xã Điền Lư', code: DIEN_LU },
            basis: { number: '1686/NQ-UBTVQH15', clause: 'Điều 1 khoản 89' },
          },
        ],
      });
      expect(await ledger.idOf(DIEN_LU, '2025-07-01')).not.toBe(id);
    }
  });
});

describe('the plan of huyện Bá Thước for 2021', () => {
  const PLAN = `plan(year: 2021) { adoptedOn source { title }
    targets { kind level unitKind counting unit { id } targetValue actualValue status explanation baseUnits } tasks { owner } }`;

  it('is adopted at the meeting, with titles, numbers, averages and tasks as the document gives them', async () => {
    const [aiThuong, dienLu] = await Promise.all([AI_THUONG, DIEN_LU].map((code) => ledger.idOf(code, MEETING)));
    const [COMMUNE, HAMLET] = [{ unitKind: 'COMMUNE' }, { unitKind: 'HAMLET' }];
    expect(await ledger.unitIn('recognition', { code: '386' }, MEETING, PLAN)).toMatchObject({
      plan: {
        adoptedOn: MEETING,
        source: { title: expect.stringMatching(/^Hội nghị triển khai Kế hoạch/) },
        targets: [
          { kind: 'TITLE', level: 'NTM', unit: { id: aiThuong }, targetValue: '1', status: 'OPEN' },
          { kind: 'TITLE_TOTAL', level: 'NTM', ...COMMUNE, counting: 'IN_ALL', targetValue: '4' },
          { kind: 'TITLE', level: 'ADVANCED', unit: { id: dienLu }, status: 'OPEN' },
          { kind: 'TITLE_TOTAL', level: 'NTM', ...HAMLET, counting: 'MORE', targetValue: '7' },
          { kind: 'TITLE_TOTAL', level: 'NTM', ...HAMLET, counting: 'IN_ALL', targetValue: '77' },
          { kind: 'TITLE_TOTAL', level: 'MODEL', ...HAMLET, counting: 'MORE', targetValue: '2' },
          { kind: 'TITLE_TOTAL', level: 'MODEL', ...HAMLET, counting: 'IN_ALL', targetValue: '4' },
          { kind: 'AVERAGE_MET', level: 'NTM', ...COMMUNE, targetValue: '13.25', actualValue: null, baseUnits: 20 },
          { kind: 'AVERAGE_MET', level: 'ADVANCED', ...COMMUNE, targetValue: '6', actualValue: null, baseUnits: 20 },
          { kind: 'AVERAGE_MET', level: 'MODEL', ...COMMUNE, targetValue: '6.8', actualValue: null, baseUnits: 20 },
          { kind: 'AVERAGE_MET', level: 'NTM', ...HAMLET, targetValue: '11.2', actualValue: null, baseUnits: null },
          { kind: 'TASK' },
          { kind: 'TASK' },
          { kind: 'TASK' },
        ],
        tasks: [
          { owner: null },
          { owner: expect.stringContaining('Ban Phát triển') },
          { owner: 'Văn phòng điều phối xây dựng NTM huyện' },
        ],
      },
    });
  });

  it('adds up by what the document states: 3 + 1 = 4, 70 + 7 = 77, 2 + 2 = 4', async () => {
    const { plan } = (await ledger.unitIn('recognition', { code: '386' }, '2021-12-31', PLAN)) as {
      readonly plan: { readonly targets: readonly { readonly explanation: string }[] };
    };
    const sums = plan.targets.flatMap(({ explanation }) => /By documents ([^.]*)\./.exec(explanation)?.[1] ?? []);
    expect(sums).toEqual([
      '3 stated as of 2021-01-14 + 1 planned = 4',
      '70 stated as of 2021-01-14 + 7 planned = 77',
      '2 stated as of 2021-01-14 + 2 planned = 4',
    ]);
  });

  it('cannot be judged by its numbers once the year is over: the register knows none of the titles that were there before', async () => {
    expect(await ledger.unitIn('recognition', { code: '386' }, '2022-01-01', PLAN)).toMatchObject({
      plan: {
        targets: [
          { status: 'MISSED', explanation: 'No decision known by 2022-01-01 recognises xã Ái Thượng as NTM for 2021.' },
          {
            status: 'OPEN',
            actualValue: null,
            explanation: expect.stringContaining('documents state 3 as of 2021-01-14, of which the register knows 0'),
          },
          { status: 'MISSED' },
          {
            status: 'OPEN',
            actualValue: null,
            explanation: expect.stringContaining('The register knows 0 hamlets here, fewer than planned'),
          },
          { status: 'OPEN' },
          { status: 'OPEN' },
          { status: 'OPEN' },
          { status: 'OPEN', explanation: expect.stringContaining('names no criteria set') },
          {},
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
  });
});

describe('the totals that the document of huyện Bá Thước states', () => {
  it('stand beside what the register computes, which knows none of them by name', async () => {
    const claims = 'claims { metric level unitKind asOf statedValue computedValue agrees derivation explanation }';
    const total = { metric: 'TITLES_IN_FORCE', asOf: MEETING, computedValue: '0', agrees: false };
    expect(await ledger.unitIn('recognition', { code: '386' }, MEETING, claims)).toMatchObject({
      claims: [
        {
          ...total,
          level: 'NTM',
          unitKind: 'COMMUNE',
          statedValue: '3',
          derivation: 'STATED',
          explanation: expect.stringContaining('knows 0 of the 3.'),
        },
        { ...total, level: 'NTM', unitKind: 'HAMLET', statedValue: '70', derivation: 'DERIVED' },
        { ...total, level: 'MODEL', unitKind: 'HAMLET', statedValue: '2', derivation: 'DERIVED' },
      ],
    });
  });
});
