import type { CaseStage, LedgerEvent } from '@ntm-ledger/events';
import { isGrant } from '../decision.js';
import type { CaseHolder, Procedure } from '../procedures/index.js';
import { procedureOf, rankOf, stageOf } from '../procedures/index.js';
import type { Case, CaseEvent, CaseStanding, CaseStepTaken } from './case.js';
import { isOpen } from './case.js';
import { isCaseStep } from './recorders.js';

/**
 * A case after its events, which are in folding order (effectiveOn, position) and hold what counts at one moment. Undefined before it was opened.
 *
 * The opening comes first whatever its day: a document may tell of a step that was taken before the day by which the case is known.
 */
export function caseAfter(events: readonly CaseEvent[]): Case | undefined {
  const opening = events.find((event): event is LedgerEvent<'CaseOpened'> => event.type === 'CaseOpened');
  if (opening === undefined) return undefined;
  return events.filter((event) => event.type !== 'CaseOpened').reduce(evolveCase, begin(opening));
}

function begin(event: LedgerEvent<'CaseOpened'>): Case {
  const { data, effectiveOn, precision } = event;
  const procedure = procedureOf(data.procedureId);
  const taken = stepOf(event, 'REGISTRATION');
  return onward({
    id: data.caseId,
    unitId: data.unitId,
    level: data.level,
    awardYear: data.awardYear,
    criteriaSetId: data.criteriaSetId,
    procedureId: data.procedureId,
    procedureVersion: data.procedureVersion,
    procedureAct: data.procedureAct,
    procedure,
    entry: data.entry,
    plan: data.plan,
    settings: data.settings,
    openedOn: effectiveOn,
    standing: 'OPEN',
    stage: 'REGISTRATION',
    since: effectiveOn,
    sincePrecision: precision,
    next: null,
    holder: null,
    standingStages: new Map([['REGISTRATION', taken]]),
    steps: [taken],
    decisionId: null,
    endedByUnit: null,
  });
}

/** What the next event makes of a case. */
function evolveCase(state: Case, event: CaseEvent): Case {
  switch (event.type) {
    case 'CaseOpened':
      return state;
    case 'CaseStepRecorded':
      return reach(state, event.data.step, event, state.standing);
    case 'CaseReturned':
      // Nothing is to be done anew in a case that is at its end.
      return isOpen(state) ? sendBack(state, event) : withStep(state, stepOf(event, 'RETURNED'));
    case 'CaseWithdrawn':
      return isDecided(state)
        ? withStep(state, stepOf(event, 'WITHDRAWN'))
        : { ...withStep(state, stepOf(event, 'WITHDRAWN')), standing: 'WITHDRAWN', next: null, holder: null };
    case 'RecognitionGranted':
    case 'TitleAcknowledged':
    case 'RecognitionRefused':
    case 'TitleRevoked': {
      const reached = reach(state, 'DECISION', event, isGrant(event) ? 'RECOGNISED' : 'REFUSED');
      return { ...reached, decisionId: event.data.decisionId };
    }
    case 'RecognitionAnnounced':
      return reach(state, 'ANNOUNCEMENT', event, state.standing === 'RECOGNISED' ? 'ANNOUNCED' : state.standing);
  }
}

function reach(state: Case, stage: CaseStage, event: CaseEvent, standing: CaseStanding): Case {
  const taken = stepOf(event, stage);
  const standingStages = new Map([...state.standingStages, [stage, taken] as const]);
  const { effectiveOn: since, precision: sincePrecision } = event;
  const reached = mayBeBehind(state, stage, event) ? {} : { stage, since, sincePrecision };
  return onward({ ...withStep(state, taken), ...reached, standing, standingStages });
}

/**
 * Whether a stage may have been taken before the one that the case is at, though its day counts as later: a decision follows every step, and of a step
 * only a month, a year or a last day may be known. It takes the case back nowhere; what goes back is returned.
 */
function mayBeBehind({ procedure, standing, stage, standingStages }: Case, taken: CaseStage, { precision }: CaseEvent): boolean {
  if (isDecided({ standing })) return isCaseStep(taken);
  if (precision === 'DAY' || procedure === null || !standingStages.has(stage)) return false;
  return rankOf(procedure, taken) < rankOf(procedure, stage);
}

