import { describe, expect, it } from '@jest/globals';
import type { RecordingMode, UnitIdentity } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { givenRegister, SOURCE, told } from '../testing/given-units.js';
import { HA_TRUNG, HA_VAN } from '../testing/ha-trung.js';
import type { Resolution } from '../testing/when-resolved.js';
import { whenResolved } from '../testing/when-resolved.js';
import { decideRegistration } from './registration.js';

const GIVEN = givenRegister([...HA_TRUNG, ['UnitReparented', '2020-01-01', { unitId: 'ha-thanh', parentId: 'thanh-hoa' }]]);
const LAST_DAY = '2025-06-30';
const DISTRICT: UnitIdentity = {
  ...HA_VAN,
  unitId: 'new',
  kind: 'DISTRICT',
  type: 'huyện',
  name: 'Mới',
  code: '999',
  parentId: 'thanh-hoa',
};
const COMMUNE: UnitIdentity = { ...HA_VAN, unitId: 'new', name: 'Mới', code: '99999', parentId: 'thanh-hoa' };

function registering(unit: UnitIdentity, on: string, mode: RecordingMode): string[] {
  const said = { mode, effectiveOn: toIsoDate(on), precision: 'DAY', basis: null, source: SOURCE } as const;
  return told(decideRegistration({ ...said, units: [unit] }, GIVEN.workingOn(on)));
}
const forming = (unit: UnitIdentity, giverId: string): Resolution => ({
  changes: [{ kind: 'establish', unit }],
  transfers: [{ giverId, receiverId: unit.unitId, receiverGoesOn: false }],
});

const DISTRICTS = /^tierExists: .*: from 2025-07-01 on there are no districts\.$/;
const TOWNSHIPS = /^typeExists: There can be no thị trấn .*: from 2025-07-01 on a commune is a xã, a phường or a đặc khu\.$/;

describe.each(['2025-07-01', '2026-04-30'])('on %s, when there are no districts and no thị trấn any more,', (day) => {
  it.each<[string, UnitIdentity, RegExp]>([
    ['no district', DISTRICT, DISTRICTS],
    ['no commune under a district', { ...COMMUNE, parentId: 'ha-trung' }, DISTRICTS],
    ['no thị trấn', { ...COMMUNE, type: 'thị trấn' }, TOWNSHIPS],
  ])('%s is registered: refused live, noted otherwise', (_, unit, rule) => {
    expect(registering(unit, day, 'LIVE')).toEqual([expect.stringMatching(rule)]);
    const name = rule === DISTRICTS ? 'tierExists' : 'typeExists';
    expect(registering(unit, day, 'BACKFILL')).toEqual([`UnitRegistered new (${name})`]);
    expect(registering(unit, LAST_DAY, 'LIVE')).toEqual(['UnitRegistered new']);
  });

  it.each<[string, Resolution, RegExp, string]>([
    ['forms no district', forming(DISTRICT, 'nga-son'), DISTRICTS, 'UnitEstablished new (tierExists)'],
    [
      'forms no commune under a district',
      forming({ ...COMMUNE, parentId: 'ha-trung' }, 'ha-thanh'),
      DISTRICTS,
      'UnitEstablished new (tierExists)',
    ],
    ['forms no thị trấn', forming({ ...COMMUNE, type: 'thị trấn' }, 'ha-thanh'), TOWNSHIPS, 'UnitEstablished new (typeExists)'],
    [
      'makes no thị trấn of a xã',
      { changes: [{ kind: 'retype', unitId: 'ha-binh', type: 'thị trấn' }] },
      TOWNSHIPS,
      'UnitRetyped ha-binh (typeExists)',
    ],
    [
      'puts no commune under a district',
      { changes: [{ kind: 'reparent', unitId: 'ha-thanh', parentId: 'ha-trung' }] },
      DISTRICTS,
      'UnitReparented ha-thanh (tierExists)',
    ],
    [
      'has no commune follow its district into another',
      { transfers: [{ giverId: 'ha-trung', receiverId: 'nga-son' }] },
      DISTRICTS,
      'UnitAbsorbed nga-son (tierExists) (tierExists) (tierExists)',
    ],
  ])('a resolution %s: refused live, noted otherwise', (_, resolution, rule, noted) => {
    expect(whenResolved(GIVEN, { ...resolution, on: day })).toEqual([expect.stringMatching(rule)]);
    expect(whenResolved(GIVEN, { ...resolution, on: day, mode: 'BACKFILL' })[0]).toBe(noted);
    expect(whenResolved(GIVEN, { ...resolution, on: LAST_DAY })[0]).toMatch(/^Unit[A-Z][a-z]+ [\w-]+$/);
  });

  it('what stands still may change otherwise, go under its province and end', () => {
    const changes = [
      { kind: 'rename', unitId: 'thi-tran', name: 'Hà Trung Mới' },
      ...['ha-van', 'ha-binh', 'thi-tran'].map((unitId) => ({ kind: 'reparent', unitId, parentId: 'thanh-hoa' }) as const),
      { kind: 'abolish', unitId: 'ha-trung', manner: 'ABOLISHED' },
      { kind: 'reparent', unitId: 'nga-son', parentId: 'hai-phong' },
    ] as const;
    expect(whenResolved(GIVEN, { changes, on: day })).toHaveLength(changes.length);
  });
});

it('the rule about districts names the law', () => {
  const decided = decideRegistration(
    { mode: 'LIVE', effectiveOn: toIsoDate('2025-07-01'), precision: 'DAY', basis: null, source: SOURCE, units: [DISTRICT] },
    GIVEN.workingOn('2025-07-01'),
  );
  expect(decided).toMatchObject({ refusal: { rule: 'tierExists', basis: '72/2025/QH15' } });
});
