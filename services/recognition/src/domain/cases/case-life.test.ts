import { describe, expect, it } from '@jest/globals';
import { opened, returned, stepped, withdrawnByUnit } from '../../testing/case-facts.js';
import { BEGIN, conductedUpTo, dayOf } from '../../testing/conducted.js';
import type { Fact } from '../../testing/facts.js';
import { announced, granted, refused, withdrawn } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import type { Case } from './case.js';
import { gapsOf } from './case-life.js';
import { readCaseSettings } from './case-settings.js';
import { conditionsStated } from './condition-rules.js';
import { timeLimitOf } from './time-limit.js';

const PART = { unitId: 'ha-giang', caseId: 'case' };
const REGISTERED = opened(BEGIN, PART);

function caseAt(day: string, ...facts: readonly Fact[]): Case | undefined {
  const history = new History(...facts);
  return history.recognition.cases.caseAt('case', history.moment(day));
}

function known(...facts: readonly Fact[]): Pick<Case, 'stage' | 'next' | 'holder' | 'standing' | 'since'> {
  const file = caseAt('2999-12-31', ...facts);
  if (file === undefined) throw new Error('there is no case');
  const { stage, next, holder, standing, since } = file;
  return { stage, next, holder, standing, since };
}

describe('a case', () => {
  it('is with the commune once it is registered', () => {
    expect(known(REGISTERED)).toEqual({
      stage: 'REGISTRATION',
      next: 'SELF_ASSESSMENT',
      holder: 'COMMUNE',
      standing: 'OPEN',
      since: BEGIN,
    });
  });

  it.each([
    ['COMMUNE_MEETING', 'DOSSIER_SUBMITTED', 'COMMUNE'],
    ['DOSSIER_SUBMITTED', 'VERIFICATION', 'DISTRICT'],
    ['VERIFICATION', 'SATISFACTION_SURVEY', 'DISTRICT_FRONT'],
    ['DOSSIER_TO_PROVINCE', 'APPRAISAL', 'PROVINCE'],
    ['APPRAISAL', 'COUNCIL_VOTE', 'PROVINCIAL_COUNCIL'],
    ['COUNCIL_VOTE', 'DECISION', 'PROVINCIAL_CHAIRMAN'],
  ] as const)('after %s waits for %s, which is with %s', (stage, next, holder) => {
    expect(known(...conductedUpTo(stage, PART))).toMatchObject({ stage, next, holder, since: dayOf(stage) });
  });

  it('is at a stage that failed until it passes', () => {
    const failed = stepped(dayOf('COUNCIL_VOTE'), 'COUNCIL_VOTE', { ...PART, outcome: 'FAILED' });
    expect(known(...conductedUpTo('APPRAISAL', PART), failed)).toMatchObject({
      stage: 'COUNCIL_VOTE',
      next: 'COUNCIL_VOTE',
      holder: 'PROVINCIAL_COUNCIL',
    });
  });

  it('goes back to the stage that a return names, and what followed no longer stands', () => {
    const facts = [...conductedUpTo('APPRAISAL', PART), returned('2023-12-01', 'VERIFICATION', PART)];
    const back = { stage: 'VERIFICATION', next: 'VERIFICATION', holder: 'DISTRICT', since: '2023-12-01' };
    expect(known(...facts)).toMatchObject(back);
    const file = caseAt('2999-12-31', ...facts);
    expect([...(file?.standingStages.keys() ?? [])]).toEqual([
      'REGISTRATION',
      'SELF_ASSESSMENT',
      'OPINIONS',
      'PUBLICATION',
      'COMMUNE_MEETING',
      'DOSSIER_SUBMITTED',
    ]);
    expect(file?.steps.map(({ step }) => step).slice(-2)).toEqual(['APPRAISAL', 'RETURNED']);
    expect(known(...facts, stepped('2023-12-02', 'VERIFICATION', { ...PART, outcome: 'PASSED' }))).toMatchObject({
      next: 'SATISFACTION_SURVEY',
    });
  });

  it('ends with the decision that names it, and is announced with it', () => {
    const decision = { unitId: PART.unitId, decisionId: 'decision', caseId: 'case' };
    const decided = [...conductedUpTo('COUNCIL_VOTE', PART), granted('2024-01-26', decision)];
    expect(known(...decided)).toEqual({
      stage: 'DECISION',
      next: 'ANNOUNCEMENT',
      holder: 'DISTRICT',
      standing: 'RECOGNISED',
      since: '2024-01-26',
    });
    expect(known(...decided, announced('2024-03-13', PART.unitId, 'decision'))).toEqual({
      stage: 'ANNOUNCEMENT',
      next: null,
      holder: null,
      standing: 'ANNOUNCED',
      since: '2024-03-13',
    });
    expect(known(REGISTERED, refused('2024-01-26', decision))).toMatchObject({ standing: 'REFUSED', next: null, holder: null });
    expect(known(REGISTERED, granted('2024-01-26', { ...decision, caseId: null }))).toMatchObject({ standing: 'OPEN' });
  });

  it('stays decided whatever old documents tell of later days', () => {
    const old = { ...PART, mode: 'BACKFILL' } as const;
    const decision = granted('2024-01-26', { unitId: PART.unitId, decisionId: 'decision', caseId: 'case' });
    const decided = [...conductedUpTo('COUNCIL_VOTE', PART), decision];
    const later = [
      returned('2024-02-01', 'APPRAISAL', old),
      stepped('2024-12-31', 'APPRAISAL', { ...old, precision: 'YEAR' }),
      withdrawnByUnit('2024-12-31', { ...old, precision: 'BY' }),
    ];
    expect(known(...decided, ...later)).toEqual(known(...decided));
    expect(
      caseAt('2999-12-31', ...decided, ...later)
        ?.steps.slice(-3)
        .map(({ step }) => step),
    ).toEqual(['RETURNED', 'APPRAISAL', 'WITHDRAWN']);
  });

  it('is not taken back by a step of which only the year is known, which may have been before', () => {
    const old = { ...PART, mode: 'BACKFILL' } as const;
    const voted = [REGISTERED, stepped('2023-07-01', 'COUNCIL_VOTE', { ...old, outcome: 'PASSED' })];
    const verified = (precision: 'YEAR' | 'DAY'): Fact => stepped('2023-12-31', 'VERIFICATION', { ...old, precision });
    expect(known(...voted, verified('YEAR'))).toMatchObject({ stage: 'COUNCIL_VOTE', next: 'DECISION', since: '2023-07-01' });
    expect(known(...voted, verified('DAY'))).toMatchObject({ stage: 'VERIFICATION', next: 'SATISFACTION_SURVEY' });
  });

  it('ends when the unit takes it back', () => {
    expect(known(REGISTERED, withdrawnByUnit('2023-05-01', PART))).toMatchObject({
      standing: 'WITHDRAWN',
      next: null,
      holder: null,
    });
  });

  it('stands on both clocks: as of a day, and as far as it was known', () => {
    const history = new History(...conductedUpTo('VERIFICATION', PART));
    const { cases } = history.recognition;
    expect(cases.caseAt('case', history.moment('2023-01-01'))).toBeUndefined();
    expect(cases.caseAt('case', history.moment(dayOf('OPINIONS')))).toMatchObject({ stage: 'OPINIONS' });
    expect(cases.caseAt('case', history.moment('2999-12-31', 2))).toMatchObject({ stage: 'SELF_ASSESSMENT' });
    expect(cases.casesOf('ha-giang', history.moment('2023-01-01'))).toEqual([]);
    expect(cases.casesOf('ha-giang', history.moment('2024-01-01'))).toMatchObject([{ id: 'case' }]);
  });

  it('is as it was once a step is withdrawn as recorded in error, and gone once its opening is', () => {
    const history = new History(...conductedUpTo('OPINIONS', PART));
    const [opening, , last] = history.events;
    if (opening === undefined || last === undefined) throw new Error('three events were recorded');
    history.record(withdrawn('2023-06-01', last));
    const { cases } = history.recognition;
    expect(cases.caseKnown('case', history.moment('2024-01-01').position)).toMatchObject({ stage: 'SELF_ASSESSMENT' });
    expect(cases.caseKnown('case', history.moment('2024-01-01', 3).position)).toMatchObject({ stage: 'OPINIONS' });
    history.record(withdrawn('2023-06-01', opening));
    expect(cases.caseKnown('case', history.moment('2024-01-01').position)).toBeUndefined();
  });

  it('that is known only by a later day keeps the steps that were taken before', () => {
    const late = opened('2023-02-24', { ...PART, precision: 'BY', mode: 'BACKFILL' });
    const early = stepped('2023-01-10', 'OPINIONS', { ...PART, mode: 'BACKFILL' });
    expect(caseAt('2023-02-23', late, early)).toBeUndefined();
    expect(known(late, early)).toMatchObject({ stage: 'OPINIONS', next: 'PUBLICATION' });
  });

  it('says which stages were required before and are not recorded', () => {
    const gaps = (...facts: readonly Fact[]): unknown => {
      const file = caseAt('2999-12-31', ...facts);
      return file === undefined ? undefined : gapsOf(file);
    };
    expect(gaps(...conductedUpTo('COUNCIL_VOTE', PART))).toEqual([]);
    const known = stepped('2023-03-16', 'VERIFICATION', { ...PART, mode: 'BACKFILL' });
    expect(gaps(REGISTERED, known)).toEqual([
      'SELF_ASSESSMENT',
      'OPINIONS',
      'PUBLICATION',
      'COMMUNE_MEETING',
      'DOSSIER_SUBMITTED',
    ]);
    expect(gaps(opened(BEGIN, { ...PART, procedureId: null }), known)).toEqual([]);
  });

  it('without a procedure is at the stage that is known, and nobody knows what comes next', () => {
    const facts = [opened(BEGIN, { ...PART, procedureId: null }), stepped('2023-05-01', 'APPRAISAL', PART)];
    expect(known(...facts)).toMatchObject({ stage: 'APPRAISAL', next: null, holder: null });
    expect(known(...facts, returned('2023-06-01', 'APPRAISAL', PART))).toMatchObject({ stage: 'APPRAISAL', next: 'APPRAISAL' });
  });
});

