import { describe, expect, it } from '@jest/globals';
import type { Actor, CaseStage, CaseStep, Decided } from '@ntm-ledger/events';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import { decisionStateOf } from '../../projections/decision-state.js';
import { opened, returned, stepped } from '../../testing/case-facts.js';
import { actorOf, BEGIN, communeOf, conductedUpTo, dayOf, STEPS } from '../../testing/conducted.js';
import { eventOf, refusalOf, warningsOf } from '../../testing/deciding-cases.js';
import type { Fact } from '../../testing/facts.js';
import { assessed, granted, published, refused } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import type { RecordDecision } from '../decision-command.js';
import { decideDecision } from '../record-decision.js';
import { NOTHING_SET } from './case-settings.js';

const UNIT = 'ha-giang';
const PART = { unitId: UNIT, caseId: 'case' };
const ACT = 'Quyết định 18/2022/QĐ-TTg';

const GROUND: readonly Fact[] = [...communeOf(UNIT), assessed('2022-12-31', UNIT, 19)];

const RECOGNITION: RecordDecision = {
  kind: 'RECOGNITION',
  mode: 'LIVE',
  decisionId: 'decision',
  titleId: 'title',
  level: 'NTM',
  field: null,
  awardYear: 2022,
  criteriaSetId: null,
  caseId: 'case',
  number: '99/QĐ-UBND',
  signedOn: toIsoDate('2024-01-26'),
  authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
  effectiveOn: null,
  precision: 'DAY',
  attestation: 'NAMED',
  basis: null,
  source: null,
};

/** What is decided on a recognition of 26/01/2024 with some changes, after some facts of its case. */
function decideAfter(facts: readonly Fact[], change: Partial<RecordDecision> & { readonly actor?: Actor } = {}): Decided {
  const { actor = actorOf('decider', '38'), ...changed } = change;
  const command = { ...RECOGNITION, ...changed };
  const history = new History(...GROUND, ...facts);
  const day = history.moment(command.signedOn ?? '2024-01-26');
  const unit = history.register.unitAt(UNIT, day);
  if (unit === undefined) throw new Error('the unit is not registered');
  const place = { day: day.effectiveOn, position: day.position, today: toIsoDate('2024-12-31'), actor };
  return decideDecision(
    command,
    decisionStateOf({ model: history.recognition, register: history.register }, unit, command, place),
  );
}

const voted = conductedUpTo('COUNCIL_VOTE', PART);

/** The facts of the case with another one in the place of a stage. */
function withStep(stage: CaseStage, other: Fact, facts: readonly Fact[] = voted): Fact[] {
  return facts.map((fact) => (stageOf(fact) === stage ? other : fact));
}

function stageOf({ draft }: Fact): CaseStage | null {
  if (draft.type === 'CaseOpened') return 'REGISTRATION';
  return draft.type === 'CaseStepRecorded' ? draft.data.step : null;
}

