import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { CaseStep, StepDetails } from '@ntm-ledger/events';
import { opened, returned, stepped, withdrawnByUnit } from '../../testing/case-facts.js';
import { actorOf, communeOf, BEGIN, conductedUpTo, dayOf, detailsOf, STEPS } from '../../testing/conducted.js';
import { decideAfter, eventOf, refusalOf, warningsOf } from '../../testing/deciding-cases.js';
import type { Fact } from '../../testing/facts.js';
import { assessed, ended, granted, retyped } from '../../testing/facts.js';

const UNIT = 'ha-giang';
const CASE = 'case';
const PART = { unitId: UNIT, caseId: CASE };
const ACT = 'Quyết định 18/2022/QĐ-TTg';

/** The commune, with a card of all its criteria. */
const GROUND: readonly Fact[] = [...communeOf(UNIT), assessed('2022-12-31', UNIT, 19)];

/** What is decided on a step when the case has come to the one before it. */
function decide(step: CaseStep, change: Parameters<typeof decideAfter>[3] = {}, more: readonly Fact[] = []): string {
  return refusalOf(decideAfter([...GROUND, ...before(step), ...more], CASE, step, change));
}

function before(step: CaseStep): Fact[] {
  const place = STEPS.indexOf(step);
  return conductedUpTo(place <= 0 ? 'REGISTRATION' : (STEPS[place - 1] ?? 'REGISTRATION'), PART);
}

function votes(inFavour: number, total: number, members: number | null = null): { readonly details: StepDetails } {
  return { details: { kind: 'VOTES', inFavour, total, members, batch: null } };
}

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