describe('the conditions of a case', () => {
  it('are what its steps say last; a step that says nothing of one leaves it', () => {
    const said = (constructionDebt: 'NONE' | 'OUTSTANDING' | null, security: 'COMPLEX' | 'NOT_COMPLEX' | null): Fact =>
      stepped('2023-05-01', 'VERIFICATION', { ...PART, details: { kind: 'CONDITIONS', constructionDebt, security } });
    const file = caseAt('2024-01-01', REGISTERED, said('OUTSTANDING', 'NOT_COMPLEX'), said('NONE', null));
    expect(file === undefined ? null : conditionsStated(file)).toEqual({ constructionDebt: 'NONE', security: 'NOT_COMPLEX' });
  });
});

describe('the time limit of a stage', () => {
  const limit = (...facts: readonly Fact[]): unknown => {
    const file = caseAt('2999-12-31', ...facts);
    return file === undefined ? undefined : timeLimitOf(file);
  };

  it('is counted in working days and names the act where a source gives it', () => {
    // 10/01/2018 was a Wednesday.
    const registered = opened('2018-01-10', { ...PART, procedureId: 'xa-qd-2540-2016' });
    expect(limit(registered)).toEqual({ on: '2018-01-17', workingDays: 5, basis: 'Quyết định 2540/QĐ-TTg' });
  });

  it('is an office’s own setting where no source gives it, and none where nobody set it', () => {
    expect(limit(REGISTERED)).toBeNull();
    const settings = readCaseSettings('SELF_ASSESSMENT=10');
    expect(limit(opened('2023-01-02', { ...PART, settings }))).toEqual({ on: '2023-01-16', workingDays: 10, basis: null });
  });

  it('is not counted from a day that is not known', () => {
    expect(limit(opened('2018-01-31', { ...PART, procedureId: 'xa-qd-2540-2016', precision: 'MONTH' }))).toBeNull();
  });
});

describe('what an office sets', () => {
  it('is read from one line', () => {
    expect(readCaseSettings(' satisfiedOverall=90, quorum = 66,VERIFICATION=15, VERIFICATION=20 ')).toEqual({
      satisfiedOverall: 90,
      satisfiedPerItem: null,
      householdsAsked: null,
      quorum: 66,
      workingDays: [{ stage: 'VERIFICATION', days: 20 }],
    });
    expect(readCaseSettings('')).toMatchObject({ quorum: null, workingDays: [] });
  });

  it.each(['quorum', 'quorum=0', 'quorum=101', 'quorum=66.6', 'PICNIC=3', 'VERIFICATION=366', 'VERIFICATION=1=2'])(
    'refuses %s with what would be right',
    (text) => {
      expect(() => readCaseSettings(text)).toThrow(/expected satisfiedOverall/);
    },
  );
});
