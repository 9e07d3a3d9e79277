import { describe, expect, it } from '@jest/globals';
import type { RecordingMode, UnitIdentity } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { UnitFact } from '../testing/given-units.js';
import { ACT, givenRegister, SOURCE, stood, told } from '../testing/given-units.js';
import type { ClassifyUnits } from './classification.js';
import { decideClassification } from './classification.js';

const MODES: readonly RecordingMode[] = ['LIVE', 'BACKFILL'];
const DAY = '2021-06-04';
const NA_NGOI: UnitIdentity = {
  unitId: 'na-ngoi',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Na Ngoi',
  code: '16870',
  parentId: 'ky-son',
};
const GIVEN: readonly UnitFact[] = [
  stood({ unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null }),
  stood({ unitId: 'nghe-an', kind: 'PROVINCE', type: 'tỉnh', name: 'Nghệ An', code: '40', parentId: 'vn' }),
  stood({ unitId: 'ky-son', kind: 'DISTRICT', type: 'huyện', name: 'Kỳ Sơn', code: '417', parentId: 'nghe-an' }),
  stood(NA_NGOI),
  stood({ ...NA_NGOI, unitId: 'nam-can', name: 'Nậm Cắn', code: '16834' }),
  stood({ ...NA_NGOI, unitId: 'ended', name: 'Cũ', code: '16999' }),
  stood({ unitId: 'ban', kind: 'HAMLET', type: 'bản', name: 'Buộc Mú', code: null, parentId: 'na-ngoi' }),
  ['UnitEnded', '2010-01-01', { unitId: 'ended', manner: 'UNKNOWN', successors: [], certainty: 'INFERRED' }],
];
/** Na Ngoi counts as area II since 2017. */
const AREA_II: UnitFact = ['UnitClassified', '2017-04-28', { unitId: 'na-ngoi', attribute: 'DIFFICULTY', value: 'AREA_II' }];

/** Classifies Na Ngoi as of area III on 4 June 2021, but for what is said otherwise. */
function when(said: Partial<ClassifyUnits>, more: readonly UnitFact[] = []): string[] {
  const command: ClassifyUnits = {
    mode: 'LIVE',
    effectiveOn: toIsoDate(DAY),
    precision: 'DAY',
    basis: { ...ACT, number: '861/QĐ-TTg' },
    source: SOURCE,
    attribute: 'DIFFICULTY',
    value: 'AREA_III',
    units: ['na-ngoi'],
    ...said,
  };
  return told(decideClassification(command, givenRegister([...GIVEN, ...more]).workingOn(command.effectiveOn)));
}

describe('classifying units', () => {
  it('records one fact a unit, with the act and the value', () => {
    expect(when({ units: ['na-ngoi', 'nam-can'] })).toEqual(['UnitClassified na-ngoi', 'UnitClassified nam-can']);
    const working = givenRegister(GIVEN).workingOn(DAY);
    const decided = decideClassification(
      {
        mode: 'LIVE',
        effectiveOn: toIsoDate(DAY),
        precision: 'BY',
        basis: ACT,
        source: SOURCE,
        attribute: 'BORDER',
        value: 'YES',
        units: ['na-ngoi'],
      },
      working,
    );
    const data = { unitId: 'na-ngoi', attribute: 'BORDER', value: 'YES' };
    expect(decided).toMatchObject({
      outcome: 'accepted',
      stream: 'units',
      events: [{ effectiveOn: DAY, precision: 'BY', basis: ACT, source: SOURCE, warnings: [], data }],
    });
  });

  it('may say something else later, and may take back what was said', () => {
    expect(when({}, [AREA_II])).toEqual(['UnitClassified na-ngoi']);
    expect(when({ value: null }, [AREA_II])).toEqual(['UnitClassified na-ngoi']);
  });

  it('says of a province or district which region it lies in, and of a hamlet how difficult it is', () => {
    expect(when({ attribute: 'REGION', value: 'BTB', units: ['nghe-an', 'ky-son', 'na-ngoi'] })).toHaveLength(3);
    expect(when({ value: 'ESPECIALLY_DIFFICULT', units: ['ban'] })).toEqual(['UnitClassified ban']);
  });
});

