import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactWarning, SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';

let ledger: SampleLedger;
let warnings: FactWarning[];
beforeAll(async () => {
  ledger = await openSampleLedger();
  warnings = await ledger.load();
});
afterAll(() => ledger.close());

const TITLES =
  'titles(includeEnded: true) { level awardYear inForce from fromPrecision until endedBy attestation decision { number complete announcedOn } }';

/** The hamlet of a name, and its titles, on a day. */
async function hamlet(name: string, day: string): Promise<{ unit: unknown; held: unknown }> {
  const [id = ''] = await ledger.find(name, day);
  return {
    unit: await ledger.unit({ id }, day, 'fullName endedOn parent { fullName }'),
    held: await ledger.unitIn('recognition', { id }, day, TITLES),
  };
}

describe('huyện Hà Trung by the document of 24 February 2023', () => {
  const summary = 'recognitionSummary { denominator levels { level inForce } }';
  const holding = (denominator: number, inForce: number): unknown => ({
    recognitionSummary: {
      denominator,
      levels: expect.arrayContaining([
        { level: 'NTM', inForce },
        { level: 'ADVANCED', inForce: 0 },
      ]),
    },
  });

  it('has 17 of 19 xã with NTM at the end of 2022; the thị trấn is not counted', async () => {
    expect(await ledger.unitIn('recognition', { code: '392' }, '2022-12-31', summary)).toEqual(holding(19, 17));
    expect(await ledger.unit({ code: '392' }, '2022-12-31', 'children { totalCount }')).toEqual({ children: { totalCount: 20 } });
  });

  it('has an income, a rate of poor households and products of its own for 2022, beside all criteria', async () => {
    const facts = 'indicatorFacts { measure value year statement }';
    expect(await ledger.unitIn('assessments', { code: '392' }, '2022-12-31', facts)).toEqual({
      indicatorFacts: [
        { measure: 'INCOME_PER_HEAD', value: '52', year: 2022, statement: 'ACTUAL' },
        { measure: 'POOR_HOUSEHOLDS', value: '2.95', year: 2022, statement: 'ACTUAL' },
        { measure: 'OCOP_PRODUCTS', value: '15', year: 2022, statement: 'ACTUAL' },
      ],
    });
    expect(await ledger.unitIn('assessments', { code: '392' }, '2022-12-30', facts)).toEqual({ indicatorFacts: [] });
  });

  it('had 14 the day before, since "in 2022" surely holds only from its last day', async () => {
    expect(await ledger.unitIn('recognition', { code: '392' }, '2022-12-30', summary)).toEqual(holding(19, 14));
  });

  it('has 13 of 16 from 2025: two xã are thị trấn now, and two that merged hold no title of their own', async () => {
    expect(await ledger.unitIn('recognition', { code: '392' }, '2025-01-01', summary)).toEqual(holding(16, 13));
  });

  it('leaves its successors without a title until they are recognised or acknowledged', async () => {
    expect(await ledger.unitIn('recognition', { code: '38' }, '2025-07-01', summary)).toEqual(holding(13, 0));
  });

  it('says that fourteen are known by elimination only, and for no known year', async () => {
    expect(await ledger.unitIn('recognition', { code: '15328' }, '2022-01-01', TITLES)).toEqual({
      titles: [
        {
          level: 'NTM',
          awardYear: null,
          inForce: true,
          from: '2021-12-31',
          fromPrecision: 'BY',
          until: null,
          endedBy: null,
          attestation: 'BY_ELIMINATION',
          decision: { number: null, complete: false, announcedOn: null },
        },
      ],
    });
  });

  it('gives no title to those whose dossiers are still on their way', async () => {
    for (const code of ['15304', '15292']) {
      expect(await ledger.unitIn('recognition', { code }, '2025-06-30', TITLES)).toEqual({ titles: [] });
    }
    expect(await ledger.unitIn('recognition', { code: '15313' }, '2025-06-30', 'titles { level }')).toEqual({
      titles: [{ level: 'NTM' }],
    });
  });

  it('states 4 of 9 criteria of the district, with no more known', async () => {
    expect(
      await ledger.unitIn(
        'assessments',
        { code: '392' },
        '2023-02-24',
        'scorecards { criteriaSet { id size } met size certainty asOf }',
      ),
    ).toEqual({
      scorecards: [
        { criteriaSet: { id: 'huyen-ntm-2021', size: 9 }, met: 4, size: 9, certainty: 'STATED_TOTAL', asOf: '2022-12-31' },
      ],
    });
  });
});

