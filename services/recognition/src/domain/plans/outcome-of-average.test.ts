import { describe, expect, it } from '@jest/globals';
import { registered } from '../../testing/facts.js';
import { averageTarget, classified, communes, SCOPE, scored } from '../../testing/plan-facts.js';
import { stands } from '../../testing/standing-targets.js';

describe('an average of criteria', () => {
  it('is over all communes that the set is for, and is unknown while one has no score', () => {
    const given = [scored('2022-06-30', 'a', 15)];
    expect(stands(averageTarget('13.25', { baseUnits: 20 }), given, '2023-01-01')).toEqual({
      actual: null,
      status: 'OPEN',
      explanation:
        'The register knows the scores of 1, which average 15.00, of 2 communes by "xa-ntm-2021" on 2022-12-31; the plan counts over 20: the average over all is not known.',
    });
    const all = [...given, scored('2022-06-30', 'b', 11)];
    expect(stands(averageTarget('13.25'), all, '2023-01-01')).toMatchObject({ actual: '13.00', status: 'MISSED' });
    expect(stands(averageTarget('13'), all, '2022-06-30')).toMatchObject({ actual: '13.00', status: 'MET' });
    expect(stands(averageTarget('13.25'), all, '2022-06-30')).toMatchObject({ status: 'OPEN' });
  });

  it('that only rounds to its value is below it', () => {
    const third = registered('2004-01-01', { unitId: 'd', parentId: SCOPE });
    const given = [third, scored('2022-06-30', 'a', 10), scored('2022-06-30', 'b', 10), scored('2022-06-30', 'd', 9)];
    expect(stands(averageTarget('9.67'), given, '2023-01-01')).toMatchObject({ actual: '9.67', status: 'MISSED' });
    expect(stands(averageTarget('9.66'), given, '2023-01-01')).toMatchObject({ status: 'MET' });
  });

  it('is of the year: what was scored later does not count', () => {
    const given = [scored('2022-06-30', 'a', 10), scored('2022-06-30', 'b', 10), scored('2023-06-30', 'a', 19)];
    expect(stands(averageTarget('11'), given, '2023-12-31')).toMatchObject({ actual: '10.00', status: 'MISSED' });
  });

  it('of scores that are older than the year cannot be missed by them', () => {
    const given = [scored('2021-06-30', 'a', 10), scored('2022-06-30', 'b', 10)];
    expect(stands(averageTarget('11'), given, '2023-01-01')).toMatchObject({
      actual: '10.00',
      status: 'OPEN',
      explanation: expect.stringContaining('Of 1 commune no score of 2022 is recorded'),
    });
    expect(stands(averageTarget('10'), given, '2023-01-01')).toMatchObject({ status: 'MET' });
  });

  it('without a set, or with one that nobody has published, cannot be held against scorecards', () => {
    const given = [scored('2022-06-30', 'a', 10), scored('2022-06-30', 'b', 10)];
    expect(stands(averageTarget('6', { criteriaSetId: null, level: 'ADVANCED' }), given, '2023-01-01')).toEqual({
      actual: null,
      status: 'OPEN',
      explanation: 'The plan names no criteria set for ADVANCED; averages of different sets are not compared.',
    });
    expect(stands(averageTarget('6', { criteriaSetId: 'xa-mat' }), given, '2023-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
    });
  });

  it('can be over a class, as over border communes', () => {
    const border = communes({ countsAs: { attribute: 'BORDER', value: 'YES' } });
    const given = [classified('2021-01-01', 'a', 'BORDER', 'YES'), scored('2022-06-30', 'a', 12)];
    expect(stands(averageTarget('11.5', { among: border }), given, '2022-12-31')).toMatchObject({
      actual: '12.00',
      status: 'MET',
    });
  });
});
