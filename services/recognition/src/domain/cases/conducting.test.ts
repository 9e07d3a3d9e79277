import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import { opened, stepped, withdrawnByUnit } from '../../testing/case-facts.js';
import { BEGIN, conductedUpTo, dayOf, STEPS } from '../../testing/conducted.js';
import { ACT, before, CASE, decide, GROUND, PART, UNIT, votes } from '../../testing/conducting-scene.js';
import { decideAfter, eventOf, refusalOf, warningsOf } from '../../testing/deciding-cases.js';
import type { Fact } from '../../testing/facts.js';
import { assessed, ended, retyped } from '../../testing/facts.js';

describe('a step of a case that is conducted here', () => {
  it.each(STEPS)('%s is taken in its place, and stands in the stream of the case', (step) => {
    const decided = decideAfter([...GROUND, ...before(step)], CASE, step);
    expect(decided).toMatchObject({ outcome: 'accepted', stream: `case-${CASE}` });
    expect(eventOf(decided)).toMatchObject({
      type: 'CaseStepRecorded',
      concerns: [UNIT],
      warnings: [],
      data: { caseId: CASE, unitId: UNIT, level: 'NTM', awardYear: 2022, step },
    });
    expect(eventOf(decided).causationId).not.toBeNull();
  });

  it('is refused before the stages that the procedure requires first, by the act that gives both their place', () => {
    for (const [place, step] of STEPS.entries()) {
      const early = STEPS.slice(place + 1).find((later) => later !== 'REGISTRATION_CONFIRMED');
      if (early === undefined) continue;
      expect([early, refusalOf(decideAfter([...GROUND, ...before(step)], CASE, early))]).toEqual([
        early,
        `stagesInOrder (${ACT})`,
      ]);
    }
  });

  it('is refused once a later stage is taken, and may be taken again before that', () => {
    expect(decide('OPINIONS', {}, [stepped(dayOf('OPINIONS'), 'OPINIONS', PART)])).toBe('accepted');
    const later = stepped(dayOf('PUBLICATION'), 'PUBLICATION', PART);
    expect(decide('OPINIONS', { effectiveOn: toIsoDate(dayOf('PUBLICATION')) }, [later])).toBe(`stagesInOrder (${ACT})`);
  });

  it('is refused while the one before it has failed, until that is passed or the case goes back', () => {
    const failed = stepped(dayOf('VERIFICATION'), 'VERIFICATION', { ...PART, outcome: 'FAILED' });
    const reached = [...GROUND, ...before('VERIFICATION'), failed];
    expect(refusalOf(decideAfter(reached, CASE, 'SATISFACTION_SURVEY'))).toBe(`stagesInOrder (${ACT})`);
    const passed = stepped(dayOf('VERIFICATION'), 'VERIFICATION', { ...PART, outcome: 'PASSED' });
    expect(refusalOf(decideAfter([...reached, passed], CASE, 'SATISFACTION_SURVEY'))).toBe('accepted');
  });

  it('is one of the procedure', () => {
    expect(decide('OPINIONS', { step: 'HAMLET_MEETING', details: null })).toBe(`stageIsOfTheProcedure (${ACT})`);
  });

  it('is taken while the case is open and the unit stands, in the order of days, and not in the future', () => {
    expect(decide('OPINIONS', {}, [withdrawnByUnit(dayOf('OPINIONS'), PART)])).toBe('caseIsOpen (own)');
    expect(decide('OPINIONS', {}, [ended('2023-02-01', UNIT)])).toBe('unitStandsThatDay (own)');
    expect(decide('OPINIONS', { effectiveOn: BEGIN })).toBe('daysInOrder (own)');
    expect(decide('OPINIONS', { today: BEGIN })).toBe('takenByToday (own)');
  });

  it('is taken for a unit of the scheme of its level, and told of another with a warning, as of one that has ended', () => {
    const town = retyped('2023-02-01', UNIT, 'thị trấn');
    expect(decide('OPINIONS', {}, [town])).toBe('levelIsOfTheUnitsScheme (Quyết định 04/2022/QĐ-TTg)');
    const told = (change: Fact): string[] =>
      warningsOf(decideAfter([...GROUND, ...before('OPINIONS'), change], CASE, 'OPINIONS', { mode: 'BACKFILL' }));
    expect(told(town)).toEqual(['levelIsOfTheUnitsScheme']);
    expect(told(ended('2023-02-01', UNIT))).toEqual(['unitStandsThatDay']);
  });

  it('may follow a step that was taken by a later day, or in the same month, since that may have been before it', () => {
    const known = (precision: 'BY' | 'MONTH' | 'DAY'): string => {
      const registered = opened('2023-01-31', { ...PART, precision });
      return refusalOf(decideAfter([...GROUND, registered], CASE, 'SELF_ASSESSMENT', { effectiveOn: toIsoDate('2023-01-20') }));
    };
    expect(known('BY')).toBe('accepted');
    expect(known('MONTH')).toBe('accepted');
    expect(known('DAY')).toBe('daysInOrder (own)');
  });

  it('of a month that still runs may be told as an old fact, and is not taken here before its day', () => {
    const april = { effectiveOn: toIsoDate('2023-04-30'), precision: 'MONTH', today: '2023-04-20' } as const;
    const facts = [...GROUND, ...before('OPINIONS')];
    expect(warningsOf(decideAfter(facts, CASE, 'OPINIONS', { ...april, mode: 'BACKFILL' }))).toEqual([]);
    expect(refusalOf(decideAfter(facts, CASE, 'OPINIONS', april))).toBe('takenByToday (own)');
  });

  it('says how it ended and what it comes to where it is judged by that', () => {
    expect(decide('VERIFICATION', { outcome: null })).toBe('input.outcome');
    expect(decide('COUNCIL_VOTE', { outcome: null, details: null })).toBe('input.outcome input.votes');
    expect(decide('PUBLICATION', { outcome: null, details: null })).toBe('input.publication');
    expect(decide('OPINIONS', { ...votes(3, 3) })).toBe('input.votes');
  });
});

