import { describe, expect, it } from '@jest/globals';
import type { PlanTarget } from '@ntm-ledger/events';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from '../../testing/facts.js';
import { absorbed, ended, granted, published, refused, registered, revoked } from '../../testing/facts.js';
import { COUNTRY } from '../../testing/arbitrary-history.js';
import { History } from '../../testing/history.js';
import {
  adopted,
  averageTarget,
  claimed,
  classified,
  communes,
  completed,
  criteriaTarget,
  indicated,
  indicatorTarget,
  SCOPE,
  scored,
  taskTarget,
  titleTarget,
  totalTarget,
  YEAR,
} from '../../testing/plan-facts.js';
import { outcomeOf } from './plan-outcome.js';
import type { TargetOutcome } from './target-outcome.js';

/** How the only target of a plan adopted on 01/02/2022 stands on a day, given what else is recorded. */
function stands(target: PlanTarget, given: readonly Fact[], day: string, adoptedOn = '2022-02-01'): TargetOutcome {
  return standing([target], given, day, adoptedOn);
}

/** The same of the first of several targets. */
function standing(targets: readonly PlanTarget[], given: readonly Fact[], day: string, adoptedOn = '2022-02-01'): TargetOutcome {
  const history = new History(...COUNTRY, published('2021-01-01', 'xa-ntm-2021'), ...given, adopted(adoptedOn, targets));
  const moment = history.moment(day);
  const known = history.recognition;
  const plan = known.plans.planAt(SCOPE, YEAR, moment);
  const [first] = plan?.targets ?? [];
  if (plan === undefined || first === undefined) throw new Error(`there is no plan on ${day}`);
  return outcomeOf(first, { plan, known, moment });
}

