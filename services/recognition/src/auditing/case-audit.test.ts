import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import { toPosition } from '@ntm-ledger/event-store';
import { opened, stepped } from '../testing/case-facts.js';
import { actorOf, communeOf, conductedUpTo, dayOf } from '../testing/conducted.js';
import type { Fact } from '../testing/facts.js';
import { announced, assessed, granted, registered } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { auditCases } from './case-audit.js';

const UNIT = 'ha-giang';
const PART = { unitId: UNIT, caseId: 'case' };
const ACT = 'Quyết định 18/2022/QĐ-TTg';

const GROUND: readonly Fact[] = [...communeOf(UNIT), assessed('2022-12-31', UNIT, 19)];

const decision: Fact = granted('2024-01-26', {
  ...PART,
  decisionId: 'decision',
  awardYear: 2022,
  mode: 'LIVE',
  actor: actorOf('decider'),
});

/** A log in which a case was conducted as it should be, from its registration to the announcement. */
const SOUND: readonly Fact[] = [
  ...GROUND,
  ...conductedUpTo('COUNCIL_VOTE', PART),
  decision,
  announced('2024-03-13', UNIT, 'decision'),
];

/** The events of a log as the program would have recorded them: each decided on all that stands before it. */
function logOf(facts: readonly Fact[]): LedgerEvent[] {
  return new History(...facts).events.map((event) => ({ ...event, basedOn: toPosition(event.position - 1) }));
}

/** The log with one event changed by other hands. */
function doctored(change: (event: LedgerEvent) => LedgerEvent): LedgerEvent[] {
  return logOf(SOUND).map(change);
}

function isStep(event: LedgerEvent, step: string): event is LedgerEvent<'CaseStepRecorded'> {
  return event.type === 'CaseStepRecorded' && event.data.step === step;
}

/** The rules broken, by the case and the event. */
function found(log: readonly LedgerEvent[]): string[] {
  return auditCases(log).cases.flatMap(({ caseId, events }) =>
    events.flatMap(({ type, breaches }) =>
      breaches.map(({ rule, basis }) => `${String(caseId)} ${type} ${rule} (${basis ?? 'own'})`),
    ),
  );
}

