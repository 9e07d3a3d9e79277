import { describe, expect, it } from '@jest/globals';
import type { Decided, PlanTarget } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { COUNTRY } from '../../testing/arbitrary-history.js';
import { eventOf, refusalOf, warningsOf } from '../../testing/decided.js';
import type { Fact } from '../../testing/facts.js';
import { ended, granted, published, registered } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import {
  adopted,
  averageTarget,
  communes,
  criteriaTarget,
  indicatorTarget,
  SCOPE,
  taskTarget,
  titleTarget,
  totalTarget,
  YEAR,
} from '../../testing/plan-facts.js';
import type { AdoptPlan } from './adopt-plan.js';
import { decideAdoption, planDay } from './adopt-plan.js';

const SOURCE = { title: 'Kế hoạch', number: null, issuer: null, issuedOn: null, url: null, digest: null };
const COMMAND: Omit<AdoptPlan, 'targets'> = {
  mode: 'LIVE',
  year: YEAR,
  adoptedOn: toIsoDate('2022-02-01'),
  precision: 'DAY',
  basis: null,
  source: SOURCE,
};

/** What is decided on a plan of 01/02/2022 with these targets, given what is recorded, on 24/02/2022. */
function decide(
  targets: readonly PlanTarget[],
  when: Partial<AdoptPlan> = {},
  given: readonly Fact[] = [],
  today = '2022-02-24',
): Decided {
  const history = new History(...COUNTRY, published('2021-01-01', 'xa-ntm-2021'), ...given);
  const command = {
    ...COMMAND,
    targets: targets.map((target, index) => ({ target, path: `targets.${String(index)}` })),
    ...when,
  };
  const at = history.moment(planDay(command).effectiveOn);
  const unit = history.register.unitAt(SCOPE, at);
  if (unit === undefined) throw new Error('the scope is not registered');
  const existing = history.recognition.plans.planKnown(SCOPE, command.year, at.position);
  return decideAdoption(command, { unit, existing, known: history.recognition, at, today: toIsoDate(today) });
}

/** The rule that refuses LIVE warns in BACKFILL. */
function expectRule(
  rule: string,
  targets: readonly PlanTarget[],
  given: readonly Fact[] = [],
  when: Partial<AdoptPlan> = {},
): void {
  expect(refusalOf(decide(targets, when, given))).toBe(rule);
  expect(warningsOf(decide(targets, { ...when, mode: 'BACKFILL' }, given))).toContain(rule);
}