describe.each(MODES)('in mode %s no unit is classified', (mode) => {
  it.each<[string, Partial<ClassifyUnits>, string]>([
    [
      'as what is no value of the attribute',
      { value: 'BTB' },
      'input.value: "BTB" is no value of DIFFICULTY; expected one of: NONE, AREA_I, AREA_II, AREA_III, ESPECIALLY_DIFFICULT',
    ],
    ['that is not there', { units: ['nobody'] }, 'input.units.0: no unit has the id nobody on 2021-06-04'],
    ['before it came to be', { effectiveOn: toIsoDate('2004-01-01') }, 'input.units.0: no unit has the id na-ngoi on 2004-01-01'],
    ['after it ended', { units: ['ended'] }, 'input.units.0: xã Cũ ended on 2010-01-01, before 2021-06-04'],
    ['twice', { units: ['na-ngoi', 'nam-can', 'na-ngoi'] }, 'input.units.2: the unit is named twice'],
    [
      'under an attribute that is not said of its kind',
      { units: ['ky-son'] },
      'input.units.0: DIFFICULTY is said of a COMMUNE or HAMLET; huyện Kỳ Sơn is a DISTRICT',
    ],
    [
      'under a region, when it is a hamlet',
      { attribute: 'REGION', value: 'BTB', units: ['ban'] },
      'input.units.0: REGION is said of a PROVINCE or DISTRICT or COMMUNE; bản Buộc Mú is a HAMLET',
    ],
    [
      'as nothing, when nothing is said of it',
      { value: null },
      'input.units.0: nothing is said of the DIFFICULTY of xã Na Ngoi on 2021-06-04 that could be taken back',
    ],
    ['when none is named', { units: [] }, 'input.units: holds no unit'],
  ])('%s', (_, said, problem) => {
    expect(when({ mode, ...said })).toEqual([problem]);
  });

  it('as what it counts as already', () => {
    expect(when({ mode, value: 'AREA_II' }, [AREA_II])).toEqual([
      'input.units.0: xã Na Ngoi is AREA_II under DIFFICULTY already on 2021-06-04',
    ]);
    const takenBack: UnitFact = ['UnitClassified', '2020-01-01', { unitId: 'na-ngoi', attribute: 'DIFFICULTY', value: null }];
    expect(when({ mode, value: null }, [AREA_II, takenBack])).toEqual([
      'input.units.0: nothing is said of the DIFFICULTY of xã Na Ngoi on 2021-06-04 that could be taken back',
    ]);
  });

  it('when anything is wrong with any: all is said, and nothing recorded', () => {
    expect(when({ mode, units: ['na-ngoi', 'nobody', 'ky-son'] })).toHaveLength(2);
  });
});

describe('a classification', () => {
  it('rests on an act that is named', () => {
    const rule = 'actIsNamed: A change of units rests on an act; name it in `basis`.';
    expect(when({ basis: null })).toEqual([rule]);
    expect(when({ basis: null, mode: 'BACKFILL', units: ['na-ngoi', 'nam-can'] })).toEqual([
      'UnitClassified na-ngoi (actIsNamed)',
      'UnitClassified nam-can',
    ]);
  });

  it('comes into force on the day its act was issued at the earliest', () => {
    const issued = (day: string): ClassifyUnits['basis'] => ({ ...ACT, number: '861/QĐ-TTg', issuedOn: toIsoDate(day) });
    expect(when({ basis: issued(DAY) })).toEqual(['UnitClassified na-ngoi']);
    expect(when({ basis: issued('2021-06-05') })).toEqual([
      'actComesFirst: 861/QĐ-TTg was issued on 2021-06-05, after 2021-06-04, the day its changes are to come into force.',
    ]);
    expect(when({ basis: issued('2021-06-05'), mode: 'BACKFILL' })).toEqual(['UnitClassified na-ngoi (actComesFirst)']);
  });

  it('does not come before a later one under the same attribute: refused live, noted with the unit otherwise', () => {
    const later: UnitFact = ['UnitClassified', '2022-01-01', { unitId: 'nam-can', attribute: 'DIFFICULTY', value: 'AREA_I' }];
    expect(when({ units: ['na-ngoi', 'nam-can'] }, [later])).toEqual([
      'datesInOrder: A change of xã Nậm Cắn on 2021-06-04 comes before one that is already recorded for 2022-01-01.',
    ]);
    expect(when({ units: ['na-ngoi', 'nam-can'], mode: 'BACKFILL' }, [later])).toEqual([
      'UnitClassified na-ngoi',
      'UnitClassified nam-can (datesInOrder)',
    ]);
    expect(when({ attribute: 'BORDER', value: 'YES', units: ['nam-can'] }, [later])).toEqual(['UnitClassified nam-can']);
  });
});
