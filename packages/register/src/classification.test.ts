import { describe, expect, it } from '@jest/globals';
import type { UnitAttribute } from '@ntm-ledger/events';
import { classificationOf } from './classification.js';
import type { UnitFact } from './testing/given-register.js';
import { givenRegister } from './testing/given-register.js';
import { isRuralCommune } from './unit-state.js';

/** Nghệ An, a district of it, and a commune and a thị trấn of that. */
const NGHE_AN: UnitFact[] = [
  [
    'UnitRegistered',
    '2004-08-31',
    { unitId: 'nghe-an', kind: 'PROVINCE', type: 'tỉnh', name: 'Nghệ An', code: '40', parentId: 'vn' },
  ],
  [
    'UnitRegistered',
    '2004-08-31',
    { unitId: 'ky-son', kind: 'DISTRICT', type: 'huyện', name: 'Kỳ Sơn', code: '417', parentId: 'nghe-an' },
  ],
  [
    'UnitRegistered',
    '2004-08-31',
    { unitId: 'na-ngoi', kind: 'COMMUNE', type: 'xã', name: 'Na Ngoi', code: '16870', parentId: 'ky-son' },
  ],
  [
    'UnitRegistered',
    '2004-08-31',
    { unitId: 'muong-xen', kind: 'COMMUNE', type: 'thị trấn', name: 'Mường Xén', code: '16813', parentId: 'ky-son' },
  ],
  ['UnitClassified', '2009-04-16', { unitId: 'nghe-an', attribute: 'REGION', value: 'BTB' }],
];

/** What a unit counts as, since when, and of which unit that is said. */
function told(more: readonly UnitFact[], unitId: string, attribute: UnitAttribute, on = '2023-12-31'): string | undefined {
  const { register, on: known } = givenRegister([...NGHE_AN, ...more]);
  const moment = known(on);
  const unit = register.unitAt(unitId, moment);
  const said = unit === undefined ? undefined : classificationOf(register, unit, attribute, moment);
  return said === undefined ? undefined : `${said.value} since ${said.since.on} from ${said.inheritedFrom?.name ?? 'itself'}`;
}

describe('what a unit counts as', () => {
  it('is the region of the nearest unit above of which one is said', () => {
    expect(told([], 'na-ngoi', 'REGION')).toBe('BTB since 2009-04-16 from Nghệ An');
    expect(told([], 'nghe-an', 'REGION')).toBe('BTB since 2009-04-16 from itself');
    const nearer: UnitFact = ['UnitClassified', '2016-10-17', { unitId: 'ky-son', attribute: 'REGION', value: 'TDMNPB' }];
    expect(told([nearer], 'na-ngoi', 'REGION')).toBe('TDMNPB since 2016-10-17 from Kỳ Sơn');
    const own: UnitFact = ['UnitClassified', '2016-10-17', { unitId: 'na-ngoi', attribute: 'REGION', value: 'TN' }];
    expect(told([nearer, own], 'na-ngoi', 'REGION')).toBe('TN since 2016-10-17 from itself');
  });

  it('is nothing before anything is said, and nothing of its own once that is taken back', () => {
    expect(told([], 'na-ngoi', 'REGION', '2009-04-15')).toBeUndefined();
    const own: UnitFact[] = [
      ['UnitClassified', '2016-10-17', { unitId: 'na-ngoi', attribute: 'REGION', value: 'TDMNPB' }],
      ['UnitClassified', '2020-01-01', { unitId: 'na-ngoi', attribute: 'REGION', value: null }],
    ];
    expect(told(own, 'na-ngoi', 'REGION', '2019-12-31')).toBe('TDMNPB since 2016-10-17 from itself');
    expect(told(own, 'na-ngoi', 'REGION')).toBe('BTB since 2009-04-16 from Nghệ An');
  });

  it('is under every attribute but the region what is said of the unit itself', () => {
    const given: UnitFact[] = [
      ['UnitClassified', '2021-06-04', { unitId: 'ky-son', attribute: 'DIFFICULTY', value: 'AREA_III' }],
      ['UnitClassified', '2021-06-04', { unitId: 'na-ngoi', attribute: 'BORDER', value: 'YES' }],
    ];
    expect(told(given, 'na-ngoi', 'DIFFICULTY')).toBeUndefined();
    expect(told(given, 'na-ngoi', 'BORDER')).toBe('YES since 2021-06-04 from itself');
  });
});

describe('a commune', () => {
  it('takes part in the programme when it is a xã, unless the list of the programme says otherwise', () => {
    const takesPart = (more: readonly UnitFact[], unitId: string): boolean | undefined => {
      const { register, on } = givenRegister([...NGHE_AN, ...more]);
      const unit = register.unitAt(unitId, on('2023-12-31'));
      return unit === undefined ? undefined : isRuralCommune(unit);
    };
    const listed = (unitId: string, value: 'IN' | 'OUT'): UnitFact => [
      'UnitClassified',
      '2022-01-01',
      { unitId, attribute: 'PROGRAMME', value },
    ];
    expect(takesPart([], 'na-ngoi')).toBe(true);
    expect(takesPart([], 'muong-xen')).toBe(false);
    expect(takesPart([listed('na-ngoi', 'OUT')], 'na-ngoi')).toBe(false);
    expect(takesPart([listed('muong-xen', 'IN')], 'muong-xen')).toBe(true);
    expect(takesPart([listed('ky-son', 'IN')], 'ky-son')).toBe(false);
  });
});
