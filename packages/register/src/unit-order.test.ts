import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { Moment } from '@ntm-ledger/temporal';
import { givenRegister } from './testing/given-register.js';

const hamlet = { kind: 'HAMLET', type: 'thôn', code: null, parentId: 'a' } as const;
const commune = { kind: 'COMMUNE', type: 'xã', parentId: 'province' } as const;
const province = { kind: 'PROVINCE', type: 'tỉnh', parentId: null, unitId: 'province', name: 'Thanh Hóa', code: '38' } as const;
const { register, on } = givenRegister([
  ['UnitRegistered', '2010-01-01', province],
  ['UnitRegistered', '2010-01-01', { ...commune, unitId: 'b', name: 'Điền Lư', code: '14950' }],
  ['UnitRegistered', '2010-01-01', { ...commune, unitId: 'a', name: 'Ái Thượng', code: '14944' }],
  ['UnitRegistered', '2010-01-01', { ...hamlet, unitId: 'second', name: 'Thôn 2' }],
  ['UnitRegistered', '2010-01-01', { ...hamlet, unitId: 'first', name: 'Thôn 1' }],
  // Recorded late, so that a reader of an earlier position finds no row of his.
  ['UnitRecoded', '2020-01-01', { unitId: 'a', code: '15000' }],
  ['UnitRecoded', '2015-01-01', { unitId: 'a', code: '14960' }],
]);

function listed(moment: Moment): string[] {
  const columns = register.inColumns();
  return [...columns.within('province', moment, 'HAMLET').numbers].map((number) => columns.ids[number] ?? '');
}

describe('the order of units in lists', () => {
  it('is that of their codes at the moment, those without one behind by name', () => {
    expect(listed(on('2012-01-01'))).toEqual(['a', 'b', 'province', 'first', 'second']);
    expect(listed(on('2016-01-01'))).toEqual(['b', 'a', 'province', 'first', 'second']);
    expect(listed(on('2021-01-01'))).toEqual(['b', 'a', 'province', 'first', 'second']);
  });

  it('is the same for the few units of a scope as for the many of another', () => {
    const codes = Array.from({ length: 80 }, (_, index) => String(15_000 + ((index * 37) % 80)));
    const { register, on } = givenRegister([
      ['UnitRegistered', '2010-01-01', province],
      ['UnitRegistered', '2010-01-01', { ...province, unitId: 'small', code: '40', parentId: 'province' }],
      ...codes.map((code, index) => {
        const parentId = index < 4 ? 'small' : 'province';
        return ['UnitRegistered', '2010-01-01', { ...commune, unitId: code, name: 'Hà Vân', code, parentId }] as const;
      }),
    ]);
    const columns = register.inColumns();
    const communesOf = (scopeId: string): (string | undefined)[] =>
      [...columns.within(scopeId, on('2012-01-01'), 'COMMUNE').ofKind('COMMUNE')].map((number) => columns.ids[number]);
    expect(communesOf('province')).toEqual(codes.toSorted());
    expect(communesOf('small')).toEqual(codes.slice(0, 4).toSorted());
    expect(communesOf('province')).toEqual(codes.toSorted());
  });

  it('is for a reader of an earlier position that of what was known then', () => {
    expect(listed({ ...on('2016-01-01'), position: toPosition(5) })).toEqual(['a', 'b', 'province', 'first', 'second']);
  });

  it('is by code for readers of states that nobody knows any more, however many stand side by side', () => {
    const { register, on } = givenRegister([
      ['UnitRegistered', '2010-01-01', province],
      ['UnitRegistered', '2010-01-01', { ...commune, unitId: 'b', name: 'Điền Lư', code: '14950' }],
      ['UnitRegistered', '2010-01-01', { ...commune, unitId: 'a', name: 'Ái Thượng', code: '14944' }],
      ['UnitRenamed', '2020-01-01', { unitId: 'b', name: 'Điền An' }],
      ['UnitRenamed', '2020-01-01', { unitId: 'a', name: 'Ái Xuân' }],
      ['UnitRecoded', '2015-01-01', { unitId: 'a', code: '14990' }],
      ['UnitRecoded', '2015-01-01', { unitId: 'b', code: '14980' }],
    ]);
    const columns = register.inColumns();
    const listed = (moment: Moment): (string | undefined)[] =>
      [...columns.within('province', moment, 'COMMUNE').numbers].map((number) => columns.ids[number]);
    expect(listed({ ...on('2021-01-01'), position: toPosition(5) })).toEqual(['a', 'b', 'province']);
    expect(listed(on('2021-01-01'))).toEqual(['b', 'a', 'province']);
  });
});