describe('a title', () => {
  it('of Hà Hải is of 2022, by a decision that is not known whole, announced by 13 March 2023', async () => {
    expect(await ledger.unitIn('recognition', { code: '15343' }, '2023-03-13', TITLES)).toEqual({
      titles: [
        {
          level: 'NTM',
          awardYear: 2022,
          inForce: true,
          from: '2022-12-31',
          fromPrecision: 'YEAR',
          until: null,
          endedBy: null,
          attestation: 'NAMED',
          decision: { number: null, complete: false, announcedOn: '2023-03-13' },
        },
      ],
    });
    expect(await ledger.unitIn('recognition', { code: '15343' }, '2023-03-12', 'titles { decision { announcedOn } }')).toEqual({
      titles: [{ decision: { announcedOn: null } }],
    });
  });

  it('of Hà Vinh ended when the xã became part of a phường; nobody revoked it', async () => {
    const id = await ledger.idOf('15277', '2025-06-30');
    expect(await ledger.unit({ id }, '2025-07-01', 'successors { unit { fullName } }')).toEqual({
      successors: [{ unit: { fullName: 'phường Bỉm Sơn' } }],
    });
    expect(await ledger.unitIn('recognition', { id }, '2025-07-01', TITLES)).toMatchObject({
      titles: [{ level: 'NTM', awardYear: 2022, inForce: false, until: '2025-07-01', endedBy: 'UNIT_CHANGE' }],
    });
  });

  it('of Hà Lĩnh ended when it became a thị trấn, the unit going on', async () => {
    expect(await ledger.unitIn('recognition', { code: '15316' }, '2025-01-01', TITLES)).toMatchObject({
      titles: [{ level: 'NTM', inForce: false, until: '2025-01-01', endedBy: 'UNIT_CHANGE' }],
    });
  });
});

describe('the dossiers that wait for their titles', () => {
  const CASES =
    'titles { level } cases { level awardYear stage since sincePrecision next holder standing steps { step conductedBy outcome } }';
  const registered = { step: 'REGISTRATION', conductedBy: null, outcome: null };
  const preparing = { step: 'DOSSIER_IN_PREPARATION', conductedBy: null, outcome: null };
  const known = { awardYear: null, sincePrecision: 'BY', standing: 'OPEN' };

  it('are two for NTM that are being prepared, one of which the district has verified by the middle of March', async () => {
    const prepared = {
      level: 'NTM',
      stage: 'DOSSIER_IN_PREPARATION',
      since: '2023-02-24',
      next: 'DOSSIER_SUBMITTED',
      holder: 'COMMUNE',
    };
    const both = [{ ...known, ...prepared, steps: [registered, preparing] }];
    for (const code of ['15304', '15292'])
      expect(await ledger.unitIn('recognition', { code }, '2023-02-24', CASES)).toMatchObject({ cases: both });
    const verified = { step: 'VERIFICATION', conductedBy: 'UBND huyện Hà Trung', outcome: null };
    expect(await ledger.unitIn('recognition', { code: '15292' }, '2023-03-16', CASES)).toMatchObject({
      titles: [],
      cases: [
        {
          ...known,
          level: 'NTM',
          stage: 'VERIFICATION',
          since: '2023-03-16',
          next: 'SATISFACTION_SURVEY',
          holder: 'DISTRICT_FRONT',
          steps: [registered, preparing, verified],
        },
      ],
    });
  });

  it('are one for MODEL, which lies with the province', async () => {
    expect(await ledger.unitIn('recognition', { code: '15313' }, '2023-02-24', CASES)).toMatchObject({
      cases: [{ ...known, level: 'MODEL', stage: 'DOSSIER_TO_PROVINCE', next: 'APPRAISAL', holder: 'PROVINCE' }],
    });
    expect(await ledger.unitIn('recognition', { code: '15313' }, '2023-02-23', CASES)).toMatchObject({ cases: [] });
  });

  it('follow the procedure that was in force, which each of them keeps', async () => {
    const procedure = 'cases { procedure { id act } }';
    expect(await ledger.unitIn('recognition', { code: '15304' }, '2023-02-24', procedure)).toEqual({
      cases: [{ procedure: { id: 'xa-qd-18-2022', act: 'Quyết định 18/2022/QĐ-TTg' } }],
    });
  });
});