describe('who takes a step', () => {
  it('has no other part in the case, whatever the role', () => {
    const assessor = { ...actorOf('appraiser'), id: actorOf('assessor').id };
    expect(decide('VERIFICATION', { actor: assessor })).toBe('dutiesAreSeparate (own)');
    expect(decide('APPRAISAL', { actor: assessor })).toBe('dutiesAreSeparate (own)');
    expect(decide('COUNCIL_VOTE', { actor: { ...actorOf('council'), id: actorOf('appraiser').id } })).toBe(
      'dutiesAreSeparate (own)',
    );
    expect(decide('APPRAISAL', { actor: { ...actorOf('admin'), id: actorOf('council').id } })).toBe('dutiesAreSeparate (own)');
  });

  it('may examine twice and vote twice, and paper is nobody’s part', () => {
    expect(decide('APPRAISAL')).toBe('accepted');
    expect(decide('COUNCIL_VOTE')).toBe('accepted');
    expect(decide('DOSSIER_SUBMITTED', { actor: { ...actorOf('clerk'), id: actorOf('assessor').id } })).toBe('accepted');
  });

  it('is kept from another part by a step that was undone too, and not by one that they only entered into the register', () => {
    const undone = [
      stepped(dayOf('VERIFICATION'), 'VERIFICATION', { ...PART, actor: actorOf('council') }),
      returned(dayOf('VERIFICATION'), 'VERIFICATION', PART),
    ];
    const reached = [...GROUND, ...before('VERIFICATION'), ...undone];
    const assessor = { actor: actorOf('assessor') };
    expect(refusalOf(decideAfter(reached, CASE, 'VERIFICATION'))).toBe('accepted');
    const again = stepped(dayOf('VERIFICATION'), 'VERIFICATION', { ...PART, outcome: 'PASSED' });
    const onward = [...reached, again, ...conductedUpTo('DISTRICT_MEETING', PART).slice(STEPS.indexOf('VERIFICATION') + 2, -1)];
    expect(refusalOf(decideAfter(onward, CASE, 'DISTRICT_MEETING'))).toBe('dutiesAreSeparate (own)');
    const old = conductedUpTo('SELF_ASSESSMENT', { ...PART, mode: 'BACKFILL', ...assessor });
    expect(refusalOf(decideAfter([...GROUND, ...old], CASE, 'VERIFICATION', assessor))).toBe(`stagesInOrder (${ACT})`);
  });

  it('has not measured the unit for the case either, since whoever records its card assesses', () => {
    const card = (on: string, who = 'appraiser'): Fact => assessed(on, UNIT, 19, { actor: actorOf(who), mode: 'LIVE' });
    const reached = (fact: Fact): string => refusalOf(decideAfter([...GROUND, ...before('APPRAISAL'), fact], CASE, 'APPRAISAL'));
    expect(reached(card('2023-05-01'))).toBe('dutiesAreSeparate (own)');
    // Dated before the case began, but recorded for it.
    expect(reached(card('2022-12-31'))).toBe('dutiesAreSeparate (own)');
    expect(reached(card('2023-05-01', 'assessor'))).toBe('accepted');
    const earlier = [...GROUND, card('2022-12-30'), ...before('APPRAISAL')];
    expect(refusalOf(decideAfter(earlier, CASE, 'APPRAISAL'))).toBe('accepted');
  });

  it('examines by recording the card of a verification or an appraisal, and then neither assesses nor votes', () => {
    const card = (who: string): Fact =>
      assessed('2023-05-01', UNIT, 19, { actor: actorOf(who), mode: 'LIVE', round: 'APPRAISAL' });
    const reached = (step: CaseStep, who: string): string =>
      refusalOf(decideAfter([...GROUND, ...before(step), card(who)], CASE, step));
    expect(reached('COUNCIL_VOTE', 'council')).toBe('dutiesAreSeparate (own)');
    expect(reached('SELF_ASSESSMENT', 'assessor')).toBe('dutiesAreSeparate (own)');
    expect(reached('APPRAISAL', 'appraiser')).toBe('accepted');
  });

  it('does not judge the unit that they belong to', () => {
    expect(decide('VERIFICATION', { actor: actorOf('appraiser', '15292') })).toBe('nobodyJudgesTheirOwnUnit (own)');
    expect(decide('SELF_ASSESSMENT', { actor: actorOf('assessor', '15292') })).toBe('accepted');
    expect(decide('COMMUNE_MEETING', { actor: actorOf('clerk', '15292') })).toBe('accepted');
  });

  it('acts for the tier that the procedure names, or one above', () => {
    expect(decide('VERIFICATION', { actor: actorOf('appraiser', '392') })).toBe('accepted');
    expect(decide('VERIFICATION', { actor: actorOf('appraiser', '38') })).toBe('accepted');
    expect(decide('APPRAISAL', { actor: actorOf('appraiser', '392') })).toBe(`actsForTheStagesTier (${ACT})`);
    expect(decide('COUNCIL_VOTE', { actor: actorOf('council', '38') })).toBe('accepted');
  });
});

describe('publication', () => {
  const published15 = (from: string, to: string, broadcasts: number | null): { readonly details: StepDetails } => ({
    details: { kind: 'PUBLICATION', from: toIsoDate(from), to: toIsoDate(to), broadcasts, places: [] },
  });
  const on = toIsoDate('2023-03-23');

  it('takes 15 days and 5 broadcasts, by the act', () => {
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-15', 5) })).toBe('accepted');
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-14', 5) })).toBe(
      `publishedLongEnough (${ACT})`,
    );
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-15', 4) })).toBe(
      `broadcastOftenEnough (${ACT})`,
    );
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-01', '2023-03-15', null) })).toBe(
      `broadcastOftenEnough (${ACT})`,
    );
  });

  it('counts the days until it is said to be done', () => {
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-10', '2023-03-24', 5) })).toBe(
      `publishedLongEnough (${ACT})`,
    );
    expect(decide('PUBLICATION', { effectiveOn: on, ...published15('2023-03-15', '2023-03-01', 5) })).toBe(
      'input.publication.to',
    );
  });
});

