import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { EventCatalogue, UnitEvents } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { toIsoDate } from '@ntm-ledger/temporal';
import { Register } from './register.js';
import { isWithinScope } from './scope.js';

type Given = { [T in keyof UnitEvents]: readonly [type: T, effectiveOn: string, data: EventCatalogue[T]] }[keyof UnitEvents];

const province = (unitId: string, code: string) =>
  ({ unitId, kind: 'PROVINCE', type: 'tỉnh', name: unitId, code, parentId: 'vn' }) as const;
const commune = (unitId: string, code: string, parentId: string) =>
  ({ unitId, kind: 'COMMUNE', type: 'xã', name: unitId, code, parentId }) as const;
const link = (unitId: string, extent: 'WHOLE' | 'PART') => ({ unitId, extent, clause: null });

/** Yên Bái (15) and Lào Cai (10) as they stood, and their merger of 2025, which the code 15 goes to. */
const MERGED_PROVINCES: Given[] = [
  [
    'UnitRegistered',
    '2004-08-31',
    { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
  ],
  ['UnitRegistered', '2004-08-31', province('yen-bai', '15')],
  ['UnitRegistered', '2004-08-31', province('lao-cai-cu', '10')],
  ['UnitRegistered', '2004-08-31', province('ha-giang', '02')],
  ['UnitRegistered', '2004-08-31', commune('xa-yen-bai', '04000', 'yen-bai')],
  ['UnitRegistered', '2004-08-31', commune('xa-ha-giang', '00700', 'ha-giang')],
  [
    'UnitEstablished',
    '2025-07-01',
    { ...province('lao-cai', '15'), predecessors: [link('yen-bai', 'WHOLE'), link('lao-cai-cu', 'WHOLE')], certainty: 'STATED' },
  ],
  [
    'UnitEnded',
    '2025-07-01',
    { unitId: 'yen-bai', manner: 'MERGED', successors: [link('lao-cai', 'WHOLE')], certainty: 'STATED' },
  ],
  [
    'UnitEnded',
    '2025-07-01',
    { unitId: 'lao-cai-cu', manner: 'MERGED', successors: [link('lao-cai', 'WHOLE')], certainty: 'STATED' },
  ],
];

/** Hòa Bình gives four communes, a part of it, to Hà Nội and goes on. */
const CEDED_PART: Given[] = [
  ['UnitRegistered', '2004-08-31', province('ha-noi', '01')],
  ['UnitRegistered', '2004-08-31', province('hoa-binh', '17')],
  ['UnitRegistered', '2004-08-31', commune('xa-hoa-binh', '05000', 'hoa-binh')],
  ['UnitAbsorbed', '2008-08-01', { unitId: 'ha-noi', absorbed: [link('hoa-binh', 'PART')], certainty: 'STATED' }],
  ['UnitCeded', '2008-08-01', { unitId: 'hoa-binh', receivers: [link('ha-noi', 'PART')], certainty: 'STATED' }],
];

/** Asks whether somebody with a scope today may record about a unit as of a day. */
function mayRecord(given: readonly Given[], scope: string, unitId: string, on: string): boolean {
  const register = new Register();
  for (const [index, [type, effectiveOn, data]] of given.entries()) {
    register.apply(givenEvent({ type, data, effectiveOn, stream: UNITS_STREAM, position: index + 1 }));
  }
  const position = toPosition(given.length);
  return isWithinScope(
    register,
    scope,
    unitId,
    { effectiveOn: toIsoDate(on), position },
    { effectiveOn: toIsoDate('2026-01-01'), position },
  );
}

describe('who acts for a province', () => {
  it('keeps the books of the provinces that merged into it, whatever codes they bore', () => {
    expect(mayRecord(MERGED_PROVINCES, '15', 'xa-yen-bai', '2020-01-01')).toBe(true);
    expect(mayRecord(MERGED_PROVINCES, '15', 'yen-bai', '2020-01-01')).toBe(true);
    expect(mayRecord(MERGED_PROVINCES, '15', 'lao-cai-cu', '2020-01-01')).toBe(true);
  });

  it('may not record elsewhere, nor for a code that nobody bears today', () => {
    expect(mayRecord(MERGED_PROVINCES, '15', 'xa-ha-giang', '2020-01-01')).toBe(false);
    expect(mayRecord(MERGED_PROVINCES, '10', 'lao-cai-cu', '2020-01-01')).toBe(false);
    expect(mayRecord(MERGED_PROVINCES, '02', 'xa-yen-bai', '2020-01-01')).toBe(false);
  });

  it('gains nothing over a province that goes on by a part of it that it took in', () => {
    expect(mayRecord(CEDED_PART, '01', 'xa-hoa-binh', '2020-01-01')).toBe(false);
    expect(mayRecord(CEDED_PART, '01', 'hoa-binh', '2020-01-01')).toBe(false);
  });
});

describe('who acts for the country', () => {
  it('may record about every unit', () => {
    expect(mayRecord(MERGED_PROVINCES, 'VN', 'xa-ha-giang', '2020-01-01')).toBe(true);
  });
});