describe('a hamlet', () => {
  it('is a model one by the day of the news, with the year where the news gives it', async () => {
    expect(await hamlet('Thịnh Vinh', '2023-03-20')).toMatchObject({
      unit: { fullName: 'thôn Thịnh Vinh', parent: { fullName: 'xã Hà Bình' } },
      held: { titles: [{ level: 'MODEL', awardYear: 2022, from: '2023-03-20', fromPrecision: 'BY', inForce: true }] },
    });
    for (const name of ['Thanh Xá 2', 'Giang Sơn 10']) {
      expect(await hamlet(name, '2023-03-20')).toMatchObject({
        held: { titles: [{ level: 'MODEL', awardYear: null, inForce: true }] },
      });
    }
    const summary = 'recognitionSummary { hamletLevels { level inForce } }';
    expect(await ledger.unitIn('recognition', { code: '392' }, '2023-03-20', summary)).toMatchObject({
      recognitionSummary: { hamletLevels: expect.arrayContaining([{ level: 'MODEL', inForce: 3 }]) },
    });
  });

  it('has its title announced by the day of the news, though the news cuts the year off', async () => {
    for (const name of ['Thịnh Vinh', 'Thanh Xá 2', 'Giang Sơn 10']) {
      expect(await hamlet(name, '2023-03-20')).toMatchObject({ held: { titles: [{ decision: { announcedOn: '2023-03-20' } }] } });
    }
  });

  it('follows its commune with its title, though it was entered after the merger', async () => {
    for (const name of ['Thanh Xá 2', 'Giang Sơn 10']) {
      expect(await hamlet(name, '2025-08-01')).toMatchObject({
        unit: { fullName: `thôn ${name}`, endedOn: null, parent: { fullName: 'xã Tống Sơn' } },
        held: { titles: [{ level: 'MODEL', inForce: true }] },
      });
    }
  });

  it('of a divided commune stands under one of the receivers, and the ledger says that this is assumed', async () => {
    expect(await hamlet('Thịnh Vinh', '2025-08-01')).toMatchObject({ unit: { parent: { fullName: 'xã Hà Trung' } } });
    expect(warnings.filter(({ fact }) => fact.includes('Thịnh Vinh')).map(({ message }) => message)).toEqual([
      expect.stringContaining('that thôn Thịnh Vinh went to xã Hà Trung is assumed'),
    ]);
  });
});

describe('the case of xã Hà Sơn', () => {
  it('is for MODEL, which takes ADVANCED, and the page does not say that it holds that', () => {
    expect(warnings.filter(({ fact }) => fact.startsWith('Xã Hà Sơn có hồ sơ')).map(({ message }) => message)).toEqual([
      expect.stringContaining('MODEL takes ADVANCED, in force or with a case under way; xã Hà Sơn has neither'),
    ]);
  });
});

