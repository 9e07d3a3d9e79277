import { describe, expect, it } from '@jest/globals';
import type { Level } from '@ntm-ledger/events';
import type { Readiness } from '../domain/readiness/index.js';
import type { Fact } from '../testing/facts.js';
import { ended, granted, revoked } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { READINESS_SCENE } from '../testing/readiness-scene.js';
import { assessed, incomeStated, scoreStated } from '../testing/score-facts.js';
import { viewReadiness } from './readiness-view.js';

function readiness(facts: readonly Fact[], unitId: string, level: Level, day = '2024-06-30'): Readiness {
  const history = new History(...READINESS_SCENE, ...facts);
  const moment = history.moment(day);
  const unit = history.register.unitAt(unitId, moment);
  if (unit === undefined) throw new Error(`${unitId} is not known`);
  return viewReadiness(history.recognition, history.register, unit, level, moment);
}

/** "wholeSetMet YES", condition by condition. */
const verdicts = ({ conditions }: Readiness): string[] => conditions.map(({ name, met }) => `${name} ${met}`);
const condition = ({ conditions }: Readiness, name: string) => conditions.find((one) => one.name === name);

const whole = (unitId: string, criteriaSetId: string, size: number, more = {}): Fact =>
  assessed('2023-12-31', { unitId, criteriaSetId, size, ...more });

describe('a commune', () => {
  it('that meets its whole set can still not be called ready: three conditions are no criteria', () => {
    const ntm = readiness([whole('a', 'xa-ntm-2021', 19)], 'a', 'NTM');
    expect(ntm.ready).toBe('UNKNOWN');
    expect(verdicts(ntm)).toEqual([
      'wholeSetMet YES',
      'residentsSatisfied UNKNOWN',
      'noConstructionDebt UNKNOWN',
      'securityNotComplex UNKNOWN',
    ]);
    expect(ntm.basis).toBe('Quyết định 18/2022/QĐ-TTg');
    expect(condition(ntm, 'noConstructionDebt')).toMatchObject({
      actual: null,
      explanation: 'nothing is recorded of construction debt',
      basis: 'Quyết định 18/2022/QĐ-TTg',
      sourced: true,
    });
  });

  it('that misses a criterion is not ready, whatever is unknown', () => {
    const ntm = readiness([whole('a', 'xa-ntm-2021', 19, { notMet: [2], basicallyMet: [3], notApplicable: [7] })], 'a', 'NTM');
    expect(ntm.ready).toBe('NO');
    expect(condition(ntm, 'wholeSetMet')).toMatchObject({
      required: 'all 19 criteria of xa-ntm-2021',
      actual: '16 of 19 met',
      met: 'NO',
      explanation: 'as of 2023-12-31; not met: 2 Giao thông; only basically met: 3 Thủy lợi; does not apply: 7',
    });
  });

  it('is not judged by what an assessment leaves out, and is by a total', () => {
    const met = (fact: Fact) => condition(readiness([fact], 'a', 'NTM'), 'wholeSetMet')?.met;
    expect(met(whole('a', 'xa-ntm-2021', 19, { unknown: [4] }))).toBe('UNKNOWN');
    expect(met(whole('a', 'xa-ntm-2021', 19, { notApplicable: [4] }))).toBe('YES');
    expect(met(scoreStated('2023-12-31', { unitId: 'a', criteriaSetId: 'xa-ntm-2021', met: 18, size: 19 }))).toBe('NO');
    expect(met(scoreStated('2023-12-31', { unitId: 'a', criteriaSetId: 'xa-ntm-2021', met: 19, size: 19 }))).toBe('YES');
    expect(met(whole('a', 'xa-ntm-2016', 19))).toBe('UNKNOWN');
    expect(met(whole('a', 'xa-ntm-2021', 19, { statement: 'ESTIMATE' }))).toBe('UNKNOWN');
  });

  it('takes NTM in force to become advanced', () => {
    const advanced = (...facts: readonly Fact[]) =>
      condition(readiness([whole('a', 'xa-nangcao-2021', 19), ...facts], 'a', 'ADVANCED'), 'lowerLevelInForce');
    const ntm = granted('2018-12-31', { unitId: 'a' });
    expect(advanced()).toMatchObject({ met: 'NO', explanation: 'no title NTM is in force that day' });
    expect(advanced(ntm)).toMatchObject({ met: 'YES', basis: 'Quyết định 18/2022/QĐ-TTg' });
    expect(advanced(ntm, revoked('2023-01-01', { unitId: 'a' }))?.met).toBe('NO');
  });

  it('is registered, by the procedures before 2022', () => {
    expect(verdicts(readiness([], 'a', 'NTM', '2019-06-30'))).toEqual(['registered UNKNOWN', 'wholeSetMet UNKNOWN']);
    expect(readiness([], 'a', 'NTM', '2019-06-30').basis).toBe('Quyết định 2540/QĐ-TTg');
    expect(readiness([], 'a', 'NTM', '2015-06-30').basis).toBe('Quyết định 372/QĐ-TTg');
    expect(verdicts(readiness([], 'a', 'NTM', '2012-06-30'))).toEqual(['wholeSetMet UNKNOWN']);
    expect(condition(readiness([], 'a', 'NTM', '2012-06-30'), 'wholeSetMet')).toMatchObject({
      explanation: 'no set of criteria for NTM is known to be in force that day',
      sourced: false,
    });
  });

  it('from 2026 on can be NTM by a procedure that nobody has read, and modern, but neither advanced nor model', () => {
    const day = '2026-06-30';
    expect(verdicts(readiness([], 'a', 'NTM', day))).toEqual(['wholeSetMet UNKNOWN', 'otherConditions UNKNOWN']);
    expect(verdicts(readiness([], 'a', 'MODERN', day))).toEqual([
      'wholeSetMet UNKNOWN',
      'lowerLevelInForce NO',
      'otherConditions UNKNOWN',
    ]);
    expect(verdicts(readiness([], 'a', 'ADVANCED', day))).toEqual(['levelExists NO']);
    expect(verdicts(readiness([], 'a', 'MODEL', day))).toEqual(['levelExists NO']);
    expect(condition(readiness([], 'a', 'MODEL', day), 'levelExists')).toMatchObject({
      explanation: 'the levels ADVANCED and MODEL are for the years up to 2025 alone; from 2026-02-15 on there is MODERN',
    });
    expect(readiness([], 'a', 'MODERN', '2026-02-14')).toMatchObject({ ready: 'NO', basis: 'Quyết định 51/2025/QĐ-TTg' });
  });
});

