import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import { randomUUID } from 'node:crypto';
import { UNITS } from '@ntm-ledger/scoring/testing';
import { assessmentsService } from '../index.js';
import { registerUnits } from '../testing/register-units.js';

/** As clerks send it. */
const PUBLISH = `mutation PublishCriteriaSet($input: PublishCriteriaSetInput!) {
  publishCriteriaSet(input: $input) { position criteriaSet { id name size effectiveFrom effectiveTo } }
}`;
const AMEND = `mutation AmendCriteriaSet($input: AmendCriteriaSetInput!) {
  amendCriteriaSet(input: $input) { position criteriaSet { id size amendments { on criteria basis { number } } } warnings { rule } }
}`;
const END = `mutation EndCriteriaSet($input: EndCriteriaSetInput!) {
  endCriteriaSet(input: $input) { position criteriaSet { id effectiveTo ended { lastDay on basis { number } } } warnings { rule } }
}`;
const SET = `query($id: ID!, $at: AtInput) {
  criteriaSet(id: $id, at: $at) {
    id annex size indicatorsTotal indicatorsTotalSourced effectiveTo bands { from to } critical criticalSourced
    amendments { on criteria } ended { lastDay }
    criteria {
      number name sourced
      indicators {
        code unit comparator threshold thresholds { value region year communeGroup } sourced textSourced thresholdsSourced
      }
    }
  }
}`;

const CLERK: TokenClaims = { actorId: 'clerk-1', role: 'clerk', scope: 'VN' };
const NGHE_AN: TokenClaims = { actorId: 'clerk-2', role: 'clerk', scope: '40' };
const ACT = { number: '342/QĐ-TTg', authority: 'Thủ tướng Chính phủ', issuedOn: '2013-02-20' };

const NATIONAL = {
  id: 'xa-ntm-2009',
  name: 'Bộ tiêu chí quốc gia về nông thôn mới',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  period: '2010-2015',
  annex: 'Phụ lục I',
  size: 19,
  sizeSourced: true,
  indicatorsTotal: 39,
  effectiveOn: '2009-04-16',
  effectiveFrom: '2009-04-16',
  bands: [
    { from: 19, to: 19 },
    { from: 0, to: 18 },
  ],
  critical: [17, 10],
  criteria: [
    {
      number: 10,
      name: 'Thu nhập',
      sourced: true,
      indicators: [
        {
          code: '10',
          name: 'Thu nhập bình quân đầu người so với bình quân của tỉnh',
          unit: 'ratio',
          comparator: 'AT_LEAST',
          thresholds: [{ value: '1,40' }, { value: '1.2', region: 'TDMNPB' }],
          textSourced: true,
        },
      ],
    },
    // As it was sent before thresholds had numbers.
    { number: 17, name: 'Môi trường', indicators: [{ code: '17', name: 'Nước sạch', threshold: '≥ 85 %', sourced: true }] },
  ],
};
const INCOME_2013 = {
  number: 10,
  name: 'Thu nhập',
  sourced: true,
  indicators: [
    {
      code: '10',
      name: 'Thu nhập bình quân đầu người',
      unit: 'million_vnd_per_head_year',
      comparator: 'AT_LEAST',
      thresholds: [
        { value: '14', region: 'TDMNPB', year: 2013 },
        { value: '15', region: 'BTB', year: 2013 },
      ],
      sourced: true,
    },
  ],
};

let ledger: TestHost;

beforeAll(async () => {
  ledger = await openTestHost([assessmentsService]);
  await registerUnits(ledger.store, Object.values(UNITS), '2004-08-31');
  expect((await run(PUBLISH, NATIONAL, ADMIN)).errors).toBeUndefined();
});

afterAll(async () => {
  await ledger.close();
});

type Answer = Awaited<ReturnType<TestHost['run']>>;

async function run(operation: string, input: object, as: TokenClaims = CLERK): Promise<Answer> {
  const common = { requestId: randomUUID(), mode: 'LIVE', source: { title: 'Công báo' } };
  return ledger.run('assessments', operation, { input: { ...common, ...input } }, as);
}

async function refusal(operation: string, input: object, as?: TokenClaims): Promise<unknown> {
  return (await run(operation, input, as)).errors?.[0]?.extensions;
}

async function setOn(id: string, effectiveOn: string): Promise<unknown> {
  const { data, errors } = await ledger.run('assessments', SET, { id, at: { effectiveOn } });
  expect(errors).toBeUndefined();
  return data?.['criteriaSet'];
}