describe('an old step', () => {
  const old = { mode: 'BACKFILL', outcome: null, details: null } as const;

  it('is recorded into a case of which nothing else is known, without a warning for what nobody knows', () => {
    const decided = decideAfter([...GROUND, ...conductedUpTo('REGISTRATION', PART)], CASE, 'COUNCIL_VOTE', old);
    expect(warningsOf(decided)).toEqual([]);
    expect(eventOf(decided)).toMatchObject({ mode: 'BACKFILL', data: { step: 'COUNCIL_VOTE', outcome: null } });
  });

  it('bears a warning for what it shows to be broken', () => {
    const reached = [...GROUND, ...conductedUpTo('APPRAISAL', PART), assessed('2023-06-01', UNIT, 17)];
    const passed = { ...old, outcome: 'PASSED' } as const;
    expect(warningsOf(decideAfter(reached, CASE, 'COUNCIL_VOTE', { ...passed, ...votes(10, 20) }))).toEqual([
      'votesReachTheShare',
      'wholeSetMet',
    ]);
    expect(warningsOf(decideAfter(reached, CASE, 'COUNCIL_VOTE', { ...old, ...votes(10, 20) }))).toEqual([]);
  });

  it('is dated before others, and meets the case as it was on its day', () => {
    const reached = [...GROUND, ...conductedUpTo('COUNCIL_VOTE', PART)];
    expect(
      warningsOf(decideAfter(reached, CASE, 'VERIFICATION', { ...old, effectiveOn: toIsoDate(dayOf('VERIFICATION')) })),
    ).toEqual([]);
  });

  it('is refused where it cannot be', () => {
    expect(decide('COUNCIL_VOTE', { mode: 'BACKFILL', ...votes(11, 10) })).toBe('input.votes.inFavour');
  });
});
