import { describe, expect, it } from '@jest/globals';
import type { PlanAdopted, PlanTarget, SupportRequested } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

const MODEL: PlanTarget = { kind: 'TITLE', targetId: 'a', printed: null, unitId: idOf('Hà Bình'), level: 'ADVANCED' };
const TASK: PlanTarget = {
  kind: 'TASK',
  targetId: 'b',
  printed: null,
  title: 'Hiến đất mở rộng đường giao thông',
  owner: 'UBND các xã',
  due: null,
  duePrecision: 'DAY',
  resources: null,
  under: null,
};
const TOTAL: PlanTarget = {
  kind: 'TITLE_TOTAL',
  targetId: 'c',
  printed: null,
  level: 'NTM',
  unitKind: 'COMMUNE',
  counting: 'IN_ALL',
  value: 19,
  among: null,
  each: null,
  baselineOn: null,
};
const AVERAGE: PlanTarget = {
  kind: 'AVERAGE_MET',
  targetId: 'd',
  printed: null,
  level: 'NTM',
  unitKind: 'COMMUNE',
  criteriaSetId: null,
  value: '13.25',
  baseUnits: 20,
  among: null,
  baselineOn: null,
};
const CLASS = { kind: 'COMMUNE', holding: null, lacking: 'NTM', notPlannedFor: null, countsAs: null } as const;
const EACH: PlanTarget = {
  kind: 'CRITERIA_MET',
  targetId: 'e',
  printed: null,
  unitId: null,
  each: CLASS,
  level: 'ADVANCED',
  criteriaSetId: null,
  counting: 'MORE',
  value: 2,
  indicators: null,
  baselineOn: toIsoDate('2021-12-31'),
};
const OCOP: PlanTarget = {
  kind: 'INDICATOR',
  targetId: 'f',
  printed: null,
  unitId: idOf('Hà Bình'),
  measure: 'OCOP_PRODUCTS',
  stars: 3,
  side: 'AT_LEAST',
  value: '1',
};

const PLAN = { unitId: idOf('Hà Trung'), year: 2023 };

function adopted(targets: readonly PlanTarget[], changes: Partial<PlanAdopted> = {}): Given {
  return { type: 'PlanAdopted', on: '2023-02-24', data: { ...PLAN, adoptedOn: toIsoDate('2023-02-24'), targets, ...changes } };
}

const tell = (...given: readonly Given[]): ReturnType<typeof sentenceOf> => sentenceOf([...HA_TRUNG, ...given]);

