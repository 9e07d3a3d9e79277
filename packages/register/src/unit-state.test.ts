import { describe, expect, it } from '@jest/globals';
import type { Certainty, EventCatalogue, UnitEvents } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitState } from './unit-state.js';
import { evolveUnit } from './unit-state.js';

type Given = { [T in keyof UnitEvents]: readonly [type: T, effectiveOn: string, data: EventCatalogue[T]] }[keyof UnitEvents];

const ACT = { number: '786/NQ-UBTVQH14', authority: null, issuedOn: null, title: null, clause: 'Điều 1' };
const HOAT_GIANG = {
  unitId: 'hoat-giang',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Hoạt Giang',
  code: '15283',
  parentId: 'ha-trung',
} as const;

function folded(...given: readonly Given[]): UnitState | undefined {
  return given
    .map(([type, effectiveOn, data], index) =>
      givenEvent({ type, data, effectiveOn, basis: ACT, stream: UNITS_STREAM, position: index + 1 }),
    )
    .reduce<UnitState | undefined>(evolveUnit, undefined);
}

describe('the links of a unit to others', () => {
  it.each<Certainty>(['STATED', 'INFERRED'])('say how well it is known what became of what: %s', (certainty) => {
    const links = [{ unitId: 'ha-van', extent: 'WHOLE', clause: null }] as const;
    const unit = folded(
      ['UnitEstablished', '2019-12-01', { ...HOAT_GIANG, predecessors: links, certainty }],
      ['UnitAbsorbed', '2020-01-01', { unitId: 'hoat-giang', absorbed: links, certainty }],
      ['UnitCeded', '2021-01-01', { unitId: 'hoat-giang', receivers: links, certainty }],
      ['UnitEnded', '2025-07-01', { unitId: 'hoat-giang', manner: 'MERGED', successors: links, certainty }],
    );
    const told = (sides: UnitState['predecessors'] = []): unknown[] => sides.map((side) => [side.effectiveOn, side.certainty]);
    expect(told(unit?.predecessors)).toEqual([
      ['2019-12-01', certainty],
      ['2020-01-01', certainty],
    ]);
    expect(told(unit?.successors)).toEqual([
      ['2021-01-01', certainty],
      ['2025-07-01', certainty],
    ]);
  });

  it('stand in the clause of the act that is their own, or in that of the whole change', () => {
    const unit = folded([
      'UnitEstablished',
      '2019-12-01',
      {
        ...HOAT_GIANG,
        predecessors: [
          { unitId: 'ha-van', extent: 'WHOLE', clause: null },
          { unitId: 'ha-binh', extent: 'PART', clause: 'Điều 1 khoản 6' },
        ],
        certainty: 'STATED',
      },
    ]);
    expect(unit?.predecessors.map(({ basis }) => basis?.clause)).toEqual(['Điều 1', 'Điều 1 khoản 6']);
  });

  it('may be none: what became of a unit that left the register is not always known', () => {
    const unit = folded(
      ['UnitRegistered', '2004-08-31', HOAT_GIANG],
      ['UnitEnded', '2011-02-22', { unitId: 'hoat-giang', manner: 'UNKNOWN', successors: [], certainty: 'INFERRED' }],
    );
    expect(unit).toMatchObject({ ended: { on: '2011-02-22' }, endManner: 'UNKNOWN', successors: [] });
  });
});