/** The case is at the named stage again; that stage and whatever comes after it no longer stand. */
function sendBack(state: Case, event: LedgerEvent<'CaseReturned'>): Case {
  const { to } = event.data;
  const { procedure } = state;
  const from = procedure === null ? -1 : rankOf(procedure, to);
  const standingStages = new Map(
    [...state.standingStages].filter(([stage]) => stage !== to && (procedure === null || rankOf(procedure, stage) < from)),
  );
  const { effectiveOn: since, precision: sincePrecision } = event;
  const back = { ...withStep(state, stepOf(event, 'RETURNED')), stage: to, since, sincePrecision, standingStages };
  return { ...back, next: to, holder: holderAt(procedure, to) };
}

/** Whether a decision ended a case. What is told of a later day takes it back nowhere. */
function isDecided({ standing }: Pick<Case, 'standing'>): boolean {
  return standing === 'RECOGNISED' || standing === 'ANNOUNCED' || standing === 'REFUSED';
}

function withStep(state: Case, taken: CaseStepTaken): Case {
  return { ...state, steps: [...state.steps, taken] };
}

/** Settles what comes next, and who has it for that. */
function onward(state: Case): Case {
  const next = nextStage(state);
  return { ...state, next, holder: next === null ? null : holderAt(state.procedure, next) };
}

/**
 * The stage to take next: the same again where it failed, otherwise the next one that the procedure requires. Stages that nobody recorded
 * are not asked for any more once a later one is known.
 */
function nextStage({ procedure, standing, stage, standingStages }: Case): CaseStage | null {
  switch (standing) {
    case 'ANNOUNCED':
    case 'REFUSED':
    case 'WITHDRAWN':
    case 'UNIT_CHANGE':
      return null;
    case 'RECOGNISED':
      return 'ANNOUNCEMENT';
    case 'OPEN':
      if (standingStages.get(stage)?.outcome === 'FAILED') return stage;
      if (procedure === null || stageOf(procedure, stage) === undefined) return null;
      return procedure.stages.slice(rankOf(procedure, stage) + 1).find(({ required }) => required)?.stage ?? null;
  }
}

/** The stages that the procedure requires before the one reached, and of which nothing is recorded: not skipped, but not known. */
export function gapsOf({ procedure, stage, standingStages }: Pick<Case, 'procedure' | 'stage' | 'standingStages'>): CaseStage[] {
  if (procedure === null) return [];
  return procedure.stages
    .slice(0, Math.max(rankOf(procedure, stage), 0))
    .flatMap((one) => (one.required && !standingStages.has(one.stage) ? [one.stage] : []));
}

function holderAt(procedure: Procedure | null, stage: CaseStage): CaseHolder | null {
  return procedure === null ? null : (stageOf(procedure, stage)?.by ?? null);
}

function stepOf(event: CaseEvent, step: CaseStepTaken['step']): CaseStepTaken {
  const { data } = event;
  const { id: eventId, position, effectiveOn, precision, recordedAt, actor, mode } = event;
  return {
    eventId,
    position,
    step,
    effectiveOn,
    precision,
    recordedAt,
    actor,
    mode,
    outcome: outcomeOf(event),
    conductedBy: conductedBy(event),
    documents: 'documents' in data ? data.documents : [],
    details: 'details' in data ? data.details : null,
    returnedTo: 'to' in data ? data.to : null,
    reason: 'reason' in data ? data.reason : null,
    decisionId: 'decisionId' in data ? data.decisionId : null,
  };
}

function outcomeOf(event: CaseEvent): CaseStepTaken['outcome'] {
  switch (event.type) {
    case 'CaseStepRecorded':
      return event.data.outcome;
    case 'RecognitionGranted':
    case 'TitleAcknowledged':
      return 'PASSED';
    case 'RecognitionRefused':
    case 'TitleRevoked':
      return 'FAILED';
    default:
      return null;
  }
}

/** Who took a step: the body that its document names, or the authority that signed the decision. */
function conductedBy({ data }: CaseEvent): string | null {
  if ('conductedBy' in data) return data.conductedBy;
  return 'authority' in data ? data.authority : null;
}