describe('a plan', () => {
  it('is told with its day and what it sets out to reach', async () => {
    expect(await tell(adopted([MODEL, TOTAL]))).toEqual({
      vi: 'Huyện Hà Trung thông qua kế hoạch năm 2023 ngày 24/02/2023, gồm 2 mục tiêu: xã Hà Bình đạt chuẩn nông thôn mới nâng cao; tổng số 19 xã đạt chuẩn nông thôn mới',
      en: 'Hà Trung district adopted its plan for 2023 on 24 February 2023, with 2 targets: Hà Bình commune meeting the advanced new-rural standard; 19 communes meeting the new-rural standard in all',
    });
  });

  it('is told with the rest counted, and says where its day is not known', async () => {
    const { vi, en } = await tell(adopted([MODEL, TASK, TOTAL, AVERAGE, EACH], { adoptedOn: null }));
    expect(vi).toContain('năm 2023 (chưa rõ ngày), gồm 5 mục tiêu');
    expect(vi).toMatch(/; và 2 mục tiêu khác$/);
    expect(en).toMatch(/\(on a day that is not known\).*; and 2 more$/);
  });

  it.each([
    [AVERAGE, 'bình quân 13,25 tiêu chí nông thôn mới/xã'],
    [EACH, 'mỗi xã trong nhóm nêu ở kế hoạch thêm ít nhất 2 tiêu chí nông thôn mới nâng cao'],
    [
      { ...EACH, unitId: idOf('Hà Trung'), each: null, counting: 'IN_ALL', value: 9, level: 'NTM' } as const,
      'huyện Hà Trung đạt 9 tiêu chí',
    ],
    [OCOP, 'số sản phẩm OCOP từ 3 sao trở lên của xã Hà Bình đạt ít nhất 1'],
    [{ ...OCOP, measure: 'POOR_HOUSEHOLDS', stars: null, side: 'AT_MOST', value: '2.5' } as const, 'đạt nhiều nhất 2,5 %'],
    [
      { ...TOTAL, counting: 'MORE', unitKind: 'HAMLET', value: 7, among: CLASS } as const,
      'thêm 7 thôn đạt chuẩn nông thôn mới (trong nhóm',
    ],
    [{ ...TOTAL, unitKind: 'HAMLET', value: 1, each: CLASS } as const, 'mỗi xã trong nhóm nêu ở kế hoạch có ít nhất 1 thôn'],
  ])('tells every kind of target (%#)', async (target, words) => {
    expect((await tell(adopted([target]))).vi).toContain(words);
  });

  it('that is amended is told with what came, what changed and what went', async () => {
    const amendment: Given = {
      type: 'PlanAmended',
      on: '2023-06-30',
      basis: { number: '15/NQ-HĐND', authority: null, issuedOn: null, title: null, clause: null },
      data: { ...PLAN, added: [AVERAGE], changed: [{ ...TOTAL, value: 18 }], dropped: ['a'] },
    };
    expect(await tell(adopted([MODEL, TOTAL]), amendment)).toEqual({
      vi: 'Kế hoạch năm 2023 của huyện Hà Trung được điều chỉnh ngày 30/06/2023 theo Nghị quyết số 15/NQ-HĐND: thêm bình quân 13,25 tiêu chí nông thôn mới/xã; đổi thành tổng số 18 xã đạt chuẩn nông thôn mới; bỏ 1 mục tiêu',
      en: 'The plan of Hà Trung district for 2023 was amended on 30 June 2023 under Resolution 15/NQ-HĐND: added an average of 13.25 new-rural criteria over the communes; changed to 18 communes meeting the new-rural standard in all; 1 target dropped',
    });
  });

  it('has a task, which is told by its name when it is done', async () => {
    const done: Given = {
      type: 'TaskCompleted',
      on: '2023-09-30',
      data: { ...PLAN, targetId: 'b', completedOn: toIsoDate('2023-09-30') },
    };
    expect(await tell(adopted([MODEL, TASK]), done)).toEqual({
      vi: '“Hiến đất mở rộng đường giao thông” (kế hoạch năm 2023 của huyện Hà Trung) hoàn thành ngày 30/09/2023',
      en: '“Hiến đất mở rộng đường giao thông” (the plan of Hà Trung district for 2023) was completed on 30 September 2023',
    });
    expect((await tell(done)).vi).toMatch(/^Một nhiệm vụ \(kế hoạch năm 2023/);
  });
});

describe('support for a plan', () => {
  const asked: SupportRequested = {
    ...PLAN,
    supportId: 's',
    what: 'xi măng',
    amount: null,
    amountIn: null,
    by: 'các xã',
    of: 'UBND huyện',
    targetId: null,
  };

  it('is told as asked for, with an amount or without', async () => {
    expect(await tell({ type: 'SupportRequested', on: '2023-03-01', data: asked })).toEqual({
      vi: 'Các xã đề nghị UBND huyện hỗ trợ xi măng (chưa rõ số lượng) (kế hoạch năm 2023 của huyện Hà Trung)',
      en: 'Các xã asked UBND huyện for the support of xi măng (the amount is not known) (the plan of Hà Trung district for 2023)',
    });
  });

  it('is told as given', async () => {
    const { of: _of, ...granted } = { ...asked, by: 'UBND huyện', amount: '500.5', amountIn: 'tấn', requestedAs: 's' };
    expect((await tell({ type: 'SupportGranted', on: '2023-03-01', data: granted })).vi).toBe(
      'UBND huyện hỗ trợ xi măng: 500,5 tấn (kế hoạch năm 2023 của huyện Hà Trung)',
    );
  });
});