describe('a model commune of 2021 to 2025', () => {
  const model = (...facts: readonly Fact[]): Readiness => readiness(facts, 'a', 'MODEL');
  const advanced = (awardYear: number | null): Fact => granted('2022-12-31', { unitId: 'a', level: 'ADVANCED', awardYear });

  it('is asked for income, a smart hamlet, an outstanding field, the advanced level, and what every commune is asked for', () => {
    expect(verdicts(model())).toEqual([
      'incomeAboveAdvanced UNKNOWN',
      'smartHamlet UNKNOWN',
      'outstandingField UNKNOWN',
      'lowerLevelInForce NO',
      'residentsSatisfied UNKNOWN',
      'noConstructionDebt UNKNOWN',
      'securityNotComplex UNKNOWN',
    ]);
    expect(model().basis).toBe('Quyết định 319/QĐ-TTg; Quyết định 18/2022/QĐ-TTg');
  });

  it('takes an income of at least 110 % of the advanced threshold of the same year, to the last decimal', () => {
    const income = (value: string, year = 2023) =>
      condition(model(incomeStated('2024-01-31', 'a', year, value)), 'incomeAboveAdvanced');
    expect(income('55.55')).toMatchObject({
      required: 'income a head of at least 55.55 million VND in 2023, 110 % of the advanced threshold of 50.5',
      actual: '55.55 million VND a head in 2023',
      met: 'YES',
    });
    expect(income('55.549')).toMatchObject({ met: 'NO', explanation: '55.549 is less than 110 % of 50.5' });
    expect(income('60', 2022)).toMatchObject({ met: 'UNKNOWN', explanation: 'the latest income that is recorded is of 2022' });
    expect(income('60', 2024)).toMatchObject({
      met: 'UNKNOWN',
      explanation: 'the advanced threshold of 2024 for the unit is not known',
    });
    const planned = condition(model(incomeStated('2024-01-31', 'a', 2023, '60', 'PLAN')), 'incomeAboveAdvanced');
    expect(planned).toMatchObject({ met: 'UNKNOWN', explanation: 'no income is recorded' });
  });

  it('takes the income of an assessment too, of the year that it is said to be of', () => {
    const income = (year: number | null, value = '60') => {
      const indicators = { 10: [{ code: '10', value, outcome: null, year }] };
      return condition(model(whole('a', 'xa-nangcao-2021', 19, { indicators })), 'incomeAboveAdvanced');
    };
    // The assessment is of 2023, whose threshold is 50.5; that of 2022 is 48.
    expect(income(null)).toMatchObject({ actual: '60 million VND a head in 2023', met: 'YES' });
    expect(income(2023, '55.5')?.met).toBe('NO');
    expect(income(2022)).toMatchObject({ met: 'UNKNOWN', explanation: 'the latest income that is recorded is of 2022' });
  });

  it('is as an assessment of its own set says where nothing can be reckoned', () => {
    const card = whole('a', 'xa-kieumau-2021', 4, { notMet: [4], unknown: [3] });
    expect(verdicts(model(card)).slice(0, 3)).toEqual(['incomeAboveAdvanced YES', 'smartHamlet UNKNOWN', 'outstandingField NO']);
    expect(condition(model(card), 'outstandingField')?.explanation).toBe(
      'criterion 4 of xa-kieumau-2021 is not met, as assessed of 2023-12-31',
    );
  });

  it('holds the advanced level by the set of the period, or meets that set again', () => {
    const met = (...facts: readonly Fact[]) => condition(model(...facts), 'lowerLevelInForce')?.met;
    expect(met(advanced(2022))).toBe('YES');
    expect(met(advanced(2021))).toBe('UNKNOWN');
    expect(met(advanced(null))).toBe('UNKNOWN');
    expect(met(advanced(2021), whole('a', 'xa-nangcao-2021', 19))).toBe('YES');
    expect(met(advanced(2021), whole('a', 'xa-nangcao-2021', 19, { notMet: [1] }))).toBe('NO');
    expect(met(advanced(2022), whole('a', 'xa-nangcao-2021', 19, { notMet: [1] }))).toBe('YES');
  });
});

