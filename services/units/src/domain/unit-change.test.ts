import { describe, expect, it } from '@jest/globals';
import type { RecordingMode } from '@ntm-ledger/events';
import { givenRegister } from '../testing/given-units.js';
import { HA_TRUNG } from '../testing/ha-trung.js';
import { whenResolved } from '../testing/when-resolved.js';
import type { UnitChange } from './unit-change.js';

const GIVEN = givenRegister(HA_TRUNG);

describe.each<RecordingMode>(['LIVE', 'BACKFILL'])('a resolution in mode %s', (mode) => {
  const when = (...changes: UnitChange[]): string[] => whenResolved(GIVEN, { changes, mode });

  it.each<[UnitChange, UnitChange]>([
    [
      { kind: 'rename', unitId: 'ha-binh', name: 'Một' },
      { kind: 'rename', unitId: 'ha-binh', name: 'Hai' },
    ],
    [
      { kind: 'retype', unitId: 'ha-binh', type: 'phường' },
      { kind: 'retype', unitId: 'ha-binh', type: 'thị trấn' },
    ],
    [
      { kind: 'recode', unitId: 'ha-binh', code: '99998' },
      { kind: 'recode', unitId: 'ha-binh', code: '99999' },
    ],
    [
      { kind: 'reparent', unitId: 'ha-binh', parentId: 'nga-son' },
      { kind: 'reparent', unitId: 'ha-binh', parentId: 'thanh-hoa' },
    ],
  ])('says each thing of a unit once: %j', (first, second) => {
    expect(when(first)).toHaveLength(1);
    expect(when(first, second)).toEqual([`changes.1: a second ${first.kind} of the same unit in one resolution`]);
  });

  it.each<[UnitChange, string]>([
    [{ kind: 'rename', unitId: 'ha-binh', name: 'Hà Bình' }, 'changes.0.name: xã Hà Bình bears this name already'],
    [{ kind: 'retype', unitId: 'ha-binh', type: 'xã' }, 'changes.0.type: xã Hà Bình is a xã already'],
    [{ kind: 'recode', unitId: 'ha-binh', code: '15328' }, 'changes.0.code: xã Hà Bình bears the code 15328 already'],
    [{ kind: 'recode', unitId: 'thon', code: null }, 'changes.0.code: thôn Thịnh Vinh has no code already'],
    [
      { kind: 'reparent', unitId: 'ha-binh', parentId: 'ha-trung' },
      'changes.0.parent: xã Hà Bình stands under huyện Hà Trung already',
    ],
  ])('changes something: %j is refused', (change, problem) => {
    expect(when(change)).toEqual([problem]);
  });

  it('may say one thing of each of several units, and several things of one', () => {
    expect(
      when(
        { kind: 'rename', unitId: 'ha-binh', name: 'Một' },
        { kind: 'rename', unitId: 'ha-thanh', name: 'Hai' },
        { kind: 'recode', unitId: 'ha-binh', code: '99999' },
        { kind: 'retype', unitId: 'ha-binh', type: 'phường' },
        { kind: 'reparent', unitId: 'ha-binh', parentId: 'nga-son' },
      ),
    ).toHaveLength(5);
  });
});
