import { describe, expect, it } from '@jest/globals';
import type { RecordingMode } from '@ntm-ledger/events';
import { givenRegister } from '../testing/given-units.js';
import { HA_TRUNG } from '../testing/ha-trung.js';
import { whenResolved } from '../testing/when-resolved.js';
import type { UnitChange } from './reorganisation.js';

const GIVEN = givenRegister(HA_TRUNG);
const abolish = (unitId: string, manner: 'ABOLISHED' | 'UNKNOWN' = 'ABOLISHED'): UnitChange => ({
  kind: 'abolish',
  unitId,
  manner,
});
const when = (change: UnitChange, mode: RecordingMode): string[] => whenResolved(GIVEN, { changes: [change], mode });

describe('a unit that ends without a successor', () => {
  it('is no commune: somebody receives its territory', () => {
    expect(when(abolish('ha-binh'), 'LIVE')).toEqual([
      'resolutionBalances: xã Hà Bình is abolished, but nobody receives its territory; say which units it goes to.',
    ]);
    expect(when(abolish('ha-binh'), 'BACKFILL')).toEqual(['UnitEnded ha-binh (resolutionBalances)']);
  });

  it('is no province', () => {
    const districts = { kind: 'reparent', unitId: 'bach-long-vi', parentId: 'thanh-hoa' } as const;
    const changes = [districts, abolish('hai-phong')];
    expect(whenResolved(GIVEN, { changes })).toEqual([
      expect.stringMatching(/^resolutionBalances: thành phố Hải Phòng is abolished/),
    ]);
    expect(whenResolved(GIVEN, { changes, mode: 'BACKFILL' })).toEqual([
      'UnitReparented bach-long-vi (resolutionBalances)',
      'UnitEnded hai-phong',
    ]);
  });

  it.each<RecordingMode>(['LIVE', 'BACKFILL'])('may be a district, whose communes hold its territory (%s)', (mode) => {
    expect(when(abolish('nga-son'), mode)).toEqual(['UnitEnded nga-son']);
  });

  it.each<RecordingMode>(['LIVE', 'BACKFILL'])('may be a hamlet that is dissolved (%s)', (mode) => {
    expect(when(abolish('thon'), mode)).toEqual(['UnitEnded thon']);
  });

  it('may have given parts away before, but not in the resolution that abolishes it: the rest is its remainder', () => {
    const parts = [{ giverId: 'ha-binh', receiverId: 'ha-van', extent: 'PART' }] as const;
    const resolution = { changes: [abolish('ha-binh')], transfers: parts };
    expect(whenResolved(GIVEN, resolution)).toEqual([
      expect.stringMatching(/^resolutionBalances: Parts of xã Hà Bình go to others/),
    ]);
    expect(whenResolved(GIVEN, { ...resolution, mode: 'BACKFILL' })).toEqual([
      'UnitAbsorbed ha-van (resolutionBalances)',
      'UnitCeded ha-binh',
      'UnitEnded ha-binh',
    ]);
  });
});

describe('a unit of which nobody knows what became', () => {
  it.each(['ha-binh', 'nga-son', 'thon'])('is one of the past: live it is known what becomes of %s', (unitId) => {
    expect(when(abolish(unitId, 'UNKNOWN'), 'LIVE')).toEqual([
      expect.stringMatching(/^fateIsKnown: .* ends, and what becomes of it is not said\.$/),
    ]);
  });

  it.each(['ha-binh', 'nga-son', 'thon'])('is recorded with that as its only warning (%s)', (unitId) => {
    expect(when(abolish(unitId, 'UNKNOWN'), 'BACKFILL')).toEqual([`UnitEnded ${unitId} (fateIsKnown)`]);
  });
});
