import { describe, expect, it } from '@jest/globals';
import { ended, granted, registered } from '../../testing/facts.js';
import { claimed, classified, communes, titleTarget, totalTarget } from '../../testing/plan-facts.js';
import { standing, stands } from '../../testing/standing-targets.js';

describe('a number of titles', () => {
  const before = granted('2019-01-01', { unitId: 'a', awardYear: 2018 });
  const late = granted('2023-01-26', { unitId: 'b', awardYear: 2022 });

  it('in all counts what is in force at the end of the year, and what was decided for it later', () => {
    expect(stands(totalTarget(2), [before, late], '2022-12-31')).toMatchObject({ actual: '1', status: 'OPEN' });
    expect(stands(totalTarget(2), [before, late], '2023-01-25')).toMatchObject({ actual: '1', status: 'MISSED' });
    expect(stands(totalTarget(2), [before, late], '2023-01-26')).toEqual({
      actual: '2',
      status: 'MET',
      explanation:
        'NTM is held by 1 commune on 2022-12-31. 1 held it on 2021-12-31 and on 2022-12-31 alike. Decided after the year, for 2022 or before: 1 more (xã Hà Vân).',
    });
  });

  it('to come counts the titles of the year alone', () => {
    const more = totalTarget(1, { counting: 'MORE' });
    expect(stands(more, [before], '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
    expect(stands(more, [before, late], '2023-02-01')).toMatchObject({ actual: '1', status: 'MET' });
    const sameYear = granted('2022-06-30', { unitId: 'b', awardYear: null, signedOn: null, precision: 'MONTH' });
    expect(stands(more, [sameYear], '2022-12-31')).toMatchObject({ status: 'MET' });
  });

  it('to come counts what was granted, though its unit ended within the year', () => {
    const given = [granted('2022-03-01', { unitId: 'a', awardYear: 2022 }), ended('2022-10-01', 'a')];
    expect(stands(totalTarget(1, { counting: 'MORE' }), given, '2022-12-31')).toMatchObject({ actual: '1', status: 'MET' });
    expect(stands(totalTarget(1), given, '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
  });

  it('says how it came about, with what ended by unit change', () => {
    const given = [before, granted('2022-05-01', { unitId: 'b', awardYear: 2022 }), ended('2022-01-01', 'a')];
    expect(stands(totalTarget(2), given, '2022-12-31').explanation).toBe(
      'NTM is held by 1 commune on 2022-12-31. 1 held it on 2021-12-31; since then 1 recognised (xã Hà Vân), 1 ended by unit change on 2022-01-01 (xã Hà Vân): 1 + 1 - 1 = 1 on 2022-12-31.',
    );
  });

  it('holds the plan’s own sum against what documents state of before: 61 + 13 is not 65', () => {
    const stated = claimed('2021-12-31', '61');
    const targets = [totalTarget(65), totalTarget(13, { targetId: 'more', counting: 'MORE' })];
    expect(standing(targets, [before, stated, ended('2022-01-01', 'a')], '2022-12-31').explanation).toContain(
      'By documents 61 stated as of 2021-12-31 + 13 planned = 74, not 65 (9 fewer); the register knows 1 that ended by unit change since (xã Hà Vân).',
    );
    const three = claimed('2022-01-14', '3');
    expect(standing([totalTarget(4), titleTarget('b')], [three], '2022-12-31').explanation).toContain(
      'By documents 3 stated as of 2022-01-14 + 1 planned = 4.',
    );
  });

  it('cannot be missed while documents state more than the register knows', () => {
    const stated = claimed('2022-01-14', '3');
    expect(stands(totalTarget(4), [stated, before], '2023-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
      explanation: expect.stringContaining('documents state 3 as of 2022-01-14, of which the register knows 1'),
    });
    const granting = claimed('2023-02-01', '2', { metric: 'TITLES_GRANTED', year: 2022 });
    expect(stands(totalTarget(2, { counting: 'MORE' }), [granting], '2023-02-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
    });
  });

  it('of hamlets cannot be missed where the register knows fewer hamlets than are planned', () => {
    const hamlets = totalTarget(7, { unitKind: 'HAMLET' });
    expect(stands(hamlets, [], '2023-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
      explanation: expect.stringContaining('The register knows 2 hamlets here, fewer than planned'),
    });
    expect(stands(totalTarget(2, { unitKind: 'HAMLET' }), [], '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
    const given = [granted('2022-05-01', { unitId: 'thon-a', awardYear: 2022 })];
    expect(stands(totalTarget(1, { unitKind: 'HAMLET', counting: 'MORE' }), given, '2022-12-31')).toMatchObject({
      status: 'MET',
    });
  });

  it('among a class counts its members alone', () => {
    const difficult = communes({ countsAs: { attribute: 'DIFFICULTY', value: 'ESPECIALLY_DIFFICULT' } });
    const given = [classified('2021-06-04', 'b', 'DIFFICULTY', 'ESPECIALLY_DIFFICULT'), before];
    const target = totalTarget(1, { among: difficult });
    expect(stands(target, [before], '2023-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
      explanation: expect.stringContaining('The register knows 0 communes that count as ESPECIALLY_DIFFICULT (DIFFICULTY) here'),
    });
    expect(stands(target, given, '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
    expect(stands(target, [...given, late], '2023-02-01')).toMatchObject({ actual: '1', status: 'MET' });
  });

  it('can be meant for each of a class: at least one hamlet for each commune that is not NTM yet', () => {
    const each = totalTarget(1, { unitKind: 'HAMLET', counting: 'MORE', each: communes({ lacking: 'NTM' }) });
    const given = [before];
    expect(stands(each, given, '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
    const hamlet = granted('2022-09-01', { unitId: 'thon-b', awardYear: 2022 });
    const township = registered('2004-01-01', { unitId: 'khu', kind: 'HAMLET', type: 'thôn', parentId: 'c' });
    const quarter = granted('2022-09-01', { unitId: 'khu', awardYear: 2022 });
    expect(stands(each, [...given, hamlet, township, quarter], '2022-12-31')).toMatchObject({ actual: '1', status: 'MET' });
  });
});
