import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';

const DISTRICT = '200';
const TOWN = '06895';
const COMMUNES = ['06898', '06901', '06904', '06910', '06913', '06916', '06917', '06919'];
const MEETING = '2024-01-23';
/** The review is of the data to the end of the year before. */
const REVIEWED = '2023-12-31';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await openSampleLedger();
  await ledger.load();
});
afterAll(() => ledger.close());

const TITLES =
  'titles(includeEnded: true) { level awardYear from inForce until endedBy decision { number signedOn authority complete } }';

describe('huyện Đầm Hà as it stood', () => {
  it.each([
    ['2020-01-01', 8],
    [MEETING, 8],
    ['2025-06-30', 8],
  ])('had on %s, besides its thị trấn, %i xã', async (day, count) => {
    const children = 'communes: children(type: "xã") { totalCount } towns: children(type: "thị trấn") { totalCount }';
    expect(await ledger.unit({ code: DISTRICT }, day, children)).toEqual({
      communes: { totalCount: count },
      towns: { totalCount: 1 },
    });
  });

  it('became two xã, and is no more; its name is now that of one of them, under the code of the thị trấn', async () => {
    expect(await ledger.unit({ code: DISTRICT }, '2025-07-01', 'name')).toBeNull();
    expect(await ledger.unit({ code: '22' }, '2025-07-01', 'children { nodes { fullName code } }')).toEqual({
      children: {
        nodes: [
          { fullName: 'xã Đầm Hà', code: TOWN },
          { fullName: 'xã Quảng Tân', code: '06913' },
        ],
      },
    });
    expect(await ledger.unit({ code: TOWN }, '2025-06-30', 'fullName')).toEqual({ fullName: 'thị trấn Đầm Hà' });
    expect(await ledger.unit({ code: '06916' }, '2025-06-30', 'fullName')).toEqual({ fullName: 'xã Đầm Hà' });
    expect(await ledger.unit({ code: '06916' }, '2025-07-01', 'fullName')).toBeNull();
  });

  it('leaves of its other seven xã only that each went into one of the two, and no guess into which', async () => {
    for (const code of COMMUNES.filter((each) => each !== '06913')) {
      const id = await ledger.idOf(code, '2025-06-30');
      expect([code, await ledger.unit({ id }, '2025-07-01', 'endedOn endManner successors { extent }')]).toEqual([
        code,
        { endedOn: '2025-07-01', endManner: 'UNKNOWN', successors: [] },
      ]);
    }
    for (const code of [TOWN, '06913']) {
      const formed = 'establishedOn predecessors { unit { code } certainty basis { number } }';
      expect(await ledger.unit({ code }, '2025-07-01', formed)).toEqual({
        establishedOn: '2025-07-01',
        predecessors: [{ unit: { code }, certainty: 'INFERRED', basis: { number: '1679/NQ-UBTVQH15' } }],
      });
    }
  });
});

describe('the title of the district', () => {
  const title = {
    level: 'NTM',
    awardYear: null,
    from: '2021-10-29',
    decision: { number: '1826/QĐ-TTg', signedOn: '2021-10-29', authority: 'Thủ tướng Chính phủ', complete: true },
  };

  it('is in force from its decision on, and while the district measures itself by a later set', async () => {
    expect(await ledger.unitIn('recognition', { code: DISTRICT }, '2021-10-28', TITLES)).toEqual({ titles: [] });
    for (const day of ['2021-10-29', MEETING]) {
      expect(await ledger.unitIn('recognition', { code: DISTRICT }, day, TITLES)).toEqual({
        titles: [{ ...title, inForce: true, until: null, endedBy: null }],
      });
    }
  });

  it('ended with the district in 2025, by nobody’s decision', async () => {
    const id = await ledger.idOf(DISTRICT, '2025-06-30');
    expect(await ledger.unitIn('recognition', { id }, '2025-07-01', TITLES)).toEqual({
      titles: [{ ...title, inForce: false, until: '2025-07-01', endedBy: 'UNIT_CHANGE' }],
    });
  });

  it('is no title of its communes, nor of the two that came of it', async () => {
    for (const code of COMMUNES) {
      expect(await ledger.unitIn('recognition', { code }, MEETING, 'titles { level }')).toEqual({ titles: [] });
    }
    for (const code of [TOWN, '06913']) {
      expect(await ledger.unitIn('recognition', { code }, '2025-07-01', 'titles { level }')).toEqual({ titles: [] });
    }
  });
});

describe('the review of the end of 2023', () => {
  const ROUNDS =
    'assessmentRounds { nodes { round asOf asOfPrecision resultKnown met size criteriaSet { id period } source { issuedOn } } } scorecards { met }';
  const round = (criteriaSet: string, size: number): unknown => ({
    assessmentRounds: {
      nodes: [
        {
          round: 'PERIODIC_REVIEW',
          asOf: REVIEWED,
          asOfPrecision: 'DAY',
          resultKnown: false,
          met: null,
          size,
          criteriaSet: { id: criteriaSet, period: '2021-2025' },
          source: { issuedOn: MEETING },
        },
      ],
    },
    scorecards: [],
  });

  it('of the district is a round without a result, so there is no card', async () => {
    expect(await ledger.unitIn('assessments', { code: DISTRICT }, REVIEWED, ROUNDS)).toEqual(round('huyen-ntm-2021', 9));
  });

  it('of each of its 8 xã is one too', async () => {
    for (const code of COMMUNES)
      expect(await ledger.unitIn('assessments', { code }, REVIEWED, ROUNDS)).toEqual(round('xa-ntm-2021', 19));
  });

  it('is none of the thị trấn, and none of the day before', async () => {
    const count = 'assessmentRounds { totalCount }';
    expect(await ledger.unitIn('assessments', { code: TOWN }, REVIEWED, count)).toEqual({ assessmentRounds: { totalCount: 0 } });
    expect(await ledger.unitIn('assessments', { code: DISTRICT }, '2023-12-30', count)).toEqual({
      assessmentRounds: { totalCount: 0 },
    });
  });

  it('adds nothing to the summary of the district: nobody is counted as assessed', async () => {
    const summary = 'assessmentSummary(criteriaSet: "xa-ntm-2021") { assessedUnits averageMet }';
    expect(await ledger.unitIn('assessments', { code: DISTRICT }, MEETING, summary)).toEqual({
      assessmentSummary: { assessedUnits: 0, averageMet: null },
    });
  });
});

describe('the plan of huyện Đầm Hà for 2024', () => {
  it('is known by its tasks alone, each with whom it is given to', async () => {
    const plan = 'plan(year: 2024) { adoptedOn targets { kind status } tasks { title owner due resources complete } }';
    const open = { kind: 'TASK', status: 'OPEN' };
    const asked = { resources: null, complete: false };
    expect(await ledger.unitIn('recognition', { code: '200' }, '2024-01-23', plan)).toEqual({
      plan: {
        adoptedOn: null,
        targets: [open, open, open],
        tasks: [
          { ...asked, title: expect.stringContaining('Nâng chất, hoàn thiện'), owner: null, due: '2024-12-31' },
          {
            ...asked,
            title: expect.stringContaining('Rà soát, đánh giá'),
            owner: 'Ban Chỉ đạo xây dựng nông thôn mới các xã',
            due: null,
          },
          {
            ...asked,
            title: expect.stringContaining('báo cáo chi tiết'),
            owner: expect.stringContaining('phòng, ngành'),
            due: null,
          },
        ],
      },
    });
    expect(await ledger.unitIn('recognition', { code: '200' }, '2024-01-23', 'claims { metric }')).toEqual({ claims: [] });
  });
});
