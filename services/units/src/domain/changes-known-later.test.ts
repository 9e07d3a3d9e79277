import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { givenRegister, stood } from '../testing/given-units.js';
import { commune, LAO_CAI, province } from '../testing/lao-cai.js';
import { balanceOf, toldChanges } from '../testing/told-changes.js';
import { compareRegister } from './register-changes.js';

describe('what differs by what was known', () => {
  const { register, events } = givenRegister(LAO_CAI);
  const day = toIsoDate('2025-12-31');
  const knownAt = (count: number): Moment => ({ effectiveOn: day, position: toPosition(count) });

  it('is what stood on the day already, but was recorded later', () => {
    const scope = { code: '15', kinds: ['COMMUNE'] } as const;
    const formed = events.findIndex(({ data }) => 'unitId' in data && data.unitId === 'cam-duong');
    const changes = compareRegister(register, scope, knownAt(formed), knownAt(formed + 1));
    expect(toldChanges(changes, register)).toEqual([
      'Cam Đường: REGISTERED_LATER – → xã Cam Đường on 2025-07-01 by 1673/NQ-UBTVQH15',
    ]);
    const later = compareRegister(
      register,
      scope,
      { ...knownAt(formed), effectiveOn: toIsoDate('2025-06-30') },
      knownAt(formed + 1),
    );
    expect(toldChanges(later, register)).toContain('Cam Đường: ESTABLISHED – → xã Cam Đường on 2025-07-01 by 1673/NQ-UBTVQH15');
  });

  it('is what was withdrawn since, and what a withdrawal brought back', () => {
    const given = givenRegister([
      stood(province('ha-noi', 'Hà Nội', '01')),
      stood(commune('a', 'A', '00001', 'ha-noi')),
      ['UnitRegistered', '2010-01-01', commune('slip', 'Nhầm', '00002', 'ha-noi')],
      ['UnitRenamed', '2010-01-01', { unitId: 'a', name: 'B' }],
      ['UnitClassified', '2010-01-01', { unitId: 'a', attribute: 'BORDER', value: 'YES' }],
      ['UnitRegistered', '2010-01-01', commune('gone', 'Mất', '00003', 'ha-noi')],
      ['UnitEnded', '2011-01-01', { unitId: 'gone', manner: 'UNKNOWN', successors: [], certainty: 'INFERRED' }],
    ]);
    const before = given.on('2012-01-01');
    const { events: facts, register: folded } = given;
    const slips = facts.filter(({ type, data }) => ('unitId' in data && data.unitId === 'slip') || !type.endsWith('Registered'));
    for (const [index, { effectiveOn, concerns, id, position, type }] of slips.entries()) {
      const data = { eventId: id, position, type, reason: 'ghi nhầm' };
      const place = { stream: UNITS_STREAM, position: facts.length + index + 1, effectiveOn, concerns };
      folded.apply(givenEvent({ type: 'FactWithdrawn', ...place, data }));
    }
    const after = { ...before, position: toPosition(facts.length + slips.length) };
    const changes = compareRegister(folded, { code: '01', kinds: ['COMMUNE'] }, before, after);
    expect(toldChanges(changes, folded)).toEqual([
      'A: RENAMED B → A on 2004-08-31 by no act',
      'A: CLASSIFIED BORDER YES → – by nothing that counts',
      'Nhầm: WITHDRAWN xã Nhầm → – by nothing that counts',
      'Mất: END_WITHDRAWN – → xã Mất on 2011-01-01 by no act',
    ]);
    expect(balanceOf(changes)).toEqual([2, 1, 1, 2]);
  });
});
