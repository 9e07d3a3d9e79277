import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactWarning, SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';

const DISTRICT = '428';
const [HUONG, CHI, NGOC] = ['17758', '17776', '17755'];
const [TIEN, LIEN, PHONG] = ['17737', '17743', '17731'];
const LINH = '17761';
/** The document bears no day, only a year: what it says surely holds from the last one. */
const COUNTS_FROM = '2022-12-31';

let ledger: SampleLedger;
let warnings: FactWarning[];
beforeAll(async () => {
  ledger = await openSampleLedger();
  warnings = await ledger.load();
});
afterAll(() => ledger.close());

describe('huyện Thanh Chương as it stood', () => {
  it.each(['2020-01-01', '2022-12-31', '2024-12-31'])('had on %s, besides its thị trấn, 37 xã', async (day) => {
    const children = 'communes: children(type: "xã") { totalCount } towns: children(type: "thị trấn") { nodes { fullName } }';
    expect(await ledger.unit({ code: DISTRICT }, day, children)).toEqual({
      communes: { totalCount: 37 },
      towns: { nodes: [{ fullName: 'thị trấn Thanh Chương' }] },
    });
  });

  it('is no more since the reform, and its seven communes of the document are in four xã under the province', async () => {
    expect(await ledger.unit({ code: DISTRICT }, '2025-07-01', 'name')).toBeNull();
    const children = 'children { nodes { fullName predecessors { basis { number } } } }';
    const { children: now } = (await ledger.unit({ code: '40' }, '2025-07-01', children)) as {
      readonly children: { readonly nodes: readonly { fullName: string; predecessors: { basis: { number: string } }[] }[] };
    };
    expect(now.nodes.map(({ fullName }) => fullName)).toEqual(['xã Bích Hào', 'xã Đại Đồng', 'xã Hoa Quân', 'xã Tam Đồng']);
    const acts = new Set(now.nodes.flatMap(({ predecessors }) => predecessors.map(({ basis }) => basis.number)));
    expect([...acts]).toEqual(['1678/NQ-UBTVQH15']);
  });

  it('ended with communes under it of which nobody says where they went, which is recorded with a warning', () => {
    expect(warnings.filter(({ fact }) => fact.includes('huyện Thanh Chương kết thúc')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^huyện Thanh Chương ends, but .* would still stand under it/),
    ]);
  });
});

