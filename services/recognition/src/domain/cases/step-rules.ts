import { levelIsOfTheUnitsScheme, unitStandsThatDay } from '../decision-rules.js';
import type { CaseState, RecordCaseStep } from './case-commands.js';
import { conditionFindings, lowerLevelHeld, wholeSetMet } from './condition-rules.js';
import { dossierIsWhole } from './dossier-rules.js';
import { actsForTheStagesTier, dutiesAreSeparate, nobodyJudgesTheirOwnUnit } from './duties.js';
import type { Finding } from './finding.js';
import { shown } from './finding.js';
import { broadcastOftenEnough, publishedLongEnough } from './publication-rules.js';
import { caseIsOpen, daysInOrder, procedureIsKnown, stageIsOfTheProcedure, stagesInOrder, takenByToday } from './stage-order.js';
import { enoughHouseholdsAsked, satisfiedOnEachItem, satisfiedOverall } from './survey-rules.js';
import { quorumIsPresent, votesReachTheShare } from './vote-rules.js';

/** What a rule for steps looks at: the step itself, whether it is being recorded or stands in the log. */
export type StepSaid = Pick<RecordCaseStep, 'mode' | 'step' | 'outcome' | 'effectiveOn' | 'precision' | 'documents' | 'details'>;

/** What is found wrong with a step, in the order in which it is named. */
export function stepFindings(said: StepSaid, state: CaseState): Finding[] {
  const { step, effectiveOn, documents } = said;
  const { file, today } = state;
  return [
    caseIsOpen(file),
    procedureIsKnown(file),
    stageIsOfTheProcedure(step, file),
    ...(said.mode === 'LIVE' ? conductFindings(said, state) : []),
    ...unitFindings(said, state),
    said.mode === 'LIVE' ? daysInOrder(effectiveOn, file) : null,
    stagesInOrder(step, file),
    takenByToday(said, today),
    dossierIsWhole(step, documents, file.procedure),
    ...findingsOfStep(said, state),
  ].filter((finding) => finding !== null);
}

/** What is asked of whoever conducts a step here. An old fact was conducted by others. */
function conductFindings({ step }: StepSaid, { file, unit, acting }: CaseState): (Finding | null)[] {
  return [
    nobodyJudgesTheirOwnUnit(step, unit, acting),
    dutiesAreSeparate(step, file, acting),
    actsForTheStagesTier(step, file, acting),
  ];
}

/** A step is taken for a unit that stands, and on the way to a level that there is for it. */
function unitFindings({ effectiveOn }: StepSaid, { file: { level }, unit }: CaseState): Finding[] {
  return [unitStandsThatDay({ effectiveOn }, { unit }), levelIsOfTheUnitsScheme({ level, effectiveOn }, { unit })].flatMap(
    (breach) => (breach === null ? [] : [shown(breach.rule, breach.message, breach.basis)]),
  );
}

/** What is asked at one stage. */
function findingsOfStep(said: StepSaid, state: CaseState): (Finding | null)[] {
  const { file } = state;
  const { procedure, settings } = file;
  switch (said.step) {
    case 'PUBLICATION':
      return said.outcome === 'FAILED'
        ? []
        : [publishedLongEnough(said.details, said.effectiveOn, procedure), broadcastOftenEnough(said.details, procedure)];
    case 'SATISFACTION_SURVEY':
      return [
        enoughHouseholdsAsked(said, procedure, settings),
        satisfiedOverall(said, procedure, settings),
        satisfiedOnEachItem(said, procedure, settings),
      ];
    case 'COMMUNE_MEETING':
    case 'DISTRICT_MEETING':
      return [quorumIsPresent(said, settings), votesReachTheShare(said, procedure)];
    case 'COUNCIL_VOTE':
      return [
        quorumIsPresent(said, settings),
        votesReachTheShare(said, procedure),
        ...whenPassed(said, () => conditions(said, state)),
      ];
    case 'APPRAISAL':
    case 'CENTRAL_APPRAISAL':
      return whenPassed(said, () => [wholeSetMet(file, state)]);
    default:
      return [];
  }
}

function whenPassed({ outcome }: StepSaid, findings: () => (Finding | null)[]): (Finding | null)[] {
  return outcome === 'PASSED' ? findings() : [];
}

function conditions({ effectiveOn }: StepSaid, state: CaseState): (Finding | null)[] {
  return [lowerLevelHeld(state.file, state, effectiveOn), ...conditionFindings(state.file, state)];
}