describe('a published set', () => {
  it('is read back in numbers and in words, with what a source was seen for', async () => {
    expect(await setOn('xa-ntm-2009', '2010-01-01')).toEqual({
      id: 'xa-ntm-2009',
      annex: 'Phụ lục I',
      size: 19,
      indicatorsTotal: 39,
      indicatorsTotalSourced: false,
      effectiveTo: null,
      bands: NATIONAL.bands,
      critical: [10, 17],
      criticalSourced: false,
      amendments: [],
      ended: null,
      criteria: [
        {
          number: 10,
          name: 'Thu nhập',
          sourced: true,
          indicators: [
            {
              code: '10',
              unit: 'ratio',
              comparator: 'AT_LEAST',
              threshold: '≥ 1,4 lần; TDMNPB: 1,2',
              thresholds: [
                { value: '1.4', region: null, year: null, communeGroup: null },
                { value: '1.2', region: 'TDMNPB', year: null, communeGroup: null },
              ],
              sourced: false,
              textSourced: true,
              thresholdsSourced: false,
            },
          ],
        },
        {
          number: 17,
          name: 'Môi trường',
          sourced: false,
          indicators: [
            {
              code: '17',
              unit: null,
              comparator: null,
              threshold: '≥ 85 %',
              thresholds: [],
              sourced: true,
              textSourced: true,
              thresholdsSourced: true,
            },
          ],
        },
      ],
    });
  });

  it('is refused with the place of everything that is wrong', async () => {
    const [income] = NATIONAL.criteria;
    const wrong = { ...income, indicators: [{ ...income?.indicators[0], comparator: 'PASS' }] };
    const input = { ...NATIONAL, id: 'xa-ntm-2010', bands: [{ from: 0, to: 19 }, { from: 0, to: 4 }], criteria: [wrong] }; // prettier-ignore
    expect(await refusal(PUBLISH, { ...input, critical: [20] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [
        { path: 'input.criteria.0.indicators.0.thresholds' },
        { path: 'input.bands.1.to' },
        { path: 'input.critical.0' },
      ],
    });
  });
});

describe('amending a set', () => {
  it('changes how it reads from the day on, by an act that is named', async () => {
    const amendment = { criteriaSet: 'xa-ntm-2009', effectiveOn: '2013-02-20', criteria: [INCOME_2013], requestId: randomUUID() };
    expect(await refusal(AMEND, amendment)).toMatchObject({ code: 'RULE_VIOLATED', rule: 'amendmentNamesItsAct' });
    const first = await run(AMEND, { ...amendment, basis: ACT });
    expect(first.data).toMatchObject({
      amendCriteriaSet: {
        criteriaSet: {
          id: 'xa-ntm-2009',
          size: 19,
          amendments: [{ on: '2013-02-20', criteria: [10], basis: { number: ACT.number } }],
        },
        warnings: [],
      },
    });
    expect(await run(AMEND, { ...amendment, basis: ACT })).toEqual(first);
    expect(await setOn('xa-ntm-2009', '2013-02-19')).toMatchObject({
      amendments: [],
      criteria: [{ indicators: [{ unit: 'ratio' }] }, {}],
    });
    expect(await setOn('xa-ntm-2009', '2013-02-20')).toMatchObject({
      amendments: [{ criteria: [10] }],
      criteria: [
        {
          indicators: [
            {
              threshold: 'TDMNPB 2013: ≥ 14 triệu đồng/người/năm; BTB 2013: 15',
              thresholds: [
                { value: '14', region: 'TDMNPB', year: 2013 },
                { value: '15', region: 'BTB' },
              ],
              sourced: true,
            },
          ],
        },
        { number: 17, name: 'Môi trường' },
      ],
    });
  });

  it('is for whoever acts for those whose set it is', async () => {
    const amendment = { criteriaSet: 'xa-ntm-2009', effectiveOn: '2014-01-01', basis: ACT, annex: 'Phụ lục' };
    expect(await refusal(AMEND, amendment, NGHE_AN)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(AMEND, amendment, { ...CLERK, role: 'assessor' })).toMatchObject({ code: 'FORBIDDEN' });
    const own = { ...NATIONAL, id: 'xa-nghean-2018', provinceCode: '40', effectiveOn: '2018-01-01', effectiveFrom: '2018-01-01' };
    expect((await run(PUBLISH, own, NGHE_AN)).errors).toBeUndefined();
    const ownAmendment = { ...amendment, criteriaSet: 'xa-nghean-2018', effectiveOn: '2019-01-01' };
    expect((await run(AMEND, ownAmendment, NGHE_AN)).errors).toBeUndefined();
    expect((await run(AMEND, ownAmendment, CLERK)).errors).toBeUndefined();
    expect(await refusal(AMEND, { ...ownAmendment, criteriaSet: 'xa-ntm-1999' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.criteriaSet' }],
    });
  });
});

describe('amending a set’s past', () => {
  const ADVANCED = { ...NATIONAL, level: 'ADVANCED', bands: [], critical: [], effectiveFrom: null };

  it('takes an act that is older than the last day on which the set may have been published', async () => {
    const set = { ...ADVANCED, id: 'xa-nangcao-2018', effectiveOn: '2018-01-01', precision: 'YEAR' };
    expect((await run(PUBLISH, set)).errors).toBeUndefined();
    const early = { criteriaSet: set.id, effectiveOn: '2018-08-01', basis: ACT, mode: 'BACKFILL', annex: 'Phụ lục II' };
    expect((await run(AMEND, early)).data).toMatchObject({
      amendCriteriaSet: { criteriaSet: { id: set.id, amendments: [{ on: '2018-08-01' }] }, warnings: [] },
    });
    expect(await setOn(set.id, '2018-12-30')).toBeNull();
    expect(await setOn(set.id, '2018-12-31')).toMatchObject({ annex: 'Phụ lục II', amendments: [{ on: '2018-08-01' }] });
    expect(await refusal(AMEND, { ...early, effectiveOn: '2017-12-31' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('asks what is recorded of units since', async () => {
    const set = { ...ADVANCED, id: 'xa-nangcao-2019', effectiveOn: '2019-01-01' };
    expect((await run(PUBLISH, set)).errors).toBeUndefined();
    const unit = { unit: { code: '15277' }, criteriaSet: set.id, effectiveOn: '2020-12-31' };
    const state = `mutation ($input: RecordStatedScoreInput!) { recordStatedScore(input: $input) { position } }`;
    expect((await run(state, { ...unit, met: 15, size: 19 })).errors).toBeUndefined();
    const smaller = { criteriaSet: set.id, effectiveOn: '2020-06-30', basis: ACT, size: 17 };
    const rule = 'recordedFactsFitTheAmendment';
    expect(await refusal(AMEND, smaller)).toMatchObject({ code: 'RULE_VIOLATED', rule });
    expect((await run(AMEND, { ...smaller, mode: 'BACKFILL' })).data).toMatchObject({
      amendCriteriaSet: { criteriaSet: { size: 17 }, warnings: [{ rule }] },
    });
  });
});

describe('ending a set', () => {
  it('names its last day, and the act where it is conducted here', async () => {
    const end = { criteriaSet: 'xa-ntm-2009', effectiveOn: '2016-10-17', lastDay: '2016-11-30' };
    expect(await refusal(END, end)).toMatchObject({ code: 'RULE_VIOLATED', rule: 'endNamesItsAct' });
    expect(await refusal(END, { ...end, lastDay: '2009-04-15', basis: ACT })).toMatchObject({
      problems: [{ path: 'input.lastDay' }],
    });
    expect((await run(END, { ...end, mode: 'BACKFILL' })).data).toMatchObject({
      endCriteriaSet: {
        criteriaSet: {
          id: 'xa-ntm-2009',
          effectiveTo: '2016-11-30',
          ended: { lastDay: '2016-11-30', on: '2016-10-17', basis: null },
        },
        warnings: [],
      },
    });
    expect(await refusal(END, { ...end, mode: 'BACKFILL' })).toMatchObject({ code: 'CONFLICT' });
    expect(await setOn('xa-ntm-2009', '2016-10-16')).toMatchObject({ effectiveTo: null, ended: null });
    const late = { criteriaSet: 'xa-ntm-2009', effectiveOn: '2017-01-01', basis: ACT, annex: 'Phụ lục' };
    expect(await refusal(AMEND, late)).toMatchObject({ code: 'RULE_VIOLATED', rule: 'endedSetIsNotAmended' });
  });
});

describe('the sets there are', () => {
  it('are found by kind of unit, level, province and day in force', async () => {
    const query = `query($province: String, $inForceOn: Date) {
      criteriaSets(unitKind: COMMUNE, level: NTM, province: $province, inForceOn: $inForceOn) { nodes { id } }
    }`;
    const ids = async (variables: Record<string, unknown>): Promise<unknown> =>
      (await ledger.run('assessments', query, variables)).data?.['criteriaSets'];
    expect(await ids({ province: '40' })).toEqual({ nodes: [{ id: 'xa-nghean-2018' }] });
    expect(await ids({ province: '38' })).toEqual({ nodes: [] });
    expect(await ids({ inForceOn: '2018-06-30' })).toEqual({ nodes: [{ id: 'xa-nghean-2018' }] });
    expect(await ids({ inForceOn: '2016-11-30' })).toEqual({ nodes: [{ id: 'xa-ntm-2009' }] });
    const { errors } = await ledger.run('assessments', query, { province: '99' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'province' }] });
  });
});

describe('after a restart', () => {
  it('every set reads as before', async () => {
    const before = await setOn('xa-ntm-2009', '2016-12-31');
    await ledger.restart();
    expect(await setOn('xa-ntm-2009', '2016-12-31')).toEqual(before);
  });
});
