import { describe, expect, it } from '@jest/globals';
import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { UnitFact } from '../testing/given-units.js';
import { ACT, givenRegister, stood } from '../testing/given-units.js';
import { commune, LAO_CAI, province } from '../testing/lao-cai.js';
import { balanceOf, toldChanges } from '../testing/told-changes.js';
import type { RegisterChanges } from './register-changes.js';
import { compareRegister } from './register-changes.js';

const { register, on } = givenRegister(LAO_CAI);
const told = (changes: RegisterChanges | undefined, of: RegisterView = register): string[] => toldChanges(changes, of);

function changesOf(
  code: string,
  from: Moment,
  to: Moment,
  kinds: readonly UnitKind[] | null = ['COMMUNE'],
): RegisterChanges | undefined {
  return compareRegister(register, { code, kinds }, from, to);
}

describe('a scope whose code went to the unit that came of it', () => {
  it('is compared as the one that bore the code with the one that bears it', () => {
    const changes = changesOf('15', on('2025-06-30'), on('2025-07-01'));
    expect(told(changes)).toEqual([
      'Âu Lâu: REPARENTED tỉnh Yên Bái → tỉnh Lào Cai on 2025-07-01 by 202/2025/QH15',
      'Minh Bảo Mới: REPARENTED tỉnh Yên Bái → tỉnh Lào Cai on 2025-07-01 by 202/2025/QH15',
      'Tuy Lộc: ENDED xã Tuy Lộc → – on 2025-07-01 by 1673/NQ-UBTVQH15',
      'Cam Đường: ESTABLISHED – → xã Cam Đường on 2025-07-01 by 1673/NQ-UBTVQH15',
      'Hợp Thành: ENTERED_SCOPE tỉnh Lào Cai → tỉnh Lào Cai on 2025-07-01 by 202/2025/QH15',
    ]);
    expect(balanceOf(changes)).toEqual([3, 2, 1, 4]);
    expect([changes?.before.scope?.name, changes?.after.scope?.name]).toEqual(['Yên Bái', 'Lào Cai']);
    expect(changes?.counts).toEqual([
      { change: 'ESTABLISHED', count: 1 },
      { change: 'ENTERED_SCOPE', count: 1 },
      { change: 'REPARENTED', count: 2 },
      { change: 'ENDED', count: 1 },
    ]);
  });

  it('is itself among what is compared, where its kind is asked for', () => {
    expect(told(changesOf('15', on('2025-06-30'), on('2025-07-01'), ['PROVINCE']))).toEqual([
      'Yên Bái: ENDED tỉnh Yên Bái → – on 2025-07-01 by 202/2025/QH15',
      'Lào Cai: ESTABLISHED – → tỉnh Lào Cai on 2025-07-01 by 202/2025/QH15',
    ]);
    expect(balanceOf(changesOf('15', on('2025-06-30'), on('2025-07-01'), null))).toEqual([4, 3, 2, 5]);
  });

  it('that nobody bears any more has lost everything that lay in it: what ended, and what lives on elsewhere', () => {
    const changes = changesOf('10', on('2025-06-30'), on('2025-07-01'));
    expect(told(changes)).toEqual([
      'Hợp Thành: LEFT_SCOPE tỉnh Lào Cai → tỉnh Lào Cai on 2025-07-01 by 202/2025/QH15',
      'Tả Phời: ENDED xã Tả Phời → – on 2025-07-01 by 1673/NQ-UBTVQH15',
    ]);
    expect(balanceOf(changes)).toEqual([2, 0, 2, 0]);
    expect(changes?.after.scope).toBeUndefined();
  });

  it('that nobody bears at either moment is compared with nothing', () => {
    expect(changesOf('99', on('2025-06-30'), on('2025-07-01'))).toBeUndefined();
  });
});