describe('a vote', () => {
  it('passes with 90 of 100 by the register’s own setting, since no source gives the share', () => {
    expect(decide('COUNCIL_VOTE', votes(90, 100))).toBe('accepted');
    expect(decide('COUNCIL_VOTE', votes(89, 100))).toBe('votesReachTheShare (own)');
    expect(decide('COUNCIL_VOTE', votes(9, 10))).toBe('accepted');
    expect(decide('COUNCIL_VOTE', votes(17, 19))).toBe('votesReachTheShare (own)');
  });

  it('that fails is recorded as what it was, and the council does not pass it over', () => {
    expect(decide('COUNCIL_VOTE', { outcome: 'FAILED', ...votes(3, 10) })).toBe('accepted');
  });

  it('cannot have more votes than there are', () => {
    expect(decide('COUNCIL_VOTE', votes(11, 10))).toBe('input.votes.inFavour');
    expect(decide('COUNCIL_VOTE', votes(10, 10, 9))).toBe('input.votes.total');
  });

  it('takes the quorum that an office has set, and none otherwise', () => {
    expect(decide('COUNCIL_VOTE', votes(5, 5, 20))).toBe('accepted');
    const settings = { satisfiedOverall: null, satisfiedPerItem: null, householdsAsked: null, quorum: 66, workingDays: [] };
    const set = [...GROUND, opened(BEGIN, { ...PART, settings }), ...conductedUpTo('APPRAISAL', PART).slice(1)];
    expect(refusalOf(decideAfter(set, CASE, 'COUNCIL_VOTE', votes(13, 13, 20)))).toBe('quorumIsPresent (own)');
    expect(refusalOf(decideAfter(set, CASE, 'COUNCIL_VOTE', votes(14, 14, 20)))).toBe('accepted');
    expect(refusalOf(decideAfter(set, CASE, 'COUNCIL_VOTE', votes(14, 14, null)))).toBe('quorumIsPresent (own)');
  });
});

