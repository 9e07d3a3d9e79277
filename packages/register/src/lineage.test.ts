import { describe, expect, it } from '@jest/globals';
import type { LineageDirection } from './lineage.js';
import { allPredecessors, allSuccessors, lineageOf } from './lineage.js';
import type { UnitFact } from './testing/given-register.js';
import { givenRegister } from './testing/given-register.js';
import { commune, gives, link, stood } from './testing/given-territory.js';

/** The relatives of a unit as "name extent certainty day by act, over whom". */
function told(given: readonly UnitFact[], name: string, direction: LineageDirection, on = '2026-01-01'): string[] {
  const { register, on: known } = givenRegister(given);
  const relatives = lineageOf(register, name, known(on), direction);
  return relatives.map(({ unit, extent, certainty, effectiveOn, basis, via }) =>
    [unit.name, extent, certainty, effectiveOn, basis?.number, ...via.map((passed) => `over ${passed.name}`)]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

/** Thanh Lĩnh went into thị trấn Dùng on 1 January 2025, and that into xã Đại Đồng half a year later. */
const THANH_CHUONG: UnitFact[] = [
  ...stood('Thanh Lĩnh', 'Thanh Ngọc'),
  ['UnitRegistered', '2004-08-31', commune('Dùng', 'thị trấn')],
  ['UnitAbsorbed', '2025-01-01', { unitId: 'Dùng', absorbed: [link('Thanh Lĩnh')], certainty: 'STATED' }, '1243/NQ-UBTVQH15'],
  [
    'UnitEnded',
    '2025-01-01',
    { unitId: 'Thanh Lĩnh', manner: 'ABSORBED', successors: [link('Dùng')], certainty: 'STATED' },
    '1243/NQ-UBTVQH15',
  ],
  [
    'UnitEstablished',
    '2025-07-01',
    { ...commune('Đại Đồng'), predecessors: [link('Dùng'), link('Thanh Ngọc')], certainty: 'STATED' },
    '1678/NQ-UBTVQH15',
  ],
  ...['Dùng', 'Thanh Ngọc'].map((unitId): UnitFact => [
    'UnitEnded',
    '2025-07-01',
    { unitId, manner: 'MERGED', successors: [link('Đại Đồng')], certainty: 'STATED' },
    '1678/NQ-UBTVQH15',
  ]),
];

/** Hà Bình was divided on 1 July 2025: a part to xã Hà Trung, the rest to xã Hoạt Giang. */
const HA_BINH: UnitFact[] = [
  ...stood('Hà Bình', 'Hà Ngọc', 'Hoạt Giang cũ'),
  [
    'UnitEstablished',
    '2025-07-01',
    { ...commune('Hà Trung'), predecessors: [link('Hà Ngọc'), link('Hà Bình', 'PART', 'khoản 3')], certainty: 'STATED' },
    '1686/NQ-UBTVQH15',
  ],
  [
    'UnitEstablished',
    '2025-07-01',
    { ...commune('Hoạt Giang'), predecessors: [link('Hoạt Giang cũ'), link('Hà Bình', 'PART', 'khoản 6')], certainty: 'STATED' },
    '1686/NQ-UBTVQH15',
  ],
  [
    'UnitEnded',
    '2025-07-01',
    {
      unitId: 'Hà Bình',
      manner: 'DIVIDED',
      successors: [link('Hà Trung', 'PART', 'khoản 3'), link('Hoạt Giang', 'PART', 'khoản 6')],
      certainty: 'STATED',
    },
    '1686/NQ-UBTVQH15',
  ],
];

describe('the lineage of a unit', () => {
  it('leads over several reforms, nearest first, each with the step that led there and the units on the way', () => {
    expect(told(THANH_CHUONG, 'Thanh Lĩnh', 'FORWARD')).toEqual([
      'Dùng WHOLE STATED 2025-01-01 1243/NQ-UBTVQH15',
      'Đại Đồng WHOLE STATED 2025-07-01 1678/NQ-UBTVQH15 over Dùng',
    ]);
    expect(told(THANH_CHUONG, 'Đại Đồng', 'BACKWARD')).toEqual([
      'Dùng WHOLE STATED 2025-07-01 1678/NQ-UBTVQH15',
      'Thanh Ngọc WHOLE STATED 2025-07-01 1678/NQ-UBTVQH15',
      'Thanh Lĩnh WHOLE STATED 2025-01-01 1243/NQ-UBTVQH15 over Dùng',
    ]);
  });

  it('goes as far as the day that is asked', () => {
    expect(told(THANH_CHUONG, 'Thanh Lĩnh', 'FORWARD', '2025-06-30')).toEqual(['Dùng WHOLE STATED 2025-01-01 1243/NQ-UBTVQH15']);
    expect(told(THANH_CHUONG, 'Thanh Lĩnh', 'FORWARD', '2024-12-31')).toEqual([]);
    expect(told(THANH_CHUONG, 'nobody', 'FORWARD')).toEqual([]);
  });

  it('of a unit that was divided leads to each of the parts, with its clause', () => {
    expect(told(HA_BINH, 'Hà Bình', 'FORWARD')).toEqual([
      'Hà Trung PART STATED 2025-07-01 1686/NQ-UBTVQH15',
      'Hoạt Giang PART STATED 2025-07-01 1686/NQ-UBTVQH15',
    ]);
    const { register, on } = givenRegister(HA_BINH);
    const clauses = allSuccessors(register, 'Hà Bình', on('2026-01-01')).map(({ basis }) => basis?.clause);
    expect(clauses).toEqual(['khoản 3', 'khoản 6']);
    const origins = allPredecessors(register, 'Hoạt Giang', on('2026-01-01'));
    expect(origins.map(({ unit, extent }) => [unit.name, extent])).toEqual([
      ['Hoạt Giang cũ', 'WHOLE'],
      ['Hà Bình', 'PART'],
    ]);
  });

  it('is of the whole only where every step was, and inferred where any was', () => {
    const given = [
      ...stood('A', 'B', 'C', 'D'),
      ...gives('2010-01-01', 'A', 'B', 'WHOLE', 'INFERRED'),
      ...gives('2015-01-01', 'B', 'C', 'PART'),
      ...gives('2020-01-01', 'C', 'D'),
    ];
    expect(told(given, 'A', 'FORWARD')).toEqual([
      'B WHOLE INFERRED 2010-01-01',
      'C PART INFERRED 2015-01-01 over B',
      'D PART INFERRED 2020-01-01 over B over C',
    ]);
    expect(told(given, 'D', 'BACKWARD')).toEqual([
      'C WHOLE STATED 2020-01-01',
      'B PART STATED 2015-01-01 over C',
      'A PART INFERRED 2010-01-01 over C over B',
    ]);
  });

  it('does not take into a part what came to the unit after it gave that part', () => {
    const given = [...stood('P', 'Q', 'X'), ...gives('2010-01-01', 'P', 'X', 'PART'), ...gives('2015-01-01', 'Q', 'P')];
    expect(told(given, 'X', 'BACKWARD')).toEqual(['P PART STATED 2010-01-01']);
    expect(told(given, 'Q', 'FORWARD')).toEqual(['P WHOLE STATED 2015-01-01']);
    const onOneDay = [...stood('P', 'Q', 'X'), ...gives('2010-01-01', 'P', 'X', 'PART'), ...gives('2010-01-01', 'Q', 'P')];
    expect(told(onOneDay, 'X', 'BACKWARD')).toEqual(['P PART STATED 2010-01-01']);
  });

  it('passes through a unit that the same resolution ended', () => {
    const given = [...stood('P', 'Q', 'X'), ...gives('2025-07-01', 'Q', 'P'), ...gives('2025-07-01', 'P', 'X')];
    expect(told(given, 'Q', 'FORWARD')).toEqual(['P WHOLE STATED 2025-07-01', 'X WHOLE STATED 2025-07-01 over P']);
    expect(told(given, 'X', 'BACKWARD')).toEqual(['P WHOLE STATED 2025-07-01', 'Q WHOLE STATED 2025-07-01 over P']);
  });

  it('names a unit that is reached in several ways once, by the shortest, and as a whole if any way was', () => {
    const given = [
      ...stood('A', 'B', 'C'),
      ...gives('2010-01-01', 'A', 'C', 'PART'),
      ...gives('2015-01-01', 'A', 'B', 'WHOLE', 'INFERRED'),
      ...gives('2020-01-01', 'B', 'C'),
    ];
    // That the whole of it is there now is known no better than the way that says so.
    expect(told(given, 'A', 'FORWARD')).toEqual(['C WHOLE INFERRED 2010-01-01', 'B WHOLE INFERRED 2015-01-01']);
  });

  it('never leads back to the unit that is asked', () => {
    const given = [...stood('A', 'B'), ...gives('2010-01-01', 'A', 'B', 'PART'), ...gives('2015-01-01', 'B', 'A')];
    expect(told(given, 'A', 'FORWARD')).toEqual(['B PART STATED 2010-01-01']);
    expect(told(given, 'A', 'BACKWARD')).toEqual(['B WHOLE STATED 2015-01-01']);
  });
});