describe('a district', () => {
  const ntm = (awardYear: number | null, ...ids: readonly string[]): Fact[] =>
    ids.map((unitId) => granted('2022-12-31', { unitId, awardYear }));
  const township = granted('2023-06-30', { unitId: 'thi-tran', level: 'CIVILISED_URBAN' });

  it('NTM of 2021 to 2025 is asked for five things, each with its number', () => {
    const district = readiness(ntm(2022, 'a', 'b', 'c'), 'huyen', 'NTM');
    expect(verdicts(district)).toEqual([
      'everyCommuneNtm NO',
      'communesAdvanced NO',
      'townshipsCivilisedUrban NO',
      'wholeSetMet UNKNOWN',
      'residentsSatisfied UNKNOWN',
    ]);
    expect(condition(district, 'everyCommuneNtm')).toMatchObject({
      required: 'at least 4 of 4 communes NTM under the set of the period (100 %)',
      actual: '3 of 4 (75.00 %)',
      explanation: 'held by 3; not by 1: Xã d',
      basis: 'Quyết định 320/QĐ-TTg',
    });
    expect(condition(district, 'communesAdvanced')).toMatchObject({ required: 'at least 1 of 4 communes ADVANCED (10 %)' });
  });

  it('is reached but for the survey when all its communes, its township and its nine criteria are', () => {
    const facts = [
      ...ntm(2022, 'a', 'b', 'c', 'd'),
      granted('2023-06-30', { unitId: 'a', level: 'ADVANCED', awardYear: 2023 }),
      township,
      whole('huyen', 'huyen-ntm-2021', 9),
    ];
    const district = readiness(facts, 'huyen', 'NTM');
    expect(verdicts(district)).toEqual([
      'everyCommuneNtm YES',
      'communesAdvanced YES',
      'townshipsCivilisedUrban YES',
      'wholeSetMet YES',
      'residentsSatisfied UNKNOWN',
    ]);
    expect(district.ready).toBe('UNKNOWN');
  });

  it('does not count an old title of a commune that does not meet the set of the period', () => {
    const every = (...facts: readonly Fact[]) => condition(readiness(facts, 'huyen', 'NTM'), 'everyCommuneNtm');
    const three = ntm(2022, 'a', 'b', 'c');
    expect(every(...three, ...ntm(2019, 'd'))).toMatchObject({
      met: 'UNKNOWN',
      actual: '3 of 4 (75.00 %), and of 1 it is not known',
    });
    expect(every(...three, ...ntm(2019, 'd'), whole('d', 'xa-ntm-2021', 19))?.met).toBe('YES');
    expect(every(...three, ...ntm(2019, 'd'), whole('d', 'xa-ntm-2021', 19, { notMet: [1] }))?.met).toBe('NO');
    expect(every(...three, ...ntm(2019, 'd'), ended('2023-05-01', 'd'))).toMatchObject({
      met: 'YES',
      actual: '3 of 3 (100.00 %)',
    });
  });

  it('advanced is asked for what no source was found for, and says so', () => {
    const advanced = readiness(ntm(2022, 'a', 'b', 'c', 'd'), 'huyen', 'ADVANCED');
    expect(verdicts(advanced)).toEqual([
      'lowerLevelInForce NO',
      'communesAdvanced NO',
      'wholeSetMet UNKNOWN',
      'residentsSatisfied UNKNOWN',
    ]);
    expect(advanced.conditions.map(({ sourced }) => sourced)).toEqual([false, false, false, false]);
    expect(advanced.basis).toBeNull();
  });

  it('that is a town is asked for its wards', () => {
    expect(verdicts(readiness([granted('2023-01-01', { unitId: 'phuong', level: 'CIVILISED_URBAN' })], 'thi-xa', 'NTM'))).toEqual(
      ['everyCommuneNtm UNKNOWN', 'communesAdvanced UNKNOWN', 'wardsCivilisedUrban YES'],
    );
  });

  it('of 2016 to 2020 is asked for every commune, its set, registration and no debt', () => {
    const old = readiness(ntm(null, 'a', 'b', 'c', 'd'), 'huyen', 'NTM', '2021-12-31');
    expect(verdicts(old)).toEqual([
      'registered UNKNOWN',
      'everyCommuneNtm NO',
      'wholeSetMet UNKNOWN',
      'noConstructionDebt UNKNOWN',
    ]);
    expect(condition(old, 'everyCommuneNtm')?.basis).toBe('Quyết định 558/QĐ-TTg');
  });

  it('of which there is none any more is not ready', () => {
    const gone = ended('2025-07-01', 'huyen', [], 'ABOLISHED');
    expect(verdicts(readiness([gone], 'huyen', 'NTM', '2025-07-01'))).toEqual(['unitStands NO']);
  });
});