describe('the plan of huyện Hà Trung for 2023', () => {
  const PLAN =
    'plan(year: 2023) { adoptedOn targets { kind level unit { id } targetValue actualValue status explanation indicators printed } tasks { title complete } }';

  it('is there by the day of the page, with the conditions of a district as its targets', async () => {
    const [haSon, haBinh, town, district] = await Promise.all(
      ['15313', '15328', '15271', '392'].map(async (code) => ({ id: await ledger.idOf(code, '2023-02-24') })),
    );
    expect(await ledger.unitIn('recognition', { code: '392' }, '2023-02-24', PLAN)).toMatchObject({
      plan: {
        adoptedOn: null,
        targets: [
          {
            kind: 'TITLE_TOTAL',
            level: 'NTM',
            targetValue: '19',
            actualValue: '17',
            status: 'OPEN',
            printed: '19/19 xã đạt chuẩn NTM',
          },
          { kind: 'TITLE', level: 'MODEL', unit: haSon, status: 'OPEN' },
          { kind: 'TITLE', level: 'ADVANCED', unit: haBinh, status: 'OPEN' },
          { kind: 'TITLE', level: 'CIVILISED_URBAN', unit: town, status: 'OPEN' },
          {
            kind: 'CRITERIA_MET',
            level: 'NTM',
            unit: district,
            targetValue: '9',
            actualValue: '4',
            status: 'OPEN',
            indicators: 36,
          },
          { kind: 'TITLE', level: 'NTM', unit: district, status: 'OPEN' },
          { kind: 'TASK', status: 'OPEN' },
        ],
        tasks: [{ title: expect.stringContaining('Duy trì nâng cao chất lượng'), complete: false }],
      },
    });
    expect(await ledger.unitIn('recognition', { code: '392' }, '2023-02-23', PLAN)).toEqual({ plan: null });
  });

  it('is not known to have been met; of its criteria nobody says how they stood at the end of the year', async () => {
    expect(await ledger.unitIn('recognition', { code: '392' }, '2024-01-01', PLAN)).toMatchObject({
      plan: {
        targets: [
          {
            actualValue: '17',
            status: 'MISSED',
            explanation: expect.stringContaining('17 held it on 2022-12-31 and on 2023-12-31 alike.'),
          },
          { status: 'MISSED' },
          { status: 'MISSED' },
          { status: 'MISSED' },
          { actualValue: '4', status: 'OPEN', explanation: expect.stringContaining('No look at it in 2023 is recorded.') },
          { status: 'MISSED' },
          { status: 'MISSED' },
        ],
      },
    });
  });

  it('broke one rule when it was recorded: that Hà Sơn holds ADVANCED nobody says', () => {
    expect(warnings.filter(({ fact }) => fact.includes('kế hoạch')).map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('MODEL takes ADVANCED, which xã Hà Sơn is not known to hold')]),
    );
  });
});

describe('the totals that the page of huyện Hà Trung states', () => {
  it('agree with what the register computes: 14 + 3 = 17, of 19, and 4 of 9', async () => {
    const claims = 'claims { metric asOf statedValue outOf computedValue agrees derivation explanation }';
    expect(await ledger.unitIn('recognition', { code: '392' }, '2023-02-24', claims)).toMatchObject({
      claims: [
        { metric: 'TITLES_IN_FORCE', asOf: '2021-12-31', statedValue: '14', agrees: true, derivation: 'DERIVED' },
        {
          metric: 'TITLES_IN_FORCE',
          asOf: '2022-12-31',
          statedValue: '17',
          outOf: 19,
          computedValue: '17',
          agrees: true,
          explanation:
            '14 held it on 2021-12-31; since then 3 recognised (xã Hà Vinh, xã Hoạt Giang, xã Hà Hải): 14 + 3 = 17 on 2022-12-31. 14 stated as of 2021-12-31 + 3 stated for 2022 = 17.',
        },
        { metric: 'TITLES_GRANTED', statedValue: '3', computedValue: '3', agrees: true },
        { metric: 'UNITS', statedValue: '19', computedValue: '19', agrees: true },
        { metric: 'CRITERIA_MET', statedValue: '4', outOf: 9, computedValue: '4', agrees: true },
      ],
    });
  });
});
