import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { Decided, LedgerEvent, RecordingMode, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
import { toIsoDate } from '@ntm-ledger/temporal';
import { decideRegistration } from './registration.js';
import type { UnitChange } from './reorganisation.js';
import { decideReorganisation } from './reorganisation.js';
import type { Transfer } from './territory.js';
import { WorkingRegister } from './working-register.js';

const DAY = toIsoDate('2020-01-01');
const ACT = { number: '786/NQ-UBTVQH14', authority: null, issuedOn: null, title: null, clause: null };
const source = { title: 'Danh mục', number: null, issuer: null, issuedOn: null, url: null, digest: null };

const place = (position: number, effectiveOn: string) => ({ stream: UNITS_STREAM, position, effectiveOn });
const unit = (position: number, data: UnitIdentity, on = '2004-08-31'): LedgerEvent =>
  givenEvent({ ...place(position, on), type: 'UnitRegistered', data });

const HA_VAN: UnitIdentity = {
  unitId: 'ha-van',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Hà Vân',
  code: '15283',
  parentId: 'ha-trung',
};
const LATE: UnitIdentity = { ...HA_VAN, unitId: 'late', name: 'Hà Thanh', code: '15289' };
const UNITS: readonly LedgerEvent[] = [
  unit(1, { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null }),
  unit(2, { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'vn' }),
  unit(3, { unitId: 'ha-trung', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parentId: 'thanh-hoa' }),
  unit(4, HA_VAN),
];

/** Hà Vân goes under the province on 1 July 2025, and its district is abolished. */
const ABOLITION: readonly LedgerEvent[] = [
  givenEvent({ ...place(5, '2025-07-01'), type: 'UnitReparented', data: { unitId: 'ha-van', parentId: 'thanh-hoa' } }),
  givenEvent({
    ...place(6, '2025-07-01'),
    type: 'UnitEnded',
    data: { unitId: 'ha-trung', manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
  }),
];
/** Hà Vân takes the code 15289 on 1 July 2025. */
const RECODING = givenEvent({ ...place(5, '2025-07-01'), type: 'UnitRecoded', data: { unitId: 'ha-van', code: '15289' } });

function workingOn(later: readonly LedgerEvent[]): WorkingRegister {
  const register = new Register();
  for (const event of [...UNITS, ...later]) register.apply(event);
  return new WorkingRegister(register, DAY, toPosition(UNITS.length + later.length));
}

function registering(later: readonly LedgerEvent[], units: readonly UnitIdentity[], mode: RecordingMode): Decided {
  const said = { mode, effectiveOn: DAY, precision: 'DAY', basis: null, source } as const;
  return decideRegistration({ ...said, units }, workingOn(later));
}

function reorganising(
  later: readonly LedgerEvent[],
  changes: readonly UnitChange[],
  transfers: readonly Pick<Transfer, 'giverId' | 'receiverId'>[] = [],
  mode: RecordingMode = 'LIVE',
): Decided {
  const said = { mode, effectiveOn: DAY, precision: 'DAY', basis: ACT, source, certainty: 'STATED' } as const;
  const whole = { extent: 'WHOLE', remainder: false, receiverGoesOn: false, path: 'input', clause: null } as const;
  const placed = changes.map((change) => ({ ...change, clause: null, path: 'input' }));
  const given = transfers.map((transfer) => ({ ...whole, ...transfer }));
  return decideReorganisation({ ...said, changes: placed, transfers: given }, workingOn(later));
}

/** The rule that a command breaks and what is said of it; the warnings of one that is recorded all the same. */
function told(decided: Decided): unknown[] {
  if (decided.outcome === 'accepted') {
    return decided.events.flatMap(({ warnings }) => warnings.map(({ rule, message }) => `${rule}: ${message}`));
  }
  const { refusal } = decided;
  return refusal.code === 'RULE_VIOLATED' ? [`${refusal.rule}: ${refusal.message}`] : [refusal];
}

describe('a unit that is entered late', () => {
  const shared = 'codeIsFree: The code 15289 of xã Hà Thanh is borne by xã Hà Vân on 2025-07-01.';
  const ended = 'parentIsLiving: xã Hà Thanh would stand under huyện Hà Trung, which ended on 2025-07-01.';

  it.each<RecordingMode>(['LIVE', 'BACKFILL'])('bears no code that another is recorded to bear later (%s)', (mode) => {
    const decided = registering([RECODING], [LATE], mode);
    expect(told(decided)).toEqual([shared]);
    expect(decided.outcome).toBe(mode === 'LIVE' ? 'refused' : 'accepted');
  });

  it.each<RecordingMode>(['LIVE', 'BACKFILL'])('stands under no unit that is recorded to end later (%s)', (mode) => {
    const decided = registering(ABOLITION, [LATE], mode);
    expect(told(decided)).toEqual([ended]);
    expect(decided.outcome).toBe(mode === 'LIVE' ? 'refused' : 'accepted');
  });

  it('is taken where nothing later stands in its way', () => {
    expect(told(registering([], [LATE], 'LIVE'))).toEqual([]);
    expect(told(registering(ABOLITION, [{ ...LATE, parentId: 'thanh-hoa' }], 'LIVE'))).toEqual([]);
  });

  it('is not held up by what is withdrawn', () => {
    const withdrawn = givenEvent({
      ...place(6, '2025-07-01'),
      type: 'FactWithdrawn',
      concerns: ['ha-van'],
      data: { eventId: RECODING.id, position: RECODING.position, type: RECODING.type, reason: 'ghi nhầm' },
    });
    expect(told(registering([RECODING, withdrawn], [LATE], 'LIVE'))).toEqual([]);
  });

  it('stands under a unit that is there', () => {
    expect(registering([], [{ ...LATE, parentId: 'nowhere' }], 'BACKFILL')).toMatchObject({
      refusal: { problems: [{ path: 'input.units.0.parent', message: 'no unit has the id nowhere on 2020-01-01' }] },
    });
  });
});

describe('a resolution that is recorded late', () => {
  const establish: UnitChange = { kind: 'establish', unit: LATE };
  const second = unit(5, { ...HA_VAN, unitId: 'second', name: 'Hà Giang', code: '15292' });

  it('establishes no unit with a code that another is recorded to bear later', () => {
    const recoded = givenEvent({ ...place(6, '2025-07-01'), type: 'UnitRecoded', data: { unitId: 'second', code: '15289' } });
    const from = [{ giverId: 'ha-van', receiverId: 'late' }];
    const shared = ['codeIsFree: The code 15289 of xã Hà Thanh is borne by xã Hà Giang on 2025-07-01.'];
    expect(told(reorganising([second, recoded], [establish], from))).toEqual(shared);
    expect(told(reorganising([second, recoded], [establish], from, 'BACKFILL'))).toEqual(shared);
    expect(told(reorganising([second, recoded], [{ kind: 'recode', unitId: 'ha-van', code: '15289' }]))).toEqual([
      'codeIsFree: The code 15289 of xã Hà Vân is borne by xã Hà Giang on 2025-07-01.',
    ]);
  });

  it('puts no unit under one that is recorded to end later', () => {
    const abolition = [
      unit(5, { ...LATE, parentId: 'thanh-hoa' }),
      ...ABOLITION.map((event) => ({ ...event, position: toPosition(event.position + 1) })),
    ];
    expect(told(reorganising(abolition, [{ kind: 'reparent', unitId: 'late', parentId: 'ha-trung' }]))).toEqual([
      'parentIsLiving: xã Hà Thanh would stand under huyện Hà Trung, which ended on 2025-07-01.',
    ]);
  });

  it('ends no unit under which another is recorded to come later', () => {
    const given = [
      unit(5, { unitId: 'empty', kind: 'DISTRICT', type: 'huyện', name: 'Nga Sơn', code: '401', parentId: 'thanh-hoa' }),
      givenEvent({ ...place(6, '2025-01-01'), type: 'UnitReparented', data: { unitId: 'ha-van', parentId: 'empty' } }),
    ];
    const left = [
      'nothingIsLeftUnder: huyện Nga Sơn ends, but xã Hà Vân would stand under it on 2025-01-01, as is recorded already.',
    ];
    expect(told(reorganising(given, [{ kind: 'abolish', unitId: 'empty', manner: 'ABOLISHED' }]))).toEqual(left);
    expect(told(reorganising(given, [{ kind: 'abolish', unitId: 'empty', manner: 'ABOLISHED' }], [], 'BACKFILL'))).toEqual(left);
  });
});