describe('a recognition that is conducted here', () => {
  it('decides the case that it names, and rests on the vote', () => {
    const event = eventOf(decideAfter(voted));
    expect(event).toMatchObject({ type: 'RecognitionGranted', warnings: [], data: { caseId: 'case' } });
    expect(event.causationId).not.toBeNull();
  });

  it('decides the case under way for the level and year where it names none', () => {
    expect(eventOf(decideAfter(voted, { caseId: null })).data).toMatchObject({ caseId: 'case' });
    expect(refusalOf(decideAfter(voted, { caseId: null, awardYear: 2021 }))).toBe(`recognitionHasItsCase (${ACT})`);
    expect(refusalOf(decideAfter([], { caseId: null }))).toBe(`recognitionHasItsCase (${ACT})`);
  });

  it('is for the year of its case where it says none, so that the year is given once', () => {
    expect(eventOf(decideAfter(voted, { awardYear: null })).data).toMatchObject({ caseId: 'case', awardYear: 2022 });
    const held = granted('2023-12-31', { unitId: UNIT, awardYear: 2022 });
    expect(refusalOf(decideAfter([...voted, held], { awardYear: null }))).toBe('oneTitleALevelAndYear (own)');
    expect(eventOf(decideAfter(voted, { awardYear: null, mode: 'BACKFILL' })).data).toMatchObject({ awardYear: null });
  });

  it('names the cases that are under way to whoever names neither the case nor its year', () => {
    const decided = decideAfter(voted, { caseId: null, awardYear: null });
    expect(decided).toMatchObject({
      refusal: {
        rule: 'recognitionHasItsCase',
        message:
          'A recognition decides a case; this one names none, and its year is that of none. Under way for NTM of xã Hà Giang: case (for 2022).',
      },
    });
  });

  it('is refused at every stage before the council has voted', () => {
    for (const last of ['REGISTRATION', ...STEPS.slice(0, -1)] as ('REGISTRATION' | CaseStep)[])
      expect([last, refusalOf(decideAfter(conductedUpTo(last, PART)))]).toEqual([last, `caseIsVoted (${ACT})`]);
  });

  it('is refused when the vote failed, or no longer stands', () => {
    const failed = stepped(dayOf('COUNCIL_VOTE'), 'COUNCIL_VOTE', { ...PART, outcome: 'FAILED' });
    expect(refusalOf(decideAfter([...conductedUpTo('APPRAISAL', PART), failed]))).toBe(`caseIsVoted (${ACT})`);
    expect(refusalOf(decideAfter([...voted, returned('2024-01-02', 'APPRAISAL', PART)]))).toBe(`caseIsVoted (${ACT})`);
  });

  it('is refused where nothing shows that the vote or the survey passed, though old facts tell that they were held', () => {
    const old = { ...PART, mode: 'BACKFILL' } as const;
    const held = stepped(dayOf('COUNCIL_VOTE'), 'COUNCIL_VOTE', old);
    expect(refusalOf(decideAfter([...conductedUpTo('APPRAISAL', PART), held]))).toBe(`caseIsVoted (${ACT})`);
    const surveyed = stepped(dayOf('SATISFACTION_SURVEY'), 'SATISFACTION_SURVEY', old);
    expect(refusalOf(decideAfter(withStep('SATISFACTION_SURVEY', surveyed)))).toBe(`satisfactionAsPrescribed (${ACT})`);
  });

  it('is refused where the vote that stands is an old fact with fewer votes than are asked, or with none', () => {
    const old = { ...PART, mode: 'BACKFILL', outcome: 'PASSED' } as const;
    const votes = { kind: 'VOTES', inFavour: 20, total: 37, members: null, batch: null } as const;
    const few = stepped(dayOf('COUNCIL_VOTE'), 'COUNCIL_VOTE', { ...old, details: votes });
    const none = stepped(dayOf('COUNCIL_VOTE'), 'COUNCIL_VOTE', old);
    for (const vote of [few, none])
      expect(refusalOf(decideAfter(withStep('COUNCIL_VOTE', vote)))).toBe('votesReachTheShare (own)');
  });

  it('is refused where the survey that stands is an old fact below what this office has set', () => {
    const settings = { ...NOTHING_SET, satisfiedOverall: 98 };
    const set = withStep('REGISTRATION', opened(BEGIN, { ...PART, settings }));
    expect(refusalOf(decideAfter(set))).toBe('satisfiedOverall (own)');
    const old = stepped(dayOf('SATISFACTION_SURVEY'), 'SATISFACTION_SURVEY', { ...PART, mode: 'BACKFILL', outcome: 'PASSED' });
    expect(refusalOf(decideAfter(withStep('SATISFACTION_SURVEY', old, set)))).toBe('satisfiedOverall (own)');
  });

  it('decides no case of which the procedure is not known', () => {
    const old = opened('2013-01-02', { ...PART, mode: 'BACKFILL', procedureId: null });
    expect(refusalOf(decideAfter([old]))).toBe('procedureIsKnown (own)');
    expect(warningsOf(decideAfter([old], { mode: 'BACKFILL' }))).toEqual([]);
  });

  it('names the set of its case, and one for the level', () => {
    const other = published('2022-03-08', 'xa-nc-2021', { level: 'ADVANCED' });
    const named = { criteriaSetId: 'xa-nc-2021' };
    expect(refusalOf(decideAfter([...voted, other], named))).toBe('decidedBySetOfTheLevel (own)');
    expect(warningsOf(decideAfter([other], { ...named, mode: 'BACKFILL', caseId: null }))).toEqual(['decidedBySetOfTheLevel']);
    const again = published('2022-03-09', 'xa-ntm-khac');
    expect(refusalOf(decideAfter([...voted, again], { criteriaSetId: 'xa-ntm-khac' }))).toBe('judgesBySetOfTheCase (own)');
    expect(refusalOf(decideAfter(voted, { criteriaSetId: 'xa-ntm-2021' }))).toBe('accepted');
  });

  it('is signed after the vote, whatever day it is to be in force from', () => {
    const [before, on] = [addDays(toIsoDate(dayOf('COUNCIL_VOTE')), -1), toIsoDate(dayOf('COUNCIL_VOTE'))];
    const inForce = { effectiveOn: toIsoDate('2024-01-26') };
    expect(refusalOf(decideAfter(voted, { ...inForce, signedOn: before }))).toBe('daysInOrder (own)');
    expect(refusalOf(decideAfter(voted, { ...inForce, signedOn: on }))).toBe('accepted');
  });

  it('holds the conditions once more, as they are on its day', () => {
    expect(refusalOf(decideAfter([...voted, assessed('2024-01-20', UNIT, 18)]))).toBe(`wholeSetMet (${ACT})`);
    expect(refusalOf(decideAfter([...voted, assessed('2024-01-27', UNIT, 18)]))).toBe('accepted');
  });

  it('is taken by somebody who had no other part, and does not belong to the unit', () => {
    for (const role of ['assessor', 'appraiser', 'council'])
      expect(refusalOf(decideAfter(voted, { actor: { ...actorOf('decider'), id: actorOf(role).id } }))).toBe(
        'dutiesAreSeparate (own)',
      );
    expect(refusalOf(decideAfter(voted, { actor: actorOf('decider', '15292') }))).toBe('nobodyJudgesTheirOwnUnit (own)');
    expect(refusalOf(decideAfter(voted, { actor: actorOf('decider', '392') }))).toBe(`actsForTheStagesTier (${ACT})`);
  });

  it('ends a case once', () => {
    const decided = refused('2024-01-05', { ...PART, awardYear: 2022, decisionId: 'earlier' });
    expect(refusalOf(decideAfter([...voted, decided]))).toBe('caseIsOpen (own)');
  });

  it.each(['LIVE', 'BACKFILL'] as const)('%s cannot decide a case of something else', (mode) => {
    const other = opened('2023-01-02', { unitId: 'huyen', caseId: 'other' });
    expect(refusalOf(decideAfter([...voted, other], { mode, caseId: 'other' }))).toBe('input.case');
    expect(refusalOf(decideAfter(voted, { mode, caseId: 'no case' }))).toBe('input.case');
    expect(refusalOf(decideAfter(voted, { mode, level: 'ADVANCED' }))).toBe('input.case');
    expect(refusalOf(decideAfter(voted, { mode, awardYear: 2021 }))).toBe('input.case');
    expect(refusalOf(decideAfter(voted, { mode, kind: 'REVOCATION' }))).toBe('input.case');
  });
});