describe('the scores of 2022', () => {
  const CARD =
    'scorecards { criteriaSet { id size level } met size missing certainty statement asOf asOfPrecision jointlyWith { id } }';

  it.each([
    ['Thanh Hương', HUONG, [CHI, NGOC]],
    ['Thanh Chi', CHI, [HUONG, NGOC]],
    ['Thanh Ngọc', NGOC, [HUONG, CHI]],
  ])('are 15 of 19 for %s, stated together with two others', async (_, code, others) => {
    const ids = await Promise.all(others.map((other) => ledger.idOf(other, COUNTS_FROM)));
    expect(await ledger.unitIn('assessments', { code }, COUNTS_FROM, CARD)).toEqual({
      scorecards: [
        {
          criteriaSet: { id: 'xa-ntm-2021', size: 19, level: 'NTM' },
          met: 15,
          size: 19,
          missing: [2, 5, 6, 17],
          certainty: 'STATED_JOINTLY',
          statement: 'ACTUAL',
          asOf: COUNTS_FROM,
          asOfPrecision: 'YEAR',
          jointlyWith: ids.map((id) => ({ id })),
        },
      ],
    });
  });

  it('name the four criteria that are missing, and 15 and 4 are all there are', async () => {
    const card = 'scorecards { criteria { criterion { number name } outcome } tally { met notMet unknown } }';
    expect(await ledger.unitIn('assessments', { code: HUONG }, COUNTS_FROM, card)).toEqual({
      scorecards: [
        {
          criteria: [
            { criterion: { number: 2, name: 'Giao thông' }, outcome: 'NOT_MET' },
            { criterion: { number: 5, name: 'Trường học' }, outcome: 'NOT_MET' },
            { criterion: { number: 6, name: 'Cơ sở vật chất văn hóa' }, outcome: 'NOT_MET' },
            { criterion: { number: 17, name: 'Môi trường và an toàn thực phẩm' }, outcome: 'NOT_MET' },
          ],
          tally: { met: 15, notMet: 4, unknown: 0 },
        },
      ],
    });
  });

  it.each([
    ['Thanh Tiên', TIEN, 11, 'STATED_JOINTLY'],
    ['Thanh Liên', LIEN, 11, 'STATED_JOINTLY'],
    ['Thanh Phong', PHONG, 12, 'STATED_TOTAL'],
  ])('are for %s of the province’s own set of 15, never of the 19', async (_, code, met, certainty) => {
    expect(await ledger.unitIn('assessments', { code }, COUNTS_FROM, CARD)).toMatchObject({
      scorecards: [
        { criteriaSet: { id: 'xa-nangcao-nghean-2018', size: 15, level: 'ADVANCED' }, met, size: 15, missing: [], certainty },
      ],
    });
  });

  it('count from the last day of the year, since the document bears no date', async () => {
    for (const code of [HUONG, TIEN, PHONG]) {
      expect(await ledger.unitIn('assessments', { code }, '2022-12-30', 'scorecards { met }')).toEqual({
        scorecards: [],
      });
    }
  });

  it('are summed for the district by set, each for itself', async () => {
    const summary = (set: string): string =>
      `assessmentSummary(criteriaSet: "${set}") { assessedUnits averageMet bottlenecks(first: 10) { criterion { number } unitsMissing } }`;
    expect(await ledger.unitIn('assessments', { code: DISTRICT }, COUNTS_FROM, summary('xa-ntm-2021'))).toEqual({
      assessmentSummary: {
        assessedUnits: 3,
        averageMet: '15.00',
        bottlenecks: [2, 5, 6, 17].map((number) => ({ criterion: { number }, unitsMissing: 3 })),
      },
    });
    // 11, 11, 12, and the 15 that Thanh Lĩnh met the year before; what the first three lack, nobody says.
    expect(await ledger.unitIn('assessments', { code: DISTRICT }, COUNTS_FROM, summary('xa-nangcao-nghean-2018'))).toEqual({
      assessmentSummary: { assessedUnits: 4, averageMet: '12.25', bottlenecks: [] },
    });
  });
});

describe('a plan', () => {
  it('gives no title: of the seven communes of 2022 none holds one at the end of that year', async () => {
    for (const code of [HUONG, CHI, NGOC, TIEN, LIEN, PHONG, LINH]) {
      expect(await ledger.unitIn('recognition', { code }, COUNTS_FROM, 'titles(includeEnded: true) { level }')).toEqual({
        titles: [],
      });
    }
  });
});

describe('xã Thanh Lĩnh', () => {
  const TITLES =
    'titles(includeEnded: true) { level field awardYear from inForce until untilPrecision endedBy decision { number signedOn complete } }';

  it('met 15 of 15 in 2021, and that made it nothing yet', async () => {
    expect(
      await ledger.unitIn('assessments', { code: LINH }, '2021-12-31', 'scorecards { met size asOf source { url } }'),
    ).toEqual({
      scorecards: [{ met: 15, size: 15, asOf: '2021-12-31', source: { url: expect.stringContaining('vanhoadoanhnghiepvn.vn') } }],
    });
    expect(await ledger.unitIn('recognition', { code: LINH }, '2024-07-03', TITLES)).toEqual({ titles: [] });
  });

  it('was planned for 2022, and recognised for 2023 in 2024: a model commune in education', async () => {
    expect(await ledger.unitIn('recognition', { code: LINH }, '2024-07-04', TITLES)).toEqual({
      titles: [
        {
          level: 'MODEL',
          field: 'Giáo dục',
          awardYear: 2023,
          from: '2024-07-04',
          inForce: true,
          until: null,
          untilPrecision: null,
          endedBy: null,
          decision: { number: '1669/QĐ-UBND', signedOn: '2024-07-04', complete: true },
        },
      ],
    });
  });

  it('is a model commune of whose lower titles nothing is known, which is recorded with a warning', () => {
    expect(warnings.filter(({ fact }) => fact.includes('Thanh Lĩnh')).map(({ message }) => message)).toEqual([
      expect.stringContaining('MODEL takes ADVANCED in force'),
    ]);
  });

  it('became part of thị trấn Dùng by 2025 and of xã Đại Đồng in it, and its title went with it', async () => {
    const id = await ledger.idOf(LINH, '2024-12-31');
    const lineage =
      'endedOn endedPrecision endManner successors { unit { fullName code successors { unit { fullName code } } } }';
    expect(await ledger.unit({ id }, '2025-07-01', lineage)).toEqual({
      endedOn: '2025-01-01',
      endedPrecision: 'BY',
      endManner: 'MERGED',
      successors: [
        {
          unit: {
            fullName: 'thị trấn Dùng',
            code: '17713',
            successors: [{ unit: { fullName: 'xã Đại Đồng', code: '17713' } }],
          },
        },
      ],
    });
    expect(await ledger.unitIn('recognition', { id }, '2025-07-01', TITLES)).toMatchObject({
      titles: [{ level: 'MODEL', inForce: false, until: '2025-01-01', untilPrecision: 'BY', endedBy: 'UNIT_CHANGE' }],
    });
    expect(await ledger.unitIn('recognition', { code: '17713' }, '2025-07-01', 'titles { level }')).toEqual({ titles: [] });
  });
});

