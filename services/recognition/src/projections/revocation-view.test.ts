import { describe, expect, it } from '@jest/globals';
import type { Level } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from '../testing/facts.js';
import { ended, granted, registered, retyped, revoked } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { assessed, criteriaNamed, scoreStated, setPublished } from '../testing/score-facts.js';
import type { RevocationView } from './revocation-view.js';
import { viewRevocation } from './revocation-view.js';

const NAMES = criteriaNamed(
  ...['Quy hoạch', 'Giao thông', 'Thủy lợi', 'Điện', 'Trường học', 'Văn hóa', 'Chợ', 'Thông tin', 'Nhà ở', 'Thu nhập', 'Nghèo'],
  ...['Lao động', 'Sản xuất', 'Giáo dục', 'Y tế', 'Văn hóa', 'Môi trường', 'Tiếp cận pháp luật', 'Quốc phòng và An ninh'],
);
const END = toIsoDate('2026-02-14');

const SCENE: readonly Fact[] = [
  registered('2004-01-01', { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', code: 'VN' }),
  registered('2004-01-01', { unitId: 'tinh', kind: 'PROVINCE', type: 'tỉnh', parentId: 'vn' }),
  registered('2004-01-01', { unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', parentId: 'tinh' }),
  ...['a', 'b', 'c', 'd'].map((unitId) => registered('2004-01-01', { unitId, parentId: 'huyen' })),
  registered('2004-01-01', { unitId: 'thi-tran', type: 'thị trấn', name: 'Hà Trung', parentId: 'huyen' }),
  registered('2004-01-01', { unitId: 'thon', kind: 'HAMLET', type: 'thôn', parentId: 'a' }),
  setPublished('2016-12-01', { criteriaSetId: 'xa-ntm-2016', effectiveTo: toIsoDate('2022-03-07') }),
  setPublished('2022-03-08', { criteriaSetId: 'xa-ntm-2021', critical: [10, 17, 19], criteria: NAMES, effectiveTo: END }),
  setPublished('2022-03-08', {
    criteriaSetId: 'xa-nangcao-2021',
    level: 'ADVANCED',
    critical: [10, 17, 18, 19],
    criteria: NAMES,
    effectiveTo: END,
  }),
  setPublished('2022-03-08', {
    criteriaSetId: 'huyen-ntm-2021',
    unitKind: 'DISTRICT',
    unitTypes: ['huyện'],
    size: 9,
    critical: [6, 7, 8, 9],
    criteria: [],
  }),
];

function view(facts: readonly Fact[], unitId = 'a', level: Level = 'NTM', day = '2024-12-31'): RevocationView {
  const history = new History(...SCENE, ...facts);
  const moment = history.moment(day);
  const unit = history.register.unitAt(unitId, moment);
  if (unit === undefined) throw new Error(`${unitId} is not known`);
  return viewRevocation(history.recognition, history.register, unit, level, moment);
}

/** An assessment of commune a in 2023, with what is said of it. */
const card = (more: Partial<Parameters<typeof assessed>[1]>, day = '2023-12-31'): Fact =>
  assessed(day, { unitId: 'a', criteriaSetId: 'xa-ntm-2021', size: 19, ...more });

describe('the revocation test of a commune', () => {
  it('says in one sentence how many fail and which of them are critical', () => {
    expect(view([card({ notMet: [1, 2, 3, 4, 5, 10] })])).toMatchObject({
      wouldRevoke: true,
      failing: 6,
      failingAtMost: 6,
      size: 19,
      criticalFailing: [{ number: 10, name: 'Thu nhập' }],
      reason: '6 of 19 not met (31.58 %), one of them critical: Thu nhập',
      basis: 'Quyết định 18/2022/QĐ-TTg',
    });
    expect(view([card({ notMet: [1, 2, 3, 4, 5, 6] })])).toMatchObject({
      wouldRevoke: false,
      reason: '6 of 19 not met (31.58 %), none of them critical',
    });
    expect(view([card({ notMet: [1, 10, 17] })])).toMatchObject({
      wouldRevoke: false,
      reason: '3 of 19 not met (15.79 %), two of them critical: Thu nhập, Môi trường',
    });
    expect(view([card({ notMet: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11] })])).toMatchObject({ wouldRevoke: true, failing: 10 });
    expect(view([card({})])).toMatchObject({ wouldRevoke: false, reason: '0 of 19 not met (0.00 %)' });
  });

  it('takes no title away', () => {
    const facts = [granted('2023-01-01', { unitId: 'a' }), card({ notMet: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })];
    const history = new History(...SCENE, ...facts);
    expect(view(facts)).toMatchObject({ wouldRevoke: true, titleInForce: true });
    expect(history.model.titlesOf('a', history.moment('2024-12-31'))).toMatchObject([{ level: 'NTM', ending: null }]);
    expect(view([card({ notMet: [1] })])).toMatchObject({ titleInForce: false });
  });

  it('gives a range where criteria are only basically met or not known, and no verdict where they could tip it', () => {
    expect(view([card({ notMet: [1, 2, 3, 10], basicallyMet: [5, 6], unknown: [7] })])).toMatchObject({
      wouldRevoke: null,
      failing: 4,
      failingAtMost: 7,
      reason:
        '4 to 7 of 19 not met (21.05 to 36.84 %), one of them critical: Thu nhập; 2 only basically met; of 1 it is not known',
    });
    expect(view([card({ notMet: [1, 2, 3, 4, 5], unknown: [10] })])).toMatchObject({
      wouldRevoke: null,
      reason: '5 to 6 of 19 not met (26.32 to 31.58 %), whether a critical one is among them is not known; of 1 it is not known',
    });
    expect(view([card({ notMet: [1, 2, 3, 4, 5], unknown: [6] })]).wouldRevoke).toBe(false);
    expect(view([card({ notMet: [1, 2, 3, 4, 5, 10], unknown: [6] })]).wouldRevoke).toBe(true);
  });

  it('does not count what does not apply as failing', () => {
    expect(view([card({ notMet: [1, 2, 3, 4, 10], notApplicable: [7] })])).toMatchObject({
      failingAtMost: 5,
      wouldRevoke: false,
    });
  });

  it('reads of a stated total what it allows', () => {
    const stated = (met: number, missing: readonly number[] = []) =>
      view([scoreStated('2023-12-31', { unitId: 'a', criteriaSetId: 'xa-ntm-2021', met, size: 19, missing })]);
    expect(stated(15)).toMatchObject({ wouldRevoke: false, failing: 0, failingAtMost: 4 });
    expect(stated(13)).toMatchObject({ wouldRevoke: null, failing: 0, failingAtMost: 6 });
    expect(stated(13, [1, 2, 3, 4, 5, 19])).toMatchObject({ wouldRevoke: true, failing: 6, failingAtMost: 6 });
  });

  it('tests a model title by the advanced set, with the critical criteria of that set', () => {
    const advanced = assessed('2023-12-31', {
      unitId: 'a',
      criteriaSetId: 'xa-nangcao-2021',
      size: 19,
      notMet: [1, 2, 3, 4, 5, 18],
    });
    for (const level of ['ADVANCED', 'MODEL'] as const) {
      expect(view([advanced], 'a', level)).toMatchObject({
        wouldRevoke: true,
        counted: { set: { id: 'xa-nangcao-2021' } },
        criticalFailing: [{ number: 18, name: 'Tiếp cận pháp luật' }],
      });
    }
    expect(view([advanced], 'a', 'NTM')).toMatchObject({ wouldRevoke: null, size: null });
  });

  it('holds nobody against a set that has been followed by another, nor by what is only meant or thought', () => {
    const old = assessed('2021-12-31', {
      unitId: 'a',
      criteriaSetId: 'xa-ntm-2016',
      size: 19,
      notMet: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    });
    const unsaid = { wouldRevoke: null, failing: null, size: null, reason: 'no scorecard counts against xa-ntm-2021' };
    expect(view([old])).toMatchObject(unsaid);
    expect(view([card({ notMet: [1], statement: 'PLAN' }), card({ notMet: [1], statement: 'ESTIMATE' })])).toMatchObject(unsaid);
  });

  it('says nothing on a day of which no act with a test is known, and names none', () => {
    const failing = card({ notMet: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, '2022-04-01');
    const on = (day: string) => {
      const { wouldRevoke, failing: count, basis } = view([failing], 'a', 'NTM', day);
      return [wouldRevoke, count, basis];
    };
    expect(on('2022-08-01')).toEqual([null, 10, null]);
    expect(on('2022-08-02')).toEqual([true, 10, 'Quyết định 18/2022/QĐ-TTg']);
    expect(on('2026-02-14')).toEqual([true, 10, 'Quyết định 18/2022/QĐ-TTg']);
    expect(on('2026-02-15')).toEqual([null, null, null]);
    expect(view([failing], 'a', 'NTM', '2022-08-01').reason).toContain(
      'no other act with a revocation test is known for 2022-08-01',
    );
  });

  it('says so where no test is known for a unit or a level', () => {
    expect(view([], 'thi-tran', 'CIVILISED_URBAN').reason).toBe(
      'no revocation test for CIVILISED_URBAN of a thị trấn is known from a source',
    );
    expect(view([], 'thon', 'NTM').reason).toBe('no revocation test for NTM of a thôn is known from a source');
    expect(view([], 'a', 'MODERN').reason).toBe('no revocation test for MODERN of a xã is known from a source');
    expect(view([], 'thi-tran', 'NTM').reason).toBe('NTM is no level for thị trấn Hà Trung');
    expect(view([], 'tinh', 'NTM').wouldRevoke).toBeNull();
  });

  it('does not know which of them are critical where the set does not say', () => {
    const unsaid = setPublished('2023-01-01', { criteriaSetId: 'xa-rieng', provinceCode: '38', criticalSourced: false }, 'tinh');
    const own = (notMet: number[]) =>
      view([unsaid, assessed('2024-01-01', { unitId: 'a', criteriaSetId: 'xa-rieng', size: 19, notMet })]);
    expect(own([1, 2, 3, 4, 5, 6])).toMatchObject({
      wouldRevoke: null,
      reason: '6 of 19 not met (31.58 %), whether a critical one is among them is not known',
    });
    expect(own([1, 2, 3, 4, 5]).wouldRevoke).toBe(false);
  });
});

describe('the revocation test of a district', () => {
  const district = (notMet: readonly number[]): Fact =>
    assessed('2023-12-31', { unitId: 'huyen', criteriaSetId: 'huyen-ntm-2021', size: 9, notMet });

  it('goes by the nine criteria of its set', () => {
    expect(view([district([1, 2, 6])], 'huyen')).toMatchObject({
      wouldRevoke: true,
      reason: '3 of 9 not met (33.33 %), one of them critical: criterion 6',
      communes: { revoked: 0, communes: 4 },
    });
    expect(view([district([1, 2, 3])], 'huyen').wouldRevoke).toBe(false);
    expect(view([district([1, 2, 3, 4, 5])], 'huyen').wouldRevoke).toBe(true);
  });

  it('or by its communes: at least 30 % of them revoked, whatever its criteria', () => {
    const lost = (...ids: readonly string[]) =>
      ids.flatMap((unitId) => [granted('2020-01-01', { unitId }), revoked('2023-05-01', { unitId })]);
    expect(view(lost('a', 'b'), 'huyen')).toMatchObject({
      wouldRevoke: true,
      reason: 'no scorecard counts against huyen-ntm-2021; 2 of its 4 communes revoked (50.00 %)',
    });
    expect(view([...lost('a', 'b'), district([])], 'huyen').wouldRevoke).toBe(true);
    expect(view([...lost('a'), district([])], 'huyen')).toMatchObject({
      wouldRevoke: false,
      reason: '0 of 9 not met (0.00 %); 1 of its 4 communes revoked (25.00 %)',
    });
    // Recognised anew, or no xã of the district any more: not counted.
    expect(view([...lost('a', 'b'), granted('2024-01-01', { unitId: 'a' })], 'huyen').communes).toEqual({
      revoked: 1,
      communes: 4,
    });
    expect(view([...lost('a', 'b'), retyped('2024-01-01', 'a', 'thị trấn')], 'huyen').communes).toEqual({
      revoked: 1,
      communes: 3,
    });
    // A title that a merger ended was not revoked.
    expect(view([granted('2020-01-01', { unitId: 'a' }), ended('2023-01-01', 'a')], 'huyen').communes).toEqual({
      revoked: 0,
      communes: 3,
    });
  });
});