describe('another decision that is conducted here', () => {
  it('refuses a title at any stage of the case', () => {
    const refusal = { kind: 'REFUSAL' } as const;
    expect(eventOf(decideAfter(conductedUpTo('VERIFICATION', PART), refusal)).data).toMatchObject({ caseId: 'case' });
    expect(refusalOf(decideAfter(voted, { ...refusal, actor: { ...actorOf('decider'), id: actorOf('council').id } }))).toBe(
      'dutiesAreSeparate (own)',
    );
  });

  it('refuses no title beside the case, where nobody would ask who had which part in it', () => {
    const refusal = { kind: 'REFUSAL', caseId: null } as const;
    const council = { ...actorOf('decider'), id: actorOf('council').id };
    expect(refusalOf(decideAfter(voted, { ...refusal, awardYear: null, actor: council }))).toBe('refusalHasItsCase (own)');
    expect(refusalOf(decideAfter([], refusal))).toBe('refusalHasItsCase (own)');
    expect(warningsOf(decideAfter([], { ...refusal, mode: 'BACKFILL' }))).toEqual([]);
  });

  it('takes no case to revoke a title, and still nobody judges their own unit', () => {
    const held = granted('2023-01-05', { unitId: UNIT });
    const revocation = { kind: 'REVOCATION', caseId: null } as const;
    expect(eventOf(decideAfter([held], revocation)).data).toMatchObject({ caseId: null });
    expect(refusalOf(decideAfter([held], { ...revocation, actor: actorOf('decider', '15292') }))).toBe(
      'nobodyJudgesTheirOwnUnit (own)',
    );
  });
});

describe('an old decision', () => {
  const old = { mode: 'BACKFILL' } as const;

  it('is recorded without a case, and without a warning for one', () => {
    expect(warningsOf(decideAfter([], { ...old, caseId: null }))).toEqual([]);
    expect(eventOf(decideAfter([], { ...old, caseId: null })).data).toMatchObject({ caseId: null });
  });

  it('ends a case of which nothing but its opening is known', () => {
    const known = opened('2023-02-24', { ...PART, mode: 'BACKFILL', precision: 'BY' });
    const decided = decideAfter([known], old);
    expect(warningsOf(decided)).toEqual([]);
    expect(eventOf(decided).data).toMatchObject({ caseId: 'case' });
  });

  it('bears a warning for what the case shows to be broken', () => {
    const failed = stepped(dayOf('COUNCIL_VOTE'), 'COUNCIL_VOTE', { ...PART, outcome: 'FAILED', mode: 'BACKFILL' });
    const facts = [opened('2023-01-02', PART), failed, assessed('2024-01-01', UNIT, 17)];
    expect(warningsOf(decideAfter(facts, old))).toEqual(['caseIsVoted', 'stagesInOrder', 'wholeSetMet']);
  });
});
