import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import { readStoredSamples } from '@ntm-ledger/events/testing';
import type { FactWarning, SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';
import { randomUUID } from 'node:crypto';

const CLERK = { actorId: 'clerk-1', role: 'clerk', scope: 'VN' } as const;

let ledger: SampleLedger;
let warnings: FactWarning[];
beforeAll(async () => {
  ledger = await openSampleLedger();
  warnings = await ledger.load();
});
afterAll(() => ledger.close());

interface ReadIndicator {
  readonly code: string;
  readonly comparator: string | null;
  readonly threshold: string | null;
  readonly thresholds: readonly { readonly value: string; readonly region: string | null; readonly year: number | null }[];
  readonly sourced: boolean;
  readonly textSourced: boolean;
  readonly thresholdsSourced: boolean;
}

interface ReadSet {
  readonly id: string;
  readonly annex: string | null;
  readonly size: number | null;
  readonly indicatorsTotal: number | null;
  readonly indicatorsTotalSourced: boolean;
  readonly bands: readonly { readonly from: number; readonly to: number }[];
  readonly critical: readonly number[];
  readonly criticalSourced: boolean;
  readonly criteria: readonly { readonly number: number; readonly indicators: readonly ReadIndicator[] }[];
}

const SETS = `query($at: AtInput) { criteriaSets(at: $at, first: 100) { nodes {
  id annex size indicatorsTotal indicatorsTotalSourced bands { from to } critical criticalSourced
  criteria { number indicators {
    code comparator threshold thresholds { value region year } sourced textSourced thresholdsSourced
  } }
} } }`;

async function setsOn(effectiveOn: string): Promise<readonly ReadSet[]> {
  const { data, errors } = await ledger.host.run('assessments', SETS, { at: { effectiveOn } });
  expect(errors).toBeUndefined();
  return (data as { readonly criteriaSets: { readonly nodes: readonly ReadSet[] } }).criteriaSets.nodes;
}

async function setOn(id: string, day: string): Promise<ReadSet> {
  const set = (await setsOn(day)).find((one) => one.id === id);
  if (set === undefined) throw new Error(`no set ${id} on ${day}`);
  return set;
}

function indicatorsOf(sets: readonly ReadSet[]): ReadIndicator[] {
  return sets.flatMap(({ criteria }) => criteria.flatMap(({ indicators }) => indicators));
}

function thresholdIn(set: ReadSet, code: string, region: string | null, year: number | null = null): string | undefined {
  const indicator = indicatorsOf([set]).find((one) => one.code === code);
  return indicator?.thresholds.find((one) => one.region === region && one.year === year)?.value;
}

describe('the criteria sets of the ledger', () => {
  it('are the twenty-four that are known, of the nation and of six provinces', async () => {
    const sets = await setsOn('2026-12-31');
    expect(sets).toHaveLength(24);
    expect(sets.find(({ id }) => id === 'xa-nangcao-nghean-2018')).toMatchObject({ size: 15, bands: [], criteria: [] });
    const { data } = await ledger.host.run('assessments', '{ criteriaSets(province: "20") { nodes { id } } }');
    expect(data).toEqual({ criteriaSets: { nodes: [{ id: 'thon-langson-2019' }, { id: 'kdc-kieumau-langson-2019' }] } });
  });

  it('were recorded without a warning', () => {
    expect(warnings.filter(({ fact }) => /tiêu chí|Ghi đầy đủ/.test(fact))).toEqual([]);
  });

  it('say of every indicator how it is judged, and of which halves a source was seen', async () => {
    // Criterion 10 of the set of 2009 reads as it did from 2013 on; all else as its act published it.
    const indicators = indicatorsOf(await setsOn('2026-12-31'));
    expect(indicators).toHaveLength(252);
    expect(indicators.filter(({ comparator }) => comparator === null)).toEqual([]);
    const count = (is: (indicator: ReadIndicator) => boolean): number => indicators.filter(is).length;
    expect(count(({ comparator }) => comparator === 'PASS')).toBe(135);
    expect(count(({ comparator }) => comparator === 'LEFT_TO_PROVINCE')).toBe(4);
    expect(count(({ textSourced }) => textSourced)).toBe(57);
    expect(count(({ sourced }) => sourced)).toBe(45);
    expect(count(({ thresholds }) => thresholds.length > 0)).toBe(66);
  });

  it('keep the words of their thresholds as they were published', async () => {
    const set = await setOn('xa-ntm-2016', '2017-01-01');
    const stunting = indicatorsOf([set]).find(({ code }) => code === '15.3');
    expect(stunting).toMatchObject({
      comparator: 'AT_MOST',
      threshold: '≤ 21,8 %; TDMNPB 26,7; DBSH 13,9; BTB 24,2; DHNTB 24,2; TN 31,4; DNB 14,3; DBSCL 20,5',
      sourced: true,
    });
    expect(thresholdIn(set, '15.3', 'TN')).toBe('31.4');
    expect(thresholdIn(set, '15.3', null)).toBe('21.8');
  });

  it('have thresholds by region and by year', async () => {
    const set = await setOn('xa-ntm-2021', '2022-03-08');
    expect([2021, 2022, 2025].map((year) => thresholdIn(set, '10', 'TDMNPB', year))).toEqual(['36', '39', '48']);
    expect(thresholdIn(set, '10', 'BTB', 2022)).toBeUndefined();
    expect(indicatorsOf([set]).find(({ code }) => code === '5')).toMatchObject({
      comparator: 'COMPOUND',
      thresholds: [],
      threshold: expect.stringContaining('100% mức độ 1'),
    });
  });

  it('have the bands of their reports and their totals', async () => {
    const sets = new Map((await setsOn('2026-12-31')).map((set) => [set.id, set]));
    const bands = (id: string): unknown => sets.get(id)?.bands.map(({ from, to }) => [from, to]);
    const nineteen = [
      [19, 19],
      [15, 18],
      [10, 14],
      [5, 9],
      [0, 4],
    ];
    for (const id of ['xa-ntm-2009', 'xa-ntm-2016', 'xa-ntm-2021', 'xa-nangcao-2021']) expect(bands(id)).toEqual(nineteen);
    expect(bands('xa-ntm-2026')).toEqual([
      [10, 10],
      [5, 9],
      [0, 4],
    ]);
    expect(sets.get('xa-ntm-2026')).toMatchObject({ annex: 'Phụ lục I', indicatorsTotal: 47, indicatorsTotalSourced: true });
    expect(sets.get('xa-ntm-2009')).toMatchObject({ annex: null, indicatorsTotal: 39, indicatorsTotalSourced: false });
  });
});

describe('what acts changed', () => {
  it('in 2013, that income is a sum of money by year, and no ratio any more', async () => {
    const before = await setOn('xa-ntm-2009', '2013-02-19');
    expect(thresholdIn(before, '10', 'BTB')).toBe('1.4');
    const after = await setOn('xa-ntm-2009', '2013-02-20');
    expect([
      thresholdIn(after, '10', 'BTB'),
      thresholdIn(after, '10', 'BTB', 2013),
      thresholdIn(after, '10', 'BTB', 2014),
    ]).toEqual([undefined, '15', '17']);
  });

  it('in August 2022, which criteria weigh more in a revocation', async () => {
    const critical = async (day: string): Promise<unknown> =>
      (await setsOn(day)).flatMap(({ id, critical: numbers, criticalSourced }) =>
        numbers.length === 0 ? [] : [[id, numbers, criticalSourced]],
      );
    expect(await critical('2022-08-01')).toEqual([]);
    expect(await critical('2022-08-02')).toEqual([
      ['huyen-nangcao-2021', [6, 7, 8, 9], false],
      ['huyen-ntm-2021', [6, 7, 8, 9], true],
      ['xa-nangcao-2021', [10, 17, 18, 19], true],
      ['xa-ntm-2021', [10, 17, 19], true],
    ]);
  });

  it('is told of each in a sentence', async () => {
    const query = '{ log(first: 400) { events { type vi: summary(language: VI) } } }';
    const { data } = await ledger.host.run('audit', query);
    const { events } = (data as { readonly log: { readonly events: readonly { readonly type: string; readonly vi: string }[] } })
      .log;
    const sentences = events.flatMap(({ type, vi }) => (type === 'CriteriaSetAmended' ? [vi] : []));
    expect(sentences).toHaveLength(15);
    expect(sentences).toContain(
      'Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025 được sửa đổi, bổ sung từ ngày 02/08/2022 theo Quyết định số 18/2022/QĐ-TTg: trọng yếu khi xét thu hồi là các tiêu chí số 10, 17 và 19',
    );
  });
});

describe('a set that clients published before thresholds had numbers', () => {
  it('is the same request today, so that an older ledger is filled up and not refused', async () => {
    const sample = (await readStoredSamples()).find(({ file }) => file === 'CriteriaSetPublished.v1.json');
    if (sample === undefined) throw new Error('there is a sample of version 1');
    const then = decodeEvent(sample.recorded);
    const now: string[] = [];
    for await (const batch of ledger.host.store.readStream('criteria-sets')) {
      for (const event of batch.map(decodeEvent)) if (event.correlationId === then.correlationId) now.push(event.requestDigest);
    }
    expect(now).toEqual([then.requestDigest]);
  });
});

describe('taking back what was recorded of a set', () => {
  const WITHDRAW = 'mutation($input: WithdrawFactInput!) { withdrawFact(input: $input) { withdrawn { type } } }';
  const READ = 'query { criteriaSet(id: "xa-ntm-2021") { critical effectiveTo ended { lastDay } } }';
  const source = { title: 'Kiểm thử' };

  async function withdraw({ id, position }: Pick<LedgerEvent, 'id' | 'position'>): Promise<unknown> {
    const input = { requestId: randomUUID(), mode: 'LIVE', source, eventId: id, position: String(position), reason: 'ghi nhầm' };
    const { data, errors } = await ledger.host.run('units', WITHDRAW, { input }, CLERK);
    return errors?.[0]?.extensions ?? data;
  }

  /** The last event of a type about a set. */
  async function lastOf(type: LedgerEvent['type'], criteriaSetId: string): Promise<LedgerEvent> {
    let last: LedgerEvent | undefined;
    for await (const batch of ledger.host.store.readStream('criteria-sets')) {
      for (const event of batch.map(decodeEvent))
        if (event.type === type && 'criteriaSetId' in event.data && event.data.criteriaSetId === criteriaSetId) last = event;
    }
    if (last === undefined) throw new Error(`no ${type} of ${criteriaSetId}`);
    return last;
  }

  it('works for an amendment and for an end, and for a publication once nothing rests on it', async () => {
    const input = {
      requestId: randomUUID(),
      mode: 'BACKFILL',
      source,
      criteriaSet: 'xa-ntm-2021',
      effectiveOn: '2025-12-29',
      lastDay: '2026-01-31',
    };
    const END = 'mutation($input: EndCriteriaSetInput!) { endCriteriaSet(input: $input) { criteriaSet { effectiveTo } } }';
    const ended = await ledger.host.run('assessments', END, { input }, CLERK);
    expect(ended.data).toEqual({ endCriteriaSet: { criteriaSet: { effectiveTo: '2026-01-31' } } });
    expect(await withdraw(await lastOf('CriteriaSetEnded', 'xa-ntm-2021'))).toMatchObject({
      withdrawFact: { withdrawn: [{ type: 'CriteriaSetEnded' }] },
    });
    expect(await withdraw(await lastOf('CriteriaSetAmended', 'xa-ntm-2021'))).toMatchObject({
      withdrawFact: { withdrawn: [{ type: 'CriteriaSetAmended' }] },
    });
    const { data } = await ledger.host.run('assessments', READ);
    expect(data).toEqual({ criteriaSet: { critical: [], effectiveTo: '2026-02-14', ended: null } });
    expect(await withdraw(await lastOf('CriteriaSetPublished', 'xa-ntm-2021'))).toMatchObject({ code: 'RULE_VIOLATED' });
    expect(await withdraw(await lastOf('CriteriaSetPublished', 'thon-khanhhoa-2023'))).toMatchObject({
      withdrawFact: { withdrawn: [{ type: 'CriteriaSetPublished' }] },
    });
  });
});
