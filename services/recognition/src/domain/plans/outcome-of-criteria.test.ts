import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import { granted } from '../../testing/facts.js';
import { communes, criteriaTarget, scored, titleTarget } from '../../testing/plan-facts.js';
import { standing, stands } from '../../testing/standing-targets.js';

describe('criteria that are to be met', () => {
  it('by a unit are read off its scorecard of the year', () => {
    const target = criteriaTarget(16, { unitId: 'a' });
    expect(stands(target, [], '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
    const given = [scored('2022-06-30', 'a', 15), scored('2023-02-01', 'a', 17)];
    expect(stands(target, given, '2023-06-01')).toEqual({
      actual: '15',
      status: 'MISSED',
      explanation: 'xã Hà Vân meets 15 of 19 as of 2022-06-30 by "xa-ntm-2021".',
    });
    expect(stands(criteriaTarget(15, { unitId: 'a', indicators: 36 }), given, '2022-06-30')).toMatchObject({
      status: 'MET',
      explanation: expect.stringContaining('The 36 indicators planned beside them count through their criteria.'),
    });
  });

  it('cannot be missed by a scorecard that is older than the year', () => {
    const old = [scored('2021-12-31', 'a', 4)];
    expect(stands(criteriaTarget(9, { unitId: 'a' }), old, '2023-01-01')).toMatchObject({
      actual: '4',
      status: 'OPEN',
      explanation: expect.stringContaining('No look at it in 2022 is recorded.'),
    });
    expect(stands(criteriaTarget(4, { unitId: 'a' }), old, '2023-01-01')).toMatchObject({ status: 'MET' });
    const rule = criteriaTarget(2, { each: communes({ holding: 'NTM' }), counting: 'MORE' });
    expect(stands(rule, [...old, granted('2019-01-01', { unitId: 'a' })], '2023-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
    });
  });

  it('in addition are counted from the baseline day', () => {
    const target = criteriaTarget(2, { unitId: 'a', counting: 'MORE' });
    const given = [scored('2021-12-31', 'a', 11), scored('2022-12-01', 'a', 13)];
    expect(stands(target, given, '2022-12-31')).toMatchObject({
      actual: '2',
      status: 'MET',
      explanation: expect.stringContaining('and met 11 as of 2021-12-31'),
    });
    expect(stands(target, given.slice(1), '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
  });

  it('in addition cannot be missed where nobody looked after the baseline day', () => {
    const target = criteriaTarget(2, { unitId: 'a', counting: 'MORE', baselineOn: toIsoDate('2022-02-01') });
    const before = scored('2022-01-15', 'a', 11);
    expect(stands(target, [before], '2023-01-01')).toMatchObject({
      actual: '0',
      status: 'OPEN',
      explanation: expect.stringContaining('No look at it after 2022-02-01 is recorded.'),
    });
    expect(stands(target, [before, scored('2022-11-01', 'a', 12)], '2023-01-01')).toMatchObject({
      actual: '1',
      status: 'MISSED',
    });
    const older = { ...target, baselineOn: toIsoDate('2020-06-30') };
    const looks = [scored('2020-01-01', 'a', 11), scored('2021-05-01', 'a', 12)];
    expect(stands(older, looks, '2023-01-01')).toMatchObject({ actual: '1', status: 'OPEN' });
  });

  it('by each of a class are met by all, missed by one, and unknown while one is not known', () => {
    const each = communes({ holding: 'NTM', notPlannedFor: 'ADVANCED' });
    const rule = criteriaTarget(2, { each, counting: 'MORE' });
    const holders = [granted('2019-01-01', { unitId: 'a' }), granted('2019-01-01', { unitId: 'b' })];
    const start = [scored('2021-12-31', 'a', 10), scored('2021-12-31', 'b', 10)];
    const given = [...holders, ...start, scored('2022-11-01', 'a', 12)];
    expect(stands(rule, [...given, scored('2022-11-01', 'b', 13)], '2022-12-31')).toEqual({
      actual: '2',
      status: 'MET',
      explanation:
        '2 of 2 communes that hold NTM and are not planned for ADVANCED on 2021-12-31 are known to have reached 2 more criteria of "xa-ntm-2021".',
    });
    expect(stands(rule, [...given, scored('2022-11-01', 'b', 11)], '2023-01-01')).toMatchObject({
      actual: '1',
      status: 'MISSED',
    });
    const unknown = [...holders, scored('2021-12-31', 'a', 10), scored('2022-11-01', 'a', 12)];
    expect(stands(rule, unknown, '2023-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
      explanation: expect.stringContaining('of 1 it is not known (xã Hà Vân)'),
    });
    expect(standing([rule, titleTarget('b', 'ADVANCED')], given, '2022-12-31')).toMatchObject({ actual: '2', status: 'MET' });
  });

  it('by nobody are judged of nobody', () => {
    const rule = criteriaTarget(2, { each: communes({ holding: 'MODEL' }), counting: 'MORE' });
    expect(stands(rule, [], '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
  });
});