describe('adopting a plan', () => {
  it('gives one event in the stream of the unit and year, about the unit and every unit that a target names', () => {
    const decided = decide([titleTarget('a'), totalTarget(2), taskTarget()]);
    expect(decided).toMatchObject({ outcome: 'accepted', stream: `plan-${SCOPE}-2022` });
    expect(eventOf(decided)).toMatchObject({
      type: 'PlanAdopted',
      effectiveOn: '2022-02-01',
      precision: 'DAY',
      concerns: [SCOPE, 'a'],
      warnings: [],
      data: { unitId: SCOPE, year: 2022, adoptedOn: '2022-02-01', targets: [titleTarget('a'), totalTarget(2), taskTarget()] },
    });
  });

  it('keeps decimals in their one form, and says the day that targets are compared with', () => {
    const each = communes({ holding: 'NTM' });
    const targets = [averageTarget('13,250', { among: each }), criteriaTarget(2, { each, counting: 'MORE' }), totalTarget(2)];
    expect(eventOf(decide(targets)).data).toMatchObject({
      targets: [{ value: '13.25', baselineOn: '2022-02-01' }, { baselineOn: '2022-02-01' }, { baselineOn: null }],
    });
    const undated = decide(targets, { mode: 'BACKFILL', adoptedOn: toIsoDate('2022-12-31'), precision: 'YEAR' });
    expect(eventOf(undated).data).toMatchObject({ targets: [{ baselineOn: '2021-12-31' }, { baselineOn: '2021-12-31' }, {}] });
    const said = criteriaTarget(2, { each, counting: 'MORE', baselineOn: toIsoDate('2021-06-30') });
    expect(eventOf(decide([said])).data).toMatchObject({ targets: [{ baselineOn: '2021-06-30' }] });
  });

  it('counts from the day of the document where that of the adoption is not known, and without one from the end of the year', () => {
    const undated = { mode: 'BACKFILL', adoptedOn: null } as const;
    expect(eventOf(decide([totalTarget(2)], undated))).toMatchObject({
      effectiveOn: '2022-12-31',
      precision: 'BY',
      data: { adoptedOn: null },
    });
    const source = { ...SOURCE, issuedOn: toIsoDate('2022-03-08') };
    expect(eventOf(decide([totalTarget(2)], { ...undated, source }))).toMatchObject({
      effectiveOn: '2022-03-08',
      precision: 'BY',
    });
    expect(refusalOf(decide([totalTarget(2)], { adoptedOn: null }))).toBe('input.adoptedOn');
    expect(refusalOf(decide([totalTarget(2)], { ...undated, precision: 'YEAR' }))).toBe('input.precision');
  });

  it('happens once a year: a second time it is refused in either mode', () => {
    const given = [adopted('2022-01-10', [totalTarget(1)])];
    for (const mode of ['LIVE', 'BACKFILL'] as const)
      expect(refusalOf(decide([totalTarget(2)], { mode }, given))).toBe('CONFLICT');
    expect(refusalOf(decide([totalTarget(2)], { year: 2023 }, given))).toBe('accepted');
  });

  it('takes a unit that stands, a day that has come, and a year that is not over', () => {
    expectRule('plannedUnitStands', [totalTarget(2)], [ended('2022-01-01', SCOPE)]);
    expectRule('adoptedByToday', [totalTarget(2)], [], { adoptedOn: toIsoDate('2022-02-25') });
    expectRule('adoptedBeforeItsYearEnds', [totalTarget(2)], [], { year: 2021 });
    expect(refusalOf(decide([totalTarget(2)], { adoptedOn: toIsoDate('2022-02-28'), precision: 'MONTH' }))).toBe('accepted');
    const by = { mode: 'BACKFILL', adoptedOn: toIsoDate('2022-02-01'), year: 2021 } as const;
    expect(warningsOf(decide([totalTarget(2)], { ...by, precision: 'BY' }))).toEqual([]);
  });
});

