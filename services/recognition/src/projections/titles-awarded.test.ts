import { describe, expect, it } from '@jest/globals';
import { COUNTRY } from '../testing/arbitrary-history.js';
import { ended, granted, registered, reparented, withdrawn } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { titlesAwarded } from './titles-awarded.js';

const history = new History(
  ...COUNTRY,
  registered('2004-01-01', { unitId: 'other', kind: 'DISTRICT', type: 'huyện', parentId: 'vn' }),
  granted('2020-01-26', { unitId: 'a', awardYear: 2019 }),
  granted('2020-03-01', { unitId: 'b', awardYear: 2019 }),
  granted('2020-03-01', { unitId: 'b', level: 'ADVANCED', awardYear: 2020 }),
  reparented('2021-01-01', 'b', 'other'),
  ended('2022-01-01', 'a'),
);

function awarded(scopeId: string, year: number, day: string, position?: number): string[] {
  const asked = { scopeId, year, level: null, moment: history.moment(day, position) };
  return titlesAwarded(history.model, history.register, asked).map(({ unitId, level }) => `${unitId} ${level}`);
}

describe('the titles awarded for a year', () => {
  it('are those of that year of award, on whatever day they were signed, ended ones too', () => {
    expect(awarded('vn', 2019, '2020-12-31')).toEqual(['a NTM', 'b NTM']);
    expect(awarded('vn', 2019, '2025-01-01')).toEqual(['a NTM', 'b NTM']);
    expect(awarded('vn', 2020, '2025-01-01')).toEqual(['b ADVANCED']);
    expect(awarded('vn', 2021, '2025-01-01')).toEqual([]);
  });

  it('count where their units stood on the day they came into force', () => {
    expect(awarded('huyen', 2019, '2025-01-01')).toEqual(['a NTM', 'b NTM']);
    expect(awarded('other', 2019, '2025-01-01')).toEqual([]);
    expect(awarded('a', 2019, '2025-01-01')).toEqual(['a NTM']);
  });

  it('are those known and in force by the moment alone', () => {
    expect(awarded('vn', 2019, '2020-02-01')).toEqual(['a NTM']);
    expect(awarded('vn', 2019, '2025-01-01', COUNTRY.length)).toEqual([]);
  });

  it('are not those whose decision was withdrawn', () => {
    const corrected = new History(...COUNTRY);
    corrected.record(withdrawn('2020-01-26', corrected.record(granted('2020-01-26', { unitId: 'a', awardYear: 2019 }))));
    const asked = { scopeId: 'vn', year: 2019, level: null, moment: corrected.moment('2025-01-01') };
    expect(titlesAwarded(corrected.model, corrected.register, asked)).toEqual([]);
  });
});