describe('other units', () => {
  it('a province of 2021 to 2025 has eight contents of which only the number is known', () => {
    const contents = condition(readiness([whole('tinh', 'tinh-2021', 8, { notMet: [8] })], 'tinh', 'NTM'), 'wholeSetMet');
    expect(contents).toMatchObject({ required: 'all 8 criteria of tinh-2021', actual: '7 of 8 met', met: 'NO' });
    expect(verdicts(readiness([], 'tinh', 'NTM', '2019-01-01'))).toEqual(['otherConditions UNKNOWN']);
  });

  it('a province from 2026 on is asked for its communes and for wards that nobody has listed', () => {
    const facts = ['a', 'b', 'c', 'd'].map((unitId) => granted('2026-03-01', { unitId }));
    const province = readiness(facts, 'tinh', 'NTM', '2026-06-30');
    expect(verdicts(province)).toEqual(['everyCommuneNtm YES', 'communesModern NO', 'farmingWardsAndSpecialZones UNKNOWN']);
    expect(province.basis).toBe('Quyết định 51/2025/QĐ-TTg');
  });

  it('a township is asked for nine criteria, registration and a survey', () => {
    const urban = readiness([whole('thi-tran', 'do-thi-van-minh-2022', 9)], 'thi-tran', 'CIVILISED_URBAN');
    expect(verdicts(urban)).toEqual(['wholeSetMet YES', 'registered UNKNOWN', 'residentsSatisfied UNKNOWN']);
    expect(condition(urban, 'registered')?.required).toBe('registered with the district for 2 years');
    expect(verdicts(readiness([], 'thi-tran', 'CIVILISED_URBAN', '2021-01-01'))).toEqual(['otherConditions UNKNOWN']);
  });

  it('a hamlet goes by the set of its province and by what else its act asks', () => {
    const hamlet = readiness([whole('thon', 'thon-38', 14)], 'thon', 'NTM');
    expect(verdicts(hamlet)).toEqual(['wholeSetMet YES', 'otherConditions UNKNOWN']);
    expect(condition(hamlet, 'otherConditions')?.sourced).toBe(false);
  });

  it('a unit that a level is not for is told what there is for it', () => {
    expect(readiness([], 'thi-tran', 'NTM').conditions).toMatchObject([
      { name: 'levelIsOfTheUnitsScheme', met: 'NO', explanation: 'for a thị trấn there is CIVILISED_URBAN' },
    ]);
    expect(readiness([], 'dac-khu', 'NTM').conditions).toMatchObject([{ explanation: 'a đặc khu belongs to no scheme' }]);
    expect(readiness([], 'vn', 'NTM').ready).toBe('NO');
  });
});
