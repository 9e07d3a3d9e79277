import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { Register } from './register.js';
import { walkTree } from './tree-walk.js';
import { countsUnder } from './unit-counts.js';

const UNITS: readonly UnitIdentity[] = [
  { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
  { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'vn' },
  { unitId: 'da-nang', kind: 'PROVINCE', type: 'thành phố', name: 'Đà Nẵng', code: '48', parentId: 'vn' },
  { unitId: 'dak-lak', kind: 'PROVINCE', type: 'tỉnh', name: 'Đắk Lắk', code: '66', parentId: 'vn' },
  { unitId: 'ha-trung', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parentId: 'thanh-hoa' },
  { unitId: 'sam-son', kind: 'DISTRICT', type: 'thành phố', name: 'Sầm Sơn', code: '382', parentId: 'thanh-hoa' },
  { unitId: 'town', kind: 'COMMUNE', type: 'thị trấn', name: 'Hà Trung', code: '15271', parentId: 'ha-trung' },
  { unitId: 'ha-van', kind: 'COMMUNE', type: 'xã', name: 'Hà Vân', code: '15283', parentId: 'ha-trung' },
  { unitId: 'ha-hai', kind: 'COMMUNE', type: 'xã', name: 'Hà Hải', code: '15343', parentId: 'ha-trung' },
  { unitId: 'twin', kind: 'COMMUNE', type: 'xã', name: 'Hà Hải', code: '15344', parentId: 'ha-trung' },
  { unitId: 'ended', kind: 'COMMUNE', type: 'xã', name: 'An Tiến', code: '15290', parentId: 'ha-trung' },
  { unitId: 'thon-2', kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', code: null, parentId: 'ha-van' },
  { unitId: 'thon-1', kind: 'HAMLET', type: 'thôn', name: 'Đông Thôn', code: null, parentId: 'ha-van' },
  { unitId: 'lost', kind: 'HAMLET', type: 'thôn', name: 'Không Ai', code: null, parentId: 'ended' },
];

/** The units above on the day after An Tiến ended, registered in an order that no tree has. */
const register = new Register();
const events: LedgerEvent[] = [
  ...UNITS.toReversed().map((data, index) =>
    givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position: index + 1, effectiveOn: '2004-08-31', data }),
  ),
  givenEvent({
    type: 'UnitEnded',
    stream: UNITS_STREAM,
    position: UNITS.length + 1,
    effectiveOn: '2010-01-01',
    data: { unitId: 'ended', manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
  }),
];
for (const event of events) register.apply(event);
const moment: Moment = { effectiveOn: toIsoDate('2010-01-02'), position: toPosition(events.length) };

describe('a walk of the tree', () => {
  it('meets every unit before those under it, and siblings as Vietnamese dictionaries order names, then by code', () => {
    expect(walkTree(register, 'vn', moment).map(({ id }) => id)).toEqual([
      'da-nang',
      'dak-lak',
      'thanh-hoa',
      'ha-trung',
      'ha-hai',
      'twin',
      'town',
      'ha-van',
      'thon-1',
      'thon-2',
      'sam-son',
    ]);
  });

  it('enters no branch of a unit that has ended', () => {
    expect(walkTree(register, 'ha-trung', moment).map(({ id }) => id)).not.toContain('lost');
    expect(walkTree(register, 'ha-trung', { ...moment, effectiveOn: toIsoDate('2009-12-31') })[0]?.id).toBe('ended');
  });

  it('ends at a cycle', () => {
    const doctored = new Register();
    for (const [unitId, parentId] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const data = { unitId, kind: 'COMMUNE', type: 'xã', name: unitId, code: null, parentId } as const;
      const position = doctored.factsOf('a', toPosition(9)).length + 1;
      doctored.apply(givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position, effectiveOn: '2004-08-31', data }));
    }
    expect(walkTree(doctored, 'a', moment).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the units below a unit', () => {
  it('are counted by kind from the highest tier down, then by type; a thành phố is a province or a district', () => {
    const told = (id: string): string[] =>
      countsUnder(register, id, moment).map(({ kind, type, count }) => `${kind} ${type}: ${String(count)}`);
    expect(told('vn')).toEqual([
      'PROVINCE tỉnh: 2',
      'PROVINCE thành phố: 1',
      'DISTRICT huyện: 1',
      'DISTRICT thành phố: 1',
      'COMMUNE xã: 3',
      'COMMUNE thị trấn: 1',
      'HAMLET thôn: 2',
    ]);
    expect(told('ha-van')).toEqual(['HAMLET thôn: 2']);
    expect(told('thon-1')).toEqual([]);
  });
});