describe('the audit of cases', () => {
  it('finds nothing in a log that was conducted as it should be', () => {
    expect(auditCases(logOf(SOUND))).toEqual({ checked: 13, cases: [] });
  });

  it('asks nothing of old facts', () => {
    const old = [
      opened('2023-01-02', { ...PART, mode: 'BACKFILL' }),
      stepped('2023-05-01', 'COUNCIL_VOTE', { ...PART, mode: 'BACKFILL' }),
    ];
    expect(auditCases(logOf([...GROUND, ...old]))).toEqual({ checked: 0, cases: [] });
  });

  it('finds a step that somebody else is made to have taken', () => {
    const log = doctored((event) =>
      isStep(event, 'COUNCIL_VOTE') ? { ...event, actor: { ...event.actor, id: actorOf('assessor').id } } : event,
    );
    expect(found(log)).toEqual(['case CaseStepRecorded dutiesAreSeparate (own)']);
    const [suspect] = auditCases(log).cases;
    expect(suspect).toMatchObject({
      caseId: 'case',
      unitId: UNIT,
      level: 'NTM',
      events: [{ type: 'CaseStepRecorded', actor: 'the assessor' }],
    });
  });

  it('finds votes that were changed, and the decision that rests on them', () => {
    const log = doctored((event) =>
      isStep(event, 'COUNCIL_VOTE') && event.data.details?.kind === 'VOTES'
        ? { ...event, data: { ...event.data, details: { ...event.data.details, inFavour: 20 } } }
        : event,
    );
    expect(found(log)).toEqual([
      'case CaseStepRecorded votesReachTheShare (own)',
      'case RecognitionGranted votesReachTheShare (own)',
    ]);
  });

  it('finds a decision that was put on the case of another unit, or that leaves out what it takes', () => {
    const other = [
      registered('2004-01-01', { unitId: 'ha-son', name: 'Hà Sơn', code: '15313', parentId: 'huyen' }),
      assessed('2022-12-31', 'ha-son', 19),
    ];
    const taken = { caseId: 'case', awardYear: 2022, mode: 'LIVE', actor: actorOf('decider') } as const;
    const stolen = granted('2024-01-26', { ...taken, unitId: 'ha-son' });
    const steps = conductedUpTo('COUNCIL_VOTE', PART);
    expect(found(logOf([...GROUND, ...other, ...steps, stolen]))).toEqual(['case RecognitionGranted decisionIsWhole (own)']);
    const unsigned = granted('2024-01-26', { ...taken, unitId: UNIT, signedOn: null });
    expect(found(logOf([...GROUND, ...steps, unsigned]))).toEqual(['case RecognitionGranted decisionIsWhole (own)']);
  });

  it('finds a step that is said of another unit than its case', () => {
    const log = doctored((event) =>
      isStep(event, 'APPRAISAL') ? { ...event, data: { ...event.data, unitId: 'huyen' } } : event,
    );
    expect(found(log)).toEqual(['case CaseStepRecorded isOfItsCase (own)']);
  });

  it('finds a step that was taken out, by what came after it', () => {
    expect(found(logOf(SOUND.filter((fact) => !saysStep(fact, 'PUBLICATION'))))).toContain(
      `case CaseStepRecorded stagesInOrder (${ACT})`,
    );
    expect(found(logOf(SOUND.filter((fact) => !saysStep(fact, 'COUNCIL_VOTE'))))).toEqual([
      `case RecognitionGranted caseIsVoted (${ACT})`,
      `case RecognitionGranted stagesInOrder (${ACT})`,
    ]);
  });

  it('finds a publication that was cut short, a role that is none, and a decision without a case', () => {
    const short = doctored((event) =>
      isStep(event, 'PUBLICATION') && event.data.details?.kind === 'PUBLICATION'
        ? { ...event, data: { ...event.data, details: { ...event.data.details, broadcasts: 1 } } }
        : event,
    );
    expect(found(short)).toEqual([`case CaseStepRecorded broadcastOftenEnough (${ACT})`]);
    const clerk = doctored((event) =>
      isStep(event, 'APPRAISAL') ? { ...event, actor: { ...event.actor, role: 'clerk' } } : event,
    );
    expect(found(clerk)).toEqual(['case CaseStepRecorded takenByWhomItIsFor (own)']);
    const alone = doctored((event) =>
      event.type === 'RecognitionGranted' ? { ...event, data: { ...event.data, caseId: null, awardYear: 2021 } } : event,
    );
    expect(found(alone)).toEqual([`null RecognitionGranted recognitionHasItsCase (${ACT})`]);
  });

  it('finds steps of a case that was never opened', () => {
    const log = logOf(SOUND.filter(({ draft }) => draft.type !== 'CaseOpened'));
    expect(found(log)[0]).toBe('case CaseStepRecorded caseIsOpened (own)');
  });

  it('judges by what was known then: a card that came in later excuses and accuses nobody', () => {
    const card = GROUND.find(({ draft }) => draft.type === 'UnitAssessed');
    if (card === undefined) throw new Error('the unit is assessed');
    const late = [...SOUND.filter((fact) => fact !== card), card];
    expect(found(logOf(late))).toEqual([
      `case CaseStepRecorded wholeSetMet (${ACT})`,
      `case CaseStepRecorded wholeSetMet (${ACT})`,
      `case RecognitionGranted wholeSetMet (${ACT})`,
    ]);
    expect(found(logOf([...SOUND, assessed(dayOf('APPRAISAL'), UNIT, 3)]))).toEqual([]);
  });
});

function saysStep({ draft }: Fact, step: string): boolean {
  return draft.type === 'CaseStepRecorded' && draft.data.step === step;
}
