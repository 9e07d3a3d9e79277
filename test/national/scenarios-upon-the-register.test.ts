import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import { documentsOf, importRegister, readRegister } from '@ntm-ledger/units/importing';
import type { SampleLedger } from '../scenarios/sample-ledger.js';
import { openSampleLedger } from '../scenarios/sample-ledger.js';
import { filesIn, NATIONAL_REGISTER } from './support.js';

const folder = NATIONAL_REGISTER;
if (folder === undefined)
  process.stderr.write('NTM_REGISTER_DATA names no folder: the scenarios are not tested upon the national register\n');

/** What the documents say, and the sets they say it by; the units, which the register brings, stay out. */
const UPON_IT = /\/(02|05|06|07|08)-[^/]*\/facts\.yaml$/;

/**
 * Where the words of Nghị quyết 818/NQ-UBTVQH14 know more than codes: Bắc Ái was divided, of which the register has the main part only, and
 * Tân Lang dissolved, which the register shows as a renaming.
 */
const TOLD_BY_THE_ACT: ReadonlySet<string> = new Set(['06052', '06154']);

/** The register with what the documents say, and the sample, whose units are of the package and of what is told beside it. */
let ledger: SampleLedger;
let sample: SampleLedger;

(folder === undefined ? describe.skip : describe)('the documents of three provinces, upon the national register', () => {
  beforeAll(async () => {
    ledger = await openSampleLedger();
    const files = await filesIn(folder ?? '');
    const given = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate('2004-08-31') };
    const { problems } = await importRegister(ledger.host.store, given, { rows: 'ALL_OR_NONE' });
    expect(problems).toEqual([]);
    await ledger.load(({ path }) => UPON_IT.test(path));
    sample = await openSampleLedger();
    await sample.load();
  }, 240_000);
  afterAll(async () => {
    await ledger.close();
    await sample.close();
  });

  test.each([
    ['20', '2018-10-31'],
    ['20', '2019-12-31'],
    ['20', '2020-01-01'],
    ['20', '2023-04-09'],
    ['428', '2020-01-01'],
    ['428', '2023-04-09'],
    ['200', '2020-01-01'],
    ['200', '2025-06-30'],
  ])('have under %s on %s the very units that the sample has, so they did stand by the day it names', async (code, day) => {
    const units = 'descendants(first: 500) { nodes { code fullName parent { code } } }';
    expect(await sample.unit({ code }, day, units)).toEqual(await ledger.unit({ code }, day, units));
  });

  test.each([
    ['20', '2019-12-31', '2020-01-01'],
    ['20', '2025-06-30', '2025-07-01'],
    ['428', '2019-12-31', '2020-01-01'],
    ['428', '2024-12-31', '2025-01-01'],
    ['428', '2025-06-30', '2025-07-01'],
    ['200', '2025-06-30', '2025-07-01'],
  ])(
    'went under %s from %s to %s into whatever units the sample says, and into more where it says nothing',
    async (code, before, after) => {
      const { descendants } = (await sample.unit(
        { code },
        before,
        'descendants(first: 500, kinds: [COMMUNE]) { nodes { code } }',
      )) as {
        readonly descendants: { readonly nodes: readonly { readonly code: string }[] };
      };
      for (const commune of descendants.nodes.filter((each) => !TOLD_BY_THE_ACT.has(each.code))) {
        const told = await heirs(commune.code, before, after, sample);
        if (told.length > 0)
          expect([commune.code, await heirs(commune.code, before, after)]).toEqual([commune.code, expect.arrayContaining(told)]);
      }
    },
  );

  describe('tỉnh Lạng Sơn', () => {
    test.each([
      ['2019-12-31', 207, 14, 5],
      ['2020-01-01', 181, 14, 5],
      ['2020-02-12', 181, 14, 5],
      ['2024-12-01', 175, 14, 5],
      ['2025-06-30', 175, 14, 5],
      ['2025-07-01', 61, 0, 4],
    ])('had on %s %i xã, %i thị trấn and %i phường', async (day, ...counts) => {
      expect(await Promise.all(['xã', 'thị trấn', 'phường'].map((type) => below('20', day, type)))).toEqual(counts);
    });

    test('knows of each of the 26 codes that left it in 2020 what their units went into', async () => {
      const gone = [
        ...['06052', '06064', '06130', '06145', '06169', '06229', '06259', '06262', '06265', '06271', '06289', '06304', '06310'],
        ...['06334', '06346', '06409', '06439', '06511', '06535', '06538', '06556', '06568', '06571', '06580', '06583', '06586'],
      ];
      for (const code of gone) {
        const id = await ledger.idOf(code, '2019-12-31');
        expect([code, await ledger.unit({ id }, '2020-01-01', 'endedOn successors { extent }')]).toEqual([
          code,
          { endedOn: '2020-01-01', successors: [{ extent: 'WHOLE' }] },
        ]);
      }
    });

    test('made Văn An, Song Giang and Vĩnh Lại into Điềm He, and the title of Văn An went with it', async () => {
      const predecessors = 'predecessors { unit { fullName } }';
      expect(await ledger.unit({ code: '06280' }, '2020-01-01', predecessors)).toEqual({
        predecessors: expect.arrayContaining(
          ['xã Văn An', 'xã Song Giang', 'xã Vĩnh Lại'].map((fullName) => ({ unit: { fullName } })),
        ),
      });
      const id = await ledger.idOf('06280', '2019-12-31');
      const titles = 'titles(includeEnded: true) { awardYear until endedBy }';
      expect(await ledger.unitIn('recognition', { id }, '2020-01-01', titles)).toEqual({
        titles: [{ awardYear: 2018, until: '2020-01-01', endedBy: 'UNIT_CHANGE' }],
      });
    });

    test('took one name from two xã Vân Mộng, neither of which is the other', async () => {
      expect(await heirs('06556', '2019-12-31', '2020-01-01')).toEqual(['xã Thống Nhất']);
      expect(await heirs('06268', '2019-12-31', '2020-01-01')).toEqual(['xã Liên Hội']);
    });

    test('counts the titles that are known by name over 207 xã, and one less over 181 the day after', async () => {
      const summary =
        'recognitionSummary { denominator levels { level inForce } } communeLevels(first: 1, type: "xã") { totalCount }';
      const said = (denominator: number, ntm: number): unknown => ({
        recognitionSummary: {
          denominator,
          levels: expect.arrayContaining([
            { level: 'NTM', inForce: ntm },
            { level: 'ADVANCED', inForce: 2 },
          ]),
        },
        communeLevels: { totalCount: denominator },
      });
      expect(await ledger.unitIn('recognition', { code: '20' }, '2019-12-31', summary)).toEqual(said(207, 2));
      expect(await ledger.unitIn('recognition', { code: '20' }, '2020-01-01', summary)).toEqual(said(181, 1));
    });
  });

  describe('huyện Thanh Chương', () => {
    test.each([
      ['2019-12-31', 39],
      ['2020-01-01', 37],
      ['2024-12-31', 37],
      ['2025-01-01', 28],
      ['2025-06-30', 28],
    ])('had on %s, besides its thị trấn, %i xã', async (day, count) => {
      expect([await below('428', day, 'xã'), await below('428', day, 'thị trấn')]).toEqual([count, 1]);
    });

    test('became 9 xã under the province, each of its communes part of one of them', async () => {
      const now = new Set<string>();
      const eve = (await ledger.unit({ code: '428' }, '2025-06-30', 'children { nodes { code } }')) as {
        readonly children: { readonly nodes: readonly { readonly code: string }[] };
      };
      for (const { code } of eve.children.nodes) {
        const into = await heirs(code, '2025-06-30', '2025-07-01');
        expect([code, into.length > 0]).toEqual([code, true]);
        for (const name of into) now.add(name);
      }
      expect([...now].sort((a, b) => a.localeCompare(b, 'vi'))).toEqual([
        'xã Bích Hào',
        'xã Cát Ngạn',
        'xã Đại Đồng',
        'xã Hạnh Lâm',
        'xã Hoa Quân',
        'xã Kim Bảng',
        'xã Sơn Lâm',
        'xã Tam Đồng',
        'xã Xuân Lâm',
      ]);
      expect(await ledger.unit({ code: '428' }, '2025-07-01', 'name')).toBeNull();
    });

    test('let Thanh Lĩnh become part of Dùng and of Đại Đồng in it, and its title with it', async () => {
      expect(await heirs('17761', '2024-12-31', '2025-01-01')).toEqual(['thị trấn Dùng']);
      expect(await heirs('17713', '2025-06-30', '2025-07-01')).toEqual(['xã Đại Đồng']);
      const id = await ledger.idOf('17761', '2024-12-31');
      const titles = 'titles(includeEnded: true) { level awardYear until untilPrecision endedBy }';
      expect(await ledger.unitIn('recognition', { id }, '2025-07-01', titles)).toEqual({
        titles: [{ level: 'MODEL', awardYear: 2023, until: '2025-01-01', untilPrecision: 'BY', endedBy: 'UNIT_CHANGE' }],
      });
    });

    test('gave its first xã Đại Đồng to a xã of another code', async () => {
      expect(await heirs('17749', '2019-12-31', '2020-01-01')).toEqual(['xã Đại Đồng']);
      expect(await ledger.unit({ code: '17749' }, '2025-07-01', 'name')).toBeNull();
    });

    test('has the scores of 2022 where they were stated, over all its xã', async () => {
      const summary = 'assessmentSummary(criteriaSet: "xa-ntm-2021") { assessedUnits averageMet }';
      expect(await ledger.unitIn('assessments', { code: '428' }, '2022-12-31', summary)).toEqual({
        assessmentSummary: { assessedUnits: 3, averageMet: '15.00' },
      });
    });
  });

  describe('huyện Đầm Hà', () => {
    test('had 9 xã, and 8 when Quảng Tân had taken in Quảng Lợi and gone on as itself', async () => {
      expect([await below('200', '2019-12-31', 'xã'), await below('200', '2020-01-01', 'xã')]).toEqual([9, 8]);
      const id = await ledger.idOf('06907', '2019-12-31');
      expect(await ledger.unit({ id }, '2020-01-01', 'endManner successors { unit { fullName } }')).toEqual({
        endManner: 'ABSORBED',
        successors: [{ unit: { fullName: 'xã Quảng Tân' } }],
      });
      expect(await ledger.idOf('06913', '2020-01-01')).toBe(await ledger.idOf('06913', '2019-12-31'));
    });

    test('became two xã, each of its communes part of one of them, and its title ended with it', async () => {
      const codes = ['06895', '06898', '06901', '06904', '06910', '06913', '06916', '06917', '06919'];
      const into = await Promise.all(codes.map((code) => heirs(code, '2025-06-30', '2025-07-01')));
      expect(new Set(into.flat())).toEqual(new Set(['xã Đầm Hà', 'xã Quảng Tân']));
      expect(into.map(({ length }) => length > 0)).toEqual(codes.map(() => true));
      const id = await ledger.idOf('200', '2025-06-30');
      const titles = 'titles(includeEnded: true) { from until endedBy decision { number } }';
      expect(await ledger.unitIn('recognition', { id }, '2025-07-01', titles)).toEqual({
        titles: [{ from: '2021-10-29', until: '2025-07-01', endedBy: 'UNIT_CHANGE', decision: { number: '1826/QĐ-TTg' } }],
      });
    });
  });
});

/** How many units of a type live below one. */
async function below(code: string, day: string, type: string): Promise<number> {
  const counts = await ledger.unit({ code }, day, `descendants(types: ["${type}"]) { totalCount }`);
  return (counts as { readonly descendants: { readonly totalCount: number } }).descendants.totalCount;
}

/** What the unit that bore a code on one day became by another. */
async function heirs(code: string, before: string, after: string, of = ledger): Promise<string[]> {
  const id = await of.idOf(code, before);
  const { successors } = (await of.unit({ id }, after, 'successors { unit { fullName } }')) as {
    readonly successors: readonly { readonly unit: { readonly fullName: string } }[];
  };
  return successors.map(({ unit }) => unit.fullName);
}
