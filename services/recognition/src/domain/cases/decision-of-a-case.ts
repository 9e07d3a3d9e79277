import type { Problem } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { DecisionKind } from '../decision.js';
import type { DatedDecision } from '../decision-rules.js';
import { actOf, stageOf } from '../procedures/index.js';
import type { Title } from '../title.js';
import type { Case } from './case.js';
import type { CaseOfDecision } from './case-of-decision.js';
import { conditionFindings } from './condition-rules.js';
import { actsForTheStagesTier, dutiesAreSeparate, nobodyJudgesTheirOwnUnit } from './duties.js';
import type { Finding } from './finding.js';
import { missing, shown } from './finding.js';
import { caseIsOpen, daysInOrder, procedureIsKnown, stagesInOrder } from './stage-order.js';
import { quorumIsPresent, votesReachTheShare } from './vote-rules.js';

/** What a rule for the decision of a case looks at beside the decision. */
interface DecisionOnUnit {
  readonly unit: UnitState;
  readonly inForce: readonly Title[];
  readonly ofCase: CaseOfDecision;
}

/** Whether a decision of a kind decides a case. What a merger brings, and what is taken away, has none. */
export function decidesACase(kind: DecisionKind): boolean {
  return kind === 'RECOGNITION' || kind === 'REFUSAL';
}

/** What cannot be of a decision and the case that it names. */
export function problemsOfCase(
  { kind, caseId, level, awardYear }: Pick<DatedDecision, 'kind' | 'caseId' | 'level' | 'awardYear'>,
  unit: UnitState,
  file: Case | null,
): Problem[] {
  if (caseId === null) return [];
  const path = 'input.case';
  if (!decidesACase(kind)) return [{ path, message: `a ${kind} decides no case` }];
  if (file === null) return [{ path, message: `there is no case ${caseId}` }];
  if (file.unitId !== unit.id) return [{ path, message: `the case is of another unit than ${fullName(unit)}` }];
  if (file.level !== level) return [{ path, message: `the case is for ${file.level}, not ${level}` }];
  return file.awardYear === null || awardYear === null || file.awardYear === awardYear
    ? []
    : [{ path, message: `the case is for ${String(file.awardYear)}, not ${String(awardYear)}` }];
}

/**
 * A recognition that is conducted here decides a case: a unit comes to a title through its procedure. So does a refusal, which ends the case; by the
 * register's own rule, since no act was read for it.
 */
function decisionHasItsCase({ kind, level }: DatedDecision, { unit, ofCase: { procedure, underWay } }: DecisionOnUnit): Finding {
  const [what, rule] =
    kind === 'REFUSAL' ? (['A refusal', 'refusalHasItsCase'] as const) : (['A recognition', 'recognitionHasItsCase'] as const);
  const names = underWay.map(({ id, awardYear }) => `${id} (for ${awardYear === null ? 'no known year' : String(awardYear)})`);
  const message =
    names.length === 0
      ? `${fullName(unit)} has none under way for ${level}. Open it and take it through its stages.`
      : `this one names none, and its year is that of none. Under way for ${level} of ${fullName(unit)}: ${names.join('; ')}.`;
  const act = kind === 'REFUSAL' ? null : actOf(procedure, { sourced: procedure?.published === true });
  return missing(rule, `${what} decides a case; ${message}`, act);
}

/**
 * A title is decided once the council has voted for it, where the procedure has a council: a vote stands that is known to have passed. How an old vote
 * ended may be left open when it is recorded, and then nothing shows that it passed.
 */
export function caseIsVoted({ procedure, standingStages, stage }: Case): Finding | null {
  const term = procedure === null ? undefined : stageOf(procedure, 'COUNCIL_VOTE');
  if (term?.required !== true) return null;
  const vote = standingStages.get('COUNCIL_VOTE');
  const act = actOf(procedure, term);
  if (vote === undefined) return missing('caseIsVoted', `The council has not voted; the case is at ${stage}.`, act);
  switch (vote.outcome) {
    case 'PASSED':
      return null;
    case 'FAILED':
      return shown('caseIsVoted', `The vote of ${vote.effectiveOn} failed.`, act);
    case null:
      return missing('caseIsVoted', `Nothing says how the vote of ${vote.effectiveOn} ended.`, act);
  }
}

/** The vote that stands has the share and the members that are asked, also where it was recorded as an old fact and not refused for them. */
function standingVoteHolds({ procedure, settings, standingStages }: Case): (Finding | null)[] {
  const vote = standingStages.get('COUNCIL_VOTE');
  if (vote === undefined) return [];
  const voted = { ...vote, step: 'COUNCIL_VOTE' } as const;
  return [quorumIsPresent(voted, settings), votesReachTheShare(voted, procedure)];
}

/** A decision judges by the set of its case, where both name one. The register's own rule. */
function judgesBySetOfTheCase({ criteriaSetId }: DatedDecision, file: Case): Finding | null {
  return criteriaSetId === null || file.criteriaSetId === null || criteriaSetId === file.criteriaSetId
    ? null
    : shown('judgesBySetOfTheCase', `The case is judged by ${file.criteriaSetId}; the decision names ${criteriaSetId}.`);
}

/** The day on which a decision is taken: that of its signature, whatever day it is in force from. */
function signedFirst({ signedOn, effectiveOn }: DatedDecision): IsoDate {
  return signedOn !== null && signedOn < effectiveOn ? signedOn : effectiveOn;
}

/** What is found wrong with a decision for its case and for whoever takes it, in the order in which it is named. */
export function decisionFindings(decision: DatedDecision, state: DecisionOnUnit): Finding[] {
  const { kind, mode } = decision;
  const { unit, ofCase } = state;
  const { acting, file, card } = ofCase;
  const conduct = mode === 'LIVE' ? [nobodyJudgesTheirOwnUnit('DECISION', unit, acting)] : [];
  if (file === null) {
    return [...conduct, decidesACase(kind) ? decisionHasItsCase(decision, state) : null].filter((finding) => finding !== null);
  }
  return [
    ...conduct,
    caseIsOpen(file),
    procedureIsKnown(file),
    ...(mode === 'LIVE'
      ? [
          dutiesAreSeparate('DECISION', file, acting),
          actsForTheStagesTier('DECISION', file, acting),
          daysInOrder(signedFirst(decision), file),
        ]
      : []),
    ...(kind === 'RECOGNITION'
      ? [
          caseIsVoted(file),
          judgesBySetOfTheCase(decision, file),
          ...standingVoteHolds(file),
          stagesInOrder('DECISION', file),
          ...conditionFindings(file, { unit, card, inForce: state.inForce }),
        ]
      : []),
  ].filter((finding) => finding !== null);
}