describe('the name Đại Đồng', () => {
  it('is that of a commune of the district, of another one after it, and of a third elsewhere', async () => {
    const names = async (code: string, days: readonly string[]): Promise<unknown[]> =>
      Promise.all(days.map((day) => ledger.unit({ code }, day, 'fullName')));
    expect(await names('17749', ['2019-12-31', '2020-01-01', '2025-07-01'])).toEqual([
      { fullName: 'xã Thanh Văn' },
      { fullName: 'xã Đại Đồng' },
      null,
    ]);
    expect(await names('17713', ['2024-12-31', '2025-01-01', '2025-07-01'])).toEqual([
      { fullName: 'thị trấn Thanh Chương' },
      { fullName: 'thị trấn Dùng' },
      { fullName: 'xã Đại Đồng' },
    ]);
    const [ofDistrict, ofTrangDinh] = [await ledger.idOf('17749', '2022-06-30'), await ledger.idOf('06040', '2022-06-30')];
    expect(new Set(await ledger.find('xã Đại Đồng', '2022-06-30'))).toEqual(new Set([ofDistrict, ofTrangDinh]));
    expect((await ledger.find('xã Đại Đồng, huyện Thanh Chương', '2022-06-30'))[0]).toBe(ofDistrict);
  });
});

describe('the other communes of the document', () => {
  it.each([
    [HUONG, '17770', 'xã Hoa Quân'],
    [NGOC, '17713', 'xã Đại Đồng'],
    [TIEN, '17743', 'xã Tam Đồng'],
    [PHONG, '17713', 'xã Đại Đồng'],
    [LIEN, '17743', 'xã Tam Đồng'],
    ['17815', '17818', 'xã Bích Hào'],
  ])('%s went whole into %s %s', async (code, heir, fullName) => {
    const id = await ledger.idOf(code, '2025-06-30');
    expect(await ledger.unit({ id }, '2025-07-01', 'successors { extent unit { code fullName } }')).toEqual({
      successors: [{ extent: 'WHOLE', unit: { code: heir, fullName } }],
    });
  });

  it('Thanh Chi took in Thanh Khê as Thanh Quả first', async () => {
    const id = await ledger.idOf(CHI, '2024-12-31');
    const lineage = 'fullName successors { certainty unit { fullName successors { certainty unit { fullName } } } }';
    expect(await ledger.unit({ id }, '2025-07-01', lineage)).toEqual({
      fullName: 'xã Thanh Chi',
      successors: [
        {
          certainty: 'INFERRED',
          unit: { fullName: 'xã Thanh Quả', successors: [{ certainty: 'INFERRED', unit: { fullName: 'xã Hoa Quân' } }] },
        },
      ],
    });
  });
});