describe('a title that is planned for a named unit', () => {
  const target = titleTarget('a');

  it('is open while the year runs, and missed once it is over', () => {
    expect(stands(target, [], '2022-12-31')).toEqual({
      actual: '0',
      status: 'OPEN',
      explanation: 'No decision known by 2022-12-31 recognises xã Hà Vân as NTM for 2022.',
    });
    expect(stands(target, [], '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
  });

  it('is met by a title of the year', () => {
    const given = [granted('2022-11-20', { unitId: 'a', awardYear: 2022 })];
    expect(stands(target, given, '2022-11-20')).toEqual({
      actual: '1',
      status: 'MET',
      explanation: 'xã Hà Vân was recognised as NTM for 2022 by 99/QĐ-UBND of 2022-11-20, in force from 2022-11-20.',
    });
    expect(stands(target, given, '2022-11-19')).toMatchObject({ status: 'OPEN' });
  });

  it('is met by a title of the year that was decided after it, and the answer says so', () => {
    const given = [granted('2023-01-26', { unitId: 'a', awardYear: 2022 })];
    expect(stands(target, given, '2023-01-25')).toMatchObject({ status: 'MISSED' });
    const late = stands(target, given, '2023-01-26');
    expect(late).toMatchObject({ actual: '1', status: 'MET' });
    expect(late.explanation).toMatch(/for 2022 by 99\/QĐ-UBND of 2023-01-26, .*, decided after the year\.$/);
  });

  it('is missed by a title that is for another year, as with Thanh Lĩnh: planned for 2022, recognised for 2023 in 2024', () => {
    const given = [granted('2024-07-04', { unitId: 'a', level: 'MODEL', awardYear: 2023 })];
    expect(stands(titleTarget('a', 'MODEL'), given, '2024-12-31')).toEqual({
      actual: '0',
      status: 'MISSED',
      explanation:
        'Not for 2022: xã Hà Vân was recognised as MODEL for 2023 by 99/QĐ-UBND of 2024-07-04, in force from 2024-07-04.',
    });
  });

  it('cannot be judged by a later title of no known year', () => {
    const given = [granted('2023-03-20', { unitId: 'a', awardYear: null, precision: 'BY' })];
    expect(stands(target, given, '2024-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
      explanation: expect.stringContaining(
        'for a year that is not known by 99/QĐ-UBND of 2023-03-20, in force by 2023-03-20: that may be 2022',
      ),
    });
  });

  it('cannot be judged by a title of no known year, whatever other came after it', () => {
    const given = [granted('2023-05-01', { unitId: 'a' }), granted('2025-05-01', { unitId: 'a', awardYear: 2024 })];
    expect(stands(target, given, '2025-12-31')).toMatchObject({ actual: null, status: 'OPEN' });
  });

  it('is met by whoever held it before, and by whoever lost it later', () => {
    expect(stands(target, [granted('2019-01-01', { unitId: 'a', awardYear: 2018 })], '2022-06-30')).toMatchObject({
      status: 'MET',
    });
    const given = [granted('2022-06-01', { unitId: 'a', awardYear: 2022 }), revoked('2024-01-01', { unitId: 'a' })];
    expect(stands(target, given, '2024-06-01')).toMatchObject({
      status: 'MET',
      explanation: expect.stringContaining('the title was revoked on 2024-01-01'),
    });
  });

  it('is missed where the title was lost before the year ended and is of an earlier one', () => {
    const given = [granted('2019-01-01', { unitId: 'a', awardYear: 2018 }), revoked('2022-05-01', { unitId: 'a' })];
    expect(stands(target, given, '2023-01-01')).toMatchObject({
      status: 'MISSED',
      explanation: expect.stringMatching(/^Not for 2022: .* for 2018 .*; the title was revoked on 2022-05-01\.$/),
    });
  });

  it('says what became of a unit that ended within the year', () => {
    const given = [ended('2022-10-01', 'a', [{ unitId: 'b', extent: 'WHOLE', clause: null }]), absorbed('2022-10-01', 'b', 'a')];
    expect(stands(target, given, '2023-01-01')).toMatchObject({
      status: 'MISSED',
      explanation: expect.stringContaining('xã Hà Vân ended on 2022-10-01 and became part of xã Hà Vân'),
    });
  });

  it('says that it was refused', () => {
    const given = [refused('2022-12-01', { unitId: 'a', awardYear: 2022 })];
    expect(stands(target, given, '2023-01-01')).toEqual({
      actual: '0',
      status: 'MISSED',
      explanation: 'xã Hà Vân was refused NTM for 2022 by 99/QĐ-UBND of 2022-12-01.',
    });
  });

  it('can be that of a hamlet or of the scope itself', () => {
    const given = [
      granted('2022-05-01', { unitId: 'thon-a', level: 'MODEL', awardYear: 2022 }),
      granted('2022-05-01', { unitId: SCOPE, awardYear: 2022 }),
    ];
    expect(stands(titleTarget('thon-a', 'MODEL'), given, '2022-05-01')).toMatchObject({ status: 'MET' });
    expect(stands(titleTarget(SCOPE), given, '2022-05-01')).toMatchObject({ status: 'MET' });
  });
});

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

describe('an indicator', () => {
  it('is held against the figure of the plan’s year, whenever it is stated', () => {
    const target = indicatorTarget('3');
    expect(stands(target, [], '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
    const given = [indicated('2023-02-24', { value: '2.95' }), indicated('2022-02-01', { value: '4.1', year: 2021 })];
    expect(stands(target, given, '2023-02-23')).toMatchObject({ actual: null, status: 'OPEN' });
    expect(stands(target, given, '2023-02-24')).toEqual({
      actual: '2.95',
      status: 'MET',
      explanation: 'POOR_HOUSEHOLDS of huyện Hà Vân for 2022 is stated as 2.95; planned was at most 3.',
    });
    expect(stands(indicatorTarget('2.5'), given, '2023-02-24')).toMatchObject({ status: 'MISSED' });
  });

  it('of products counts those with as many stars or more, and no plans', () => {
    const target = indicatorTarget('2', { measure: 'OCOP_PRODUCTS', stars: 3, side: 'AT_LEAST' });
    const products = { measure: 'OCOP_PRODUCTS' } as const;
    const given = [
      indicated('2022-12-31', { ...products, value: '1', stars: 3 }),
      indicated('2022-12-31', { ...products, value: '1', stars: 4 }),
      indicated('2022-12-31', { ...products, value: '9', stars: 2 }),
      indicated('2022-12-31', { ...products, value: '8', stars: 5, statement: 'PLAN' }),
    ];
    expect(stands(target, given, '2022-12-31')).toMatchObject({ actual: '2', status: 'MET' });
    expect(stands(target, given.slice(2), '2023-01-01')).toMatchObject({ actual: null, status: 'OPEN' });
  });
});

describe('a task', () => {
  it('is open, missed once its day has passed, and met once it is done', () => {
    const due = taskTarget({ due: toIsoDate('2022-09-30') });
    expect(stands(due, [], '2022-09-30')).toMatchObject({ actual: '0', status: 'OPEN' });
    expect(stands(due, [], '2022-10-01')).toMatchObject({ status: 'MISSED' });
    expect(stands(due, [completed('2022-10-05')], '2022-10-05')).toEqual({
      actual: '1',
      status: 'MET',
      explanation: 'Complete on 2022-10-05, after it was due on 2022-09-30.',
    });
    const done = (on: string, precision: DatePrecision): string =>
      stands(due, [completed(on, 'task', precision)], '2023-01-01').explanation;
    expect(done('2022-12-31', 'BY')).toBe('Complete by 2022-12-31.');
    expect(done('2022-09-30', 'MONTH')).toBe('Complete in 2022-09.');
    expect(done('2022-10-31', 'MONTH')).toBe('Complete in 2022-10, after it was due on 2022-09-30.');
    const later = taskTarget({ due: toIsoDate('2025-12-31'), duePrecision: 'YEAR' });
    expect(stands(later, [], '2025-12-31')).toMatchObject({ status: 'OPEN' });
    expect(stands(later, [], '2026-01-01')).toMatchObject({ status: 'MISSED' });
    expect(stands(taskTarget(), [], '2022-12-31')).toMatchObject({ status: 'OPEN' });
    expect(stands(taskTarget(), [], '2023-01-01')).toMatchObject({ status: 'MISSED' });
  });
});
