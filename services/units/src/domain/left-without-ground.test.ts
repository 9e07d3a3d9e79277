import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { isUnitEvent, Register } from '@ntm-ledger/register';
import { leftWithoutGround } from './left-without-ground.js';

const BEFORE = '2004-08-31';
const place = (position: number, effectiveOn = '2020-01-01') => ({ stream: UNITS_STREAM, position, effectiveOn }) as const;

function begun(position: number, unitId: string, more: Partial<UnitIdentity>, on = BEFORE): LedgerEvent {
  const identity = { unitId, kind: 'COMMUNE', type: 'xã', name: unitId.toUpperCase(), code: null, parentId: 'd' } as const;
  return givenEvent({ ...place(position, on), type: 'UnitRegistered', data: { ...identity, ...more } });
}

const district = (position: number, unitId: string): LedgerEvent =>
  begun(position, unitId, { kind: 'DISTRICT', type: 'huyện', parentId: null });

/** What would be wrong after the facts at some positions are taken back. */
function left(events: readonly LedgerEvent[], ...positions: number[]): string[] {
  const register = new Register();
  for (const event of events) register.apply(event);
  const batch = events.filter(isUnitEvent).filter(({ position }) => positions.includes(position));
  return leftWithoutGround(register, batch, toPosition(events.length));
}

describe('what a withdrawal leaves without ground', () => {
  it('is a code that another unit bears since a recode gave it up', () => {
    const events = [
      district(1, 'd'),
      begun(2, 'r', { code: '72010' }),
      givenEvent({ ...place(3), type: 'UnitRecoded', data: { unitId: 'r', code: '72011' } }),
      begun(4, 's', { code: '72010' }, '2021-01-01'),
    ];
    expect(left(events, 3)).toEqual(['xã S bears the code 72010, which would be that of xã R too, on 2021-01-01']);
    expect(left(events, 4)).toEqual([]);
  });

  it('is a unit that would go back to a parent that has ended since', () => {
    const events = [
      district(1, 'd'),
      district(2, 'e'),
      begun(3, 'r', {}),
      givenEvent({ ...place(4), type: 'UnitReparented', data: { unitId: 'r', parentId: 'e' } }),
      givenEvent({
        ...place(5, '2022-01-01'),
        type: 'UnitEnded',
        data: { unitId: 'd', manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
      }),
    ];
    expect(left(events, 4)).toEqual(['xã R would stand under huyện D, which has ended, on 2022-01-01']);
    expect(left(events, 4, 5)).toEqual([]);
  });

  it('is what stands under a unit that would never have been, and what is recorded about it', () => {
    const events = [
      district(1, 'd'),
      begun(2, 'r', {}),
      givenEvent({ ...place(3), type: 'UnitRenamed', data: { unitId: 'd', name: 'D2' } }),
    ];
    expect(left(events, 1)).toEqual([
      'UnitRenamed of huyện D2 at position 3',
      'xã R would stand under a unit that is not there on 2004-08-31',
    ]);
    expect(left(events, 1, 2, 3)).toEqual([]);
  });

  it('is not what was wrong before, such as an old fact that was recorded with a warning', () => {
    const events = [
      district(1, 'd'),
      begun(2, 'r', { code: '72010' }),
      begun(3, 's', { code: '72010' }),
      givenEvent({ ...place(4), type: 'UnitRenamed', data: { unitId: 'r', name: 'Khác' } }),
    ];
    expect(left(events, 4)).toEqual([]);
  });
});