describe('the plan of huyện Thanh Chương for 2022', () => {
  const PLAN = `plan(year: 2022) { adoptedOn
    targets { id kind level unit { id } unitKind counting targetValue actualValue status explanation each { kind holding lacking notPlannedFor } baselineOn stars }
    tasks { title owner due under } supportRequested { what amount by of } supportGranted { what } }`;
  const planOn = async (day: string): Promise<PlanAnswer> =>
    ((await ledger.unitIn('recognition', { code: DISTRICT }, day, PLAN)) as { readonly plan: PlanAnswer }).plan;

  interface PlanAnswer {
    readonly adoptedOn: string | null;
    readonly targets: readonly {
      readonly id: string;
      readonly kind: string;
      readonly level: string | null;
      readonly status: string;
      readonly explanation: string;
    }[];
    readonly tasks: readonly { readonly title: string; readonly due: string | null; readonly under: string | null }[];
  }

  it('names seven communes, and gives rules for the others', async () => {
    const { targets, adoptedOn } = await planOn(COUNTS_FROM);
    expect(adoptedOn).toBeNull();
    expect(targets.slice(0, 7).map(({ kind, level, status }) => [kind, level, status])).toEqual([
      ...Array.from({ length: 3 }, () => ['TITLE', 'NTM', 'OPEN']),
      ...Array.from({ length: 3 }, () => ['TITLE', 'ADVANCED', 'OPEN']),
      ['TITLE', 'MODEL', 'OPEN'],
    ]);
    expect(targets.slice(7, 10)).toMatchObject([
      {
        kind: 'CRITERIA_MET',
        level: 'ADVANCED',
        counting: 'MORE',
        targetValue: '2',
        each: { kind: 'COMMUNE', holding: 'NTM', lacking: 'ADVANCED', notPlannedFor: 'ADVANCED' },
        baselineOn: '2021-12-31',
        actualValue: null,
      },
      { kind: 'TITLE_TOTAL', level: 'NTM', unitKind: 'HAMLET', counting: 'MORE', targetValue: '1', each: { lacking: 'NTM' } },
      { kind: 'CRITERIA_MET', level: 'NTM', counting: 'MORE', targetValue: '1', each: { lacking: 'NTM' } },
    ]);
  });

  it('sets what Thanh Lĩnh has to build under its title: roads, a cooperative, a product of three stars', async () => {
    const { targets, tasks } = await planOn(COUNTS_FROM);
    const title = targets[6]?.id;
    expect(tasks.filter(({ under }) => under === title).map((task) => task.title)).toEqual([
      'Nâng cấp, cải tạo và mở rộng các tuyến đường giao thông',
      'Tiếp tục duy tu, bảo trì, cải tạo và nâng cấp hệ thống thủy lợi, cơ sở hạ tầng, cơ sở vật chất văn hoá',
      'Thành lập thêm 1 HTX nông nghiệp',
    ]);
    expect(targets.filter(({ kind }) => kind === 'INDICATOR')).toMatchObject([
      { targetValue: '1', stars: 3, actualValue: null, status: 'OPEN' },
    ]);
  });

  it('was not met for Thanh Lĩnh: it was recognised, but for the year after, and two years later', async () => {
    const model = async (day: string): Promise<unknown> => (await planOn(day)).targets[6];
    expect(await model('2023-01-01')).toMatchObject({
      status: 'MISSED',
      explanation: expect.stringContaining('No decision known'),
    });
    expect(await model('2024-07-04')).toMatchObject({
      status: 'MISSED',
      actualValue: '0',
      explanation:
        'Not for 2022: xã Thanh Lĩnh was recognised as MODEL for 2023 by 1669/QĐ-UBND of 2024-07-04, in force from 2024-07-04.',
    });
  });

  it('leaves open what is due at the end of the term, after its year', async () => {
    const last = async (day: string): Promise<string | undefined> => (await planOn(day)).targets.at(-1)?.status;
    expect((await planOn(COUNTS_FROM)).tasks.at(-1)).toMatchObject({
      title: 'Cơ bản các xã trên địa bàn đều về đích NTM',
      due: '2025-12-31',
    });
    expect(await last('2025-06-30')).toBe('OPEN');
  });

  it('came with requests for cement and money, of which no amount is said and no answer is known', async () => {
    const asked = { amount: null, by: 'Các xã của huyện Thanh Chương', of: 'Huyện Thanh Chương' };
    expect(await planOn(COUNTS_FROM)).toMatchObject({
      supportRequested: [
        { ...asked, what: expect.stringContaining('xi măng') },
        { ...asked, what: expect.stringContaining('kinh phí') },
      ],
      supportGranted: [],
    });
  });
});