describe('what differs between two days', () => {
  it('is what a unit that goes on is called, of what type, with what code, as what it counts, and whether it lies in the scope', () => {
    const changes = changesOf('15', on('2019-12-31'), on('2024-12-31'));
    expect(told(changes)).toEqual([
      'Âu Lâu: RETYPED xã → phường on 2024-06-01 by 786/NQ-UBTVQH14',
      'Âu Lâu: RECODED 04543 → 04544 on 2024-06-01 by 786/NQ-UBTVQH14',
      'Âu Lâu: CLASSIFIED BORDER – → NO on 2024-06-01 by 786/NQ-UBTVQH14',
      'Âu Lâu: CLASSIFIED PROGRAMME – → OUT on 2024-06-01 by 786/NQ-UBTVQH14',
      'Hiền Lương: LEFT_SCOPE tỉnh Yên Bái → tỉnh Phú Thọ on 2024-01-01 by 786/NQ-UBTVQH14',
      'Minh Bảo Mới: RENAMED Minh Bảo → Minh Bảo Mới on 2020-01-01 by 786/NQ-UBTVQH14',
    ]);
    expect(balanceOf(changes)).toEqual([4, 0, 1, 3]);
  });

  it('is nothing between a moment and itself, nor of what came and went again between the two', () => {
    expect(told(changesOf('VN', on('2025-07-01'), on('2025-07-01'), null))).toEqual([]);
    const between: UnitFact[] = [
      stood(province('lang-son', 'Lạng Sơn', '20')),
      ['UnitRenamed', '2010-01-01', { unitId: 'lang-son', name: 'Khác' }],
      ['UnitRenamed', '2011-01-01', { unitId: 'lang-son', name: 'Lạng Sơn' }],
      ['UnitRegistered', '2010-01-01', commune('brief', 'Ngắn', '06000', 'lang-son')],
      ['UnitEnded', '2011-01-01', { unitId: 'brief', manner: 'UNKNOWN', successors: [], certainty: 'INFERRED' }],
    ];
    const given = givenRegister(between);
    const changes = compareRegister(given.register, { code: '20', kinds: null }, given.on('2009-01-01'), given.on('2012-01-01'));
    expect(told(changes)).toEqual([]);
    expect(balanceOf(changes)).toEqual([1, 0, 0, 1]);
  });

  it('tells a unit that was entered as standing from one that was formed', () => {
    const given = givenRegister([
      stood(province('lang-son', 'Lạng Sơn', '20')),
      ['UnitRegistered', '2013-12-20', commune('late', 'Quảng Trạch', '06001', 'lang-son')],
    ]);
    const changes = compareRegister(given.register, { code: '20', kinds: null }, given.on('2010-01-01'), given.on('2014-01-01'));
    expect(told(changes, given.register)).toEqual(['Quảng Trạch: REGISTERED – → xã Quảng Trạch on 2013-12-20 by no act']);
  });

  it('names the unit above that moved, where one took with it what lies in it', () => {
    const given = givenRegister([
      stood(province('ha-tay', 'Hà Tây', '28')),
      stood(province('ha-noi', 'Hà Nội', '01')),
      stood({ unitId: 'thach-that', kind: 'DISTRICT', type: 'huyện', name: 'Thạch Thất', code: '276', parentId: 'ha-tay' }),
      stood(commune('yen-binh', 'Yên Bình', '04990', 'thach-that')),
      ['UnitReparented', '2008-08-01', { unitId: 'thach-that', parentId: 'ha-noi' }, { ...ACT, number: '15/2008/QH12' }],
    ]);
    const [from, to] = [given.on('2008-07-31'), given.on('2008-08-01')];
    const moved = 'tỉnh Hà Tây → tỉnh Hà Nội on 2008-08-01 by 15/2008/QH12';
    const commons = { kinds: ['COMMUNE'] } as const;
    expect(told(compareRegister(given.register, { code: '01', ...commons }, from, to), given.register)).toEqual([
      `Yên Bình: ENTERED_SCOPE ${moved}`,
    ]);
    expect(told(compareRegister(given.register, { code: '28', ...commons }, from, to), given.register)).toEqual([
      `Yên Bình: LEFT_SCOPE ${moved}`,
    ]);
    expect(told(compareRegister(given.register, { code: '276', ...commons }, from, to), given.register)).toEqual([]);
  });

  it('follows a unit that was recoded, where nobody else bears the code', () => {
    const given = givenRegister([
      stood(province('ha-noi', 'Hà Nội', '01')),
      stood({ unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', name: 'Thạch Thất', code: '313', parentId: 'ha-noi' }),
      stood(commune('yen-binh', 'Yên Bình', '04990', 'huyen')),
      ['UnitRecoded', '2010-01-01', { unitId: 'huyen', code: '276' }],
    ]);
    for (const code of ['313', '276']) {
      const changes = compareRegister(given.register, { code, kinds: null }, given.on('2009-12-31'), given.on('2010-01-01'));
      expect(told(changes, given.register)).toEqual(['Thạch Thất: RECODED 313 → 276 on 2010-01-01 by no act']);
      expect(balanceOf(changes)).toEqual([2, 0, 0, 2]);
    }
  });

  it('says so when it is the code that went from one living unit to another', () => {
    const given = givenRegister([
      stood(province('mot', 'Một', '01')),
      stood(province('hai', 'Hai', '02')),
      stood(commune('a', 'A', '00001', 'mot')),
      stood(commune('b', 'B', '00002', 'hai')),
      ['UnitRecoded', '2010-01-01', { unitId: 'mot', code: '03' }, ACT],
      ['UnitRecoded', '2010-01-01', { unitId: 'hai', code: '01' }, ACT],
    ]);
    const changes = compareRegister(
      given.register,
      { code: '01', kinds: ['COMMUNE'] },
      given.on('2009-12-31'),
      given.on('2010-01-01'),
    );
    expect(told(changes, given.register)).toEqual([
      'A: LEFT_SCOPE tỉnh Một → tỉnh Hai on 2010-01-01 by 786/NQ-UBTVQH14',
      'B: ENTERED_SCOPE tỉnh Một → tỉnh Hai on 2010-01-01 by 786/NQ-UBTVQH14',
    ]);
  });

  it('says so when what lay in the scope was left behind by a unit that ended', () => {
    const given = givenRegister([
      stood(province('ha-noi', 'Hà Nội', '01')),
      stood({ unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', name: 'Thạch Thất', code: '276', parentId: 'ha-noi' }),
      stood(commune('yen-binh', 'Yên Bình', '04990', 'huyen')),
      ['UnitEnded', '2010-01-01', { unitId: 'huyen', manner: 'UNKNOWN', successors: [], certainty: 'INFERRED' }],
    ]);
    const changes = compareRegister(
      given.register,
      { code: '01', kinds: ['COMMUNE'] },
      given.on('2009-12-31'),
      given.on('2010-01-01'),
    );
    expect(told(changes, given.register)).toEqual(['Yên Bình: LEFT_SCOPE huyện Thạch Thất → – on 2010-01-01 by no act']);
  });
});
