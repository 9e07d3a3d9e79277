import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from '../testing/given-log.js';
import { idOf, logOf, modelOf } from '../testing/given-log.js';
import { HA_TRUNG, registered } from '../testing/ha-trung.js';
import { unitOfCode } from './unit-of-code.js';

const LOG = logOf([
  ...HA_TRUNG,
  {
    type: 'UnitEnded',
    on: '2019-12-01',
    data: { unitId: idOf('Hà Vân'), manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
  },
  registered('COMMUNE', 'xã', 'Hoạt Giang', '15283', 'Hà Trung', '2020-01-01'),
  {
    type: 'UnitEnded',
    on: '2025-07-01',
    data: { unitId: idOf('Hoạt Giang'), manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
  },
  { type: 'UnitRecoded', on: '2022-01-01', data: { unitId: idOf('Hà Hải'), code: null } },
] satisfies Given[]);

const found = (code: string, day: string, position = LOG.length): string | undefined =>
  unitOfCode(modelOf(LOG).register, code, { effectiveOn: toIsoDate(day), position: toPosition(position) })?.name;

describe('the unit that a code means to who looks back', () => {
  it('is the one that bears it on the day', () => {
    expect(found('15283', '2010-01-01')).toBe('Hà Vân');
    expect(found('15283', '2021-01-01')).toBe('Hoạt Giang');
  });

  it('is the one that was given it last where nobody bears it', () => {
    expect(found('15283', '2019-12-15')).toBe('Hà Vân');
    expect(found('15283', '2026-01-01')).toBe('Hoạt Giang');
    expect(found('15343', '2026-01-01')).toBe('Hà Hải');
  });

  it('is nobody before anybody bore it, or was known to', () => {
    expect(found('15283', '2003-01-01')).toBeUndefined();
    expect(found('99999', '2026-01-01')).toBeUndefined();
    expect(found('15283', '2026-01-01', 2)).toBeUndefined();
  });
});