describe('a target', () => {
  it('is of a unit within the scope that stands', () => {
    const elsewhere = registered('2004-01-01', { unitId: 'x', parentId: 'vn' });
    expectRule('targetWithinScope', [titleTarget('x')], [elsewhere]);
    expectRule('targetUnitStands', [titleTarget('a')], [ended('2022-01-15', 'a')]);
  });

  it('is of a level that its unit, or a unit of its kind, can have', () => {
    expectRule('levelIsOfTheUnitsScheme', [titleTarget('c')]);
    expectRule('levelIsOfTheUnitsScheme', [titleTarget('a', 'CIVILISED_URBAN')]);
    expectRule('levelIsOfTheTarget', [totalTarget(1, { unitKind: 'HAMLET', level: 'ADVANCED' })]);
    expectRule('levelIsOfTheTarget', [criteriaTarget(1, { unitId: SCOPE, level: 'MODEL', criteriaSetId: null })]);
    expectRule('modernSince2026', [totalTarget(1, { level: 'MODERN' })]);
    expect(refusalOf(decide([titleTarget('c', 'CIVILISED_URBAN')]))).toBe('accepted');
  });

  describe('of a level for communes that ended with 2025', () => {
    const rule = 'advancedAndModelUpTo2025';
    const held = [granted('2020-01-01', { unitId: 'a' }), granted('2021-01-01', { unitId: 'a', level: 'ADVANCED' })];
    const since = { year: 2026, adoptedOn: toIsoDate('2026-02-15') };
    const on = (target: PlanTarget, when: Partial<AdoptPlan> = since): Decided => decide([target], when, held, '2027-03-01');
    const more = totalTarget(1, { level: 'MODEL', counting: 'MORE' });

    it.each([
      ['a named commune', titleTarget('a', 'MODEL')],
      ['a number that is to come', more],
      ['a number in each of a class', { ...more, each: communes({ kind: 'DISTRICT' }) }],
    ])('makes none of a later year: %s', (_, target) => {
      expect(refusalOf(on(target))).toBe(rule);
      expect(warningsOf(on(target, { ...since, mode: 'BACKFILL' }))).toEqual([rule]);
      expect(on(target, { ...since, mode: 'BACKFILL' })).toMatchObject({
        events: [{ warnings: [{ basis: 'Quyết định 51/2025/QĐ-TTg' }] }],
      });
    });

    it('could be aimed at before the act was in force, and for a year up to 2025', () => {
      for (const target of [titleTarget('a', 'MODEL'), more]) {
        expect(refusalOf(on(target, { ...since, adoptedOn: toIsoDate('2026-02-14') }))).toBe('accepted');
        const late = { year: 2025, mode: 'BACKFILL', adoptedOn: toIsoDate('2026-03-01'), precision: 'BY' } as const;
        expect(warningsOf(on(target, late))).toEqual([]);
      }
    });

    it('is counted where it is held, and ended for communes alone', () => {
      expect(refusalOf(on({ ...more, counting: 'IN_ALL' }))).toBe('accepted');
      expect(refusalOf(on(criteriaTarget(5, { unitId: 'a', level: 'ADVANCED', criteriaSetId: null })))).toBe('accepted');
      expect(refusalOf(on({ ...more, unitKind: 'HAMLET' }))).toBe('accepted');
      expect(refusalOf(on({ ...more, level: 'MODERN' }))).toBe('accepted');
    });
  });

  it('follows the level before it, held or planned in the same plan', () => {
    expectRule('lowerLevelHeldOrPlanned', [titleTarget('a', 'ADVANCED')]);
    expect(refusalOf(decide([titleTarget('a', 'ADVANCED'), titleTarget('a')]))).toBe('accepted');
    expect(refusalOf(decide([titleTarget('a', 'ADVANCED')], {}, [granted('2020-01-01', { unitId: 'a' })]))).toBe('accepted');
  });

  it('asks for no more criteria than its set has, and for no more titles than there are units', () => {
    expectRule('criteriaWithinSet', [averageTarget('19.5')]);
    expectRule('criteriaWithinSet', [criteriaTarget(20, { unitId: 'a' })]);
    expectRule('totalWithinScope', [totalTarget(3)]);
    expect(refusalOf(decide([totalTarget(2), totalTarget(77, { targetId: 'h', unitKind: 'HAMLET' })]))).toBe('accepted');
  });

  it.each<[string, PlanTarget, string]>([
    ['a number of titles that is none', totalTarget(0), 'targets.0.value'],
    ['an average that is no number', averageTarget('mười ba'), 'targets.0.value'],
    ['an average below nothing', averageTarget('-1'), 'targets.0.value'],
    ['a base of no units', averageTarget('13', { baseUnits: 0 }), 'targets.0.baseUnits'],
    ['a set that nobody has published', averageTarget('13', { criteriaSetId: 'xa-mat' }), 'targets.0.criteriaSet'],
    ['a set for other units', criteriaTarget(9, { unitId: SCOPE }), 'targets.0.criteriaSet'],
    ['a set for another level', averageTarget('6', { level: 'ADVANCED' }), 'targets.0.criteriaSet'],
    ['neither a unit nor a class', criteriaTarget(2), 'targets.0'],
    ['both a unit and a class', criteriaTarget(2, { unitId: 'a', each: communes({}) }), 'targets.0'],
    ['stars of what has none', indicatorTarget('3', { stars: 3 }), 'targets.0.stars'],
    ['more stars than there are', indicatorTarget('3', { measure: 'OCOP_PRODUCTS', stars: 6 }), 'targets.0.stars'],
    ['a task under nothing', taskTarget({ under: 'nothing' }), 'targets.0.under'],
    ['a task under itself', taskTarget({ under: 'task' }), 'targets.0.under'],
    [
      'a class by a value of another attribute',
      totalTarget(1, { among: communes({ countsAs: { attribute: 'BORDER', value: 'GROUP_1' } }) }),
      'targets.0',
    ],
  ])('is refused in either mode with its place where it is %s', (_, target, path) => {
    for (const mode of ['LIVE', 'BACKFILL'] as const) expect(refusalOf(decide([target], { mode }))).toBe(path);
  });

  it('stands once for each thing that it is about', () => {
    const twice = [titleTarget('a'), titleTarget('a', 'NTM', 'again')];
    for (const mode of ['LIVE', 'BACKFILL'] as const) expect(refusalOf(decide(twice, { mode }))).toBe('targets.1');
    const different = [totalTarget(2), totalTarget(1, { targetId: 'more', counting: 'MORE' })];
    expect(refusalOf(decide(different))).toBe('accepted');
  });
});