describe('the conditions of a commune beside its criteria', () => {
  const card = (met: number): Fact => assessed('2023-06-01', UNIT, met);

  it('let the province appraise and the council vote once the whole set is met by the actual card', () => {
    expect(decide('APPRAISAL', {}, [card(18)])).toBe(`wholeSetMet (${ACT})`);
    expect(decide('APPRAISAL', { outcome: 'FAILED' }, [card(18)])).toBe('accepted');
    expect(decide('COUNCIL_VOTE', {}, [card(18)])).toBe(`wholeSetMet (${ACT})`);
    expect(decide('COUNCIL_VOTE', {}, [card(19)])).toBe('accepted');
  });

  it('are asked for where nothing is known of them', () => {
    const without = GROUND.filter((fact) => fact.draft.type !== 'UnitAssessed');
    const reached = [...without, ...before('COUNCIL_VOTE')];
    expect(refusalOf(decideAfter(reached, CASE, 'COUNCIL_VOTE'))).toBe(`wholeSetMet (${ACT})`);
    const silent = [...GROUND, ...conductedUpTo('APPRAISAL', PART).map(withoutDetails)];
    expect(refusalOf(decideAfter(silent, CASE, 'COUNCIL_VOTE'))).toBe(`noConstructionDebt (${ACT})`);
  });

  it.each<[string, StepDetails]>([
    ['noConstructionDebt', { kind: 'CONDITIONS', constructionDebt: 'OUTSTANDING', security: null }],
    ['notComplexInSecurity', { kind: 'CONDITIONS', constructionDebt: null, security: 'COMPLEX' }],
  ])('%s is what the case says last', (rule, details) => {
    const found = stepped(dayOf('APPRAISAL'), 'APPRAISAL', { ...PART, outcome: 'PASSED', details });
    expect(decide('COUNCIL_VOTE', {}, [found])).toBe(`${rule} (${ACT})`);
  });

  it('take the level below in force, by its own act', () => {
    const model = { ...PART, level: 'MODEL' } as const;
    const reached = [...GROUND, ...conductedUpTo('APPRAISAL', model)];
    expect(refusalOf(decideAfter(reached, CASE, 'COUNCIL_VOTE'))).toBe('lowerLevelInForce (Quyết định 319/QĐ-TTg)');
    const held = granted('2023-01-05', { unitId: UNIT, level: 'ADVANCED' });
    expect(refusalOf(decideAfter([...reached, held], CASE, 'COUNCIL_VOTE'))).toBe('accepted');
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

function withoutDetails({ draft, ...fact }: Fact): Fact {
  return draft.type !== 'CaseStepRecorded'
    ? { ...fact, draft }
    : { ...fact, draft: { ...draft, data: { ...draft.data, details: null } } };
}

describe('the survey of a district', () => {
  const DISTRICT = { unitId: 'huyen', caseId: CASE };
  const act = 'Quyết định 18/2022/QĐ-TTg';
  const reached = [
    ...GROUND,
    opened('2023-01-02', { ...DISTRICT, procedureId: 'huyen-qd-18-2022', criteriaSetId: null }),
    stepped('2023-02-01', 'SELF_ASSESSMENT', DISTRICT),
  ];
  const survey = (first: number, second: number, overallPercent: string | null = null): string => {
    const item = (question: number, satisfied: number) => ({ question, unitId: UNIT, satisfied, answered: 100, percent: null });
    const details = {
      ...detailsOf('SATISFACTION_SURVEY'),
      kind: 'SURVEY',
      overallPercent,
      items: [item(1, first), item(2, second)],
    } as StepDetails;
    return refusalOf(decideAfter(reached, CASE, 'SATISFACTION_SURVEY', { details }));
  };

  it('takes 90 % over all and 80 % on each question in each commune, by the act', () => {
    expect(survey(100, 80)).toBe('accepted');
    expect(survey(100, 79)).toBe(`satisfiedOverall (${act})`);
    expect(survey(100, 79, '90')).toBe(`satisfiedOnEachItem (${act})`);
    expect(survey(95, 95, '89.99')).toBe(`satisfiedOverall (${act})`);
  });

  it('is not passed while its figures are not given', () => {
    const details = { ...detailsOf('SATISFACTION_SURVEY'), kind: 'SURVEY', items: [] } as StepDetails;
    expect(refusalOf(decideAfter(reached, CASE, 'SATISFACTION_SURVEY', { details }))).toBe(`satisfiedOverall (${act})`);
  });

  it('of a commune is held against what the office has set, which is no law', () => {
    const settings = { satisfiedOverall: 98, satisfiedPerItem: 90, householdsAsked: 75, quorum: null, workingDays: [] };
    const set = [...GROUND, opened(BEGIN, { ...PART, settings }), ...conductedUpTo('VERIFICATION', PART).slice(1)];
    expect(refusalOf(decideAfter(set, CASE, 'SATISFACTION_SURVEY'))).toBe('enoughHouseholdsAsked (own)');
  });

  it.each<[string, Partial<Extract<StepDetails, { kind: 'SURVEY' }>>]>([
    ['input.survey.householdsAsked', { householdsAsked: 1001 }],
    ['input.survey.overallPercent', { overallPercent: '100.01' }],
    [
      'input.survey.items.0.question',
      { questions: 1, items: [{ question: 2, unitId: null, satisfied: null, answered: null, percent: '97' }] },
    ],
    ['input.survey.items.0.satisfied', { items: [{ question: 1, unitId: null, satisfied: 5, answered: 4, percent: null }] }],
    [
      'input.survey.items.0.percent',
      { items: [{ question: 1, unitId: null, satisfied: null, answered: null, percent: 'nhiều' }] },
    ],
    ['input.survey.coverage.0.asked', { coverage: [{ part: 'thôn 1', households: 5, asked: 6 }] }],
  ])('with what cannot be is refused: %s', (path, change) => {
    const details = { ...detailsOf('SATISFACTION_SURVEY'), ...change } as StepDetails;
    expect(decide('SATISFACTION_SURVEY', { details })).toBe(path);
  });
});
