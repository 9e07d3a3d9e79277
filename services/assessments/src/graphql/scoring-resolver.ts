import type { Decided } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { DecisionBasis, RecordedAnswer, UnitRefInput } from '@ntm-ledger/service-host';
import { findUnit } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CriteriaSet, ScoreEvent } from '@ntm-ledger/scoring';
import { roundOf, scorecardOf } from '@ntm-ledger/scoring';
import type { Recording, ScoringState } from '../domain/index.js';
import { decideRecordAssessment, decideRecordStatedScore } from '../domain/index.js';
import { assessmentRoundType } from './assessment-round-type.js';
import type { AssessmentsContext } from './context.js';
import { givenAssessment } from './given-assessment.js';
import { recordingOf } from './recording-of.js';
import { scorecardType } from './scorecard-type.js';
import type { ScoringInput } from './scoring-inputs.js';
import {
  RecordAssessmentInput,
  RecordAssessmentPayload,
  RecordStatedScoreInput,
  RecordStatedScorePayload,
} from './scoring-inputs.js';

/** What a decider is asked once it is clear which unit a score is of, and that its actor may record about it. */
type Decide = (unit: UnitState, state: ScoringState) => Decided;

/** How units stand on criteria sets, recorded. */
@Resolver()
export class ScoringResolver {
  @Mutation(() => RecordAssessmentPayload, {
    description: 'Records the outcome per criterion, with indicator values where they are known.',
  })
  async recordAssessment(
    @Arg('input', () => RecordAssessmentInput) input: RecordAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ): Promise<RecordAssessmentPayload> {
    const recording = recordingOf(input);
    const given = givenAssessment(input);
    const recorded = await score(context, input, recording, (unit, state) =>
      decideRecordAssessment({ recording, unit, ...given }, state),
    );
    const { position, warnings } = recorded;
    const { event, set } = scoreRecorded(context, recorded);
    const card = scorecardOf(event);
    const scorecard = scorecardType(card, set, recorded.moment, context.register);
    return { position, scorecard, round: assessmentRoundType(roundOf(card), set), warnings };
  }

  @Mutation(() => RecordStatedScorePayload, {
    description: 'Records a total that a document states with no more known: “đạt 11/15”.',
  })
  async recordStatedScore(
    @Arg('input', () => RecordStatedScoreInput) input: RecordStatedScoreInput,
    @Ctx() context: AssessmentsContext,
  ): Promise<RecordStatedScorePayload> {
    const recording = recordingOf(input);
    const { criteriaSet: criteriaSetId, met, size, missing } = input;
    const statement = input.statement ?? 'ACTUAL';
    const recorded = await score(context, input, recording, (unit, state) => {
      const company = findUnits(context, input.jointlyWith, state.at);
      if ('refused' in company) return company.refused;
      const jointlyWith = company.units;
      return decideRecordStatedScore({ recording, unit, criteriaSetId, met, size, statement, missing, jointlyWith }, state);
    });
    const { event, set } = scoreRecorded(context, recorded);
    const scorecard = scorecardType(scorecardOf(event), set, recorded.moment, context.register);
    return { position: recorded.position, scorecard, warnings: recorded.warnings };
  }
}

async function score(
  context: AssessmentsContext,
  input: ScoringInput,
  recording: Recording,
  decide: Decide,
): Promise<RecordedAnswer> {
  const { effectiveOn } = recording;
  return context.record({
    input,
    roles: ['clerk', 'assessor'],
    decide: (basis: DecisionBasis) => {
      const at = { effectiveOn, position: basis.position };
      const found = findUnit(context.register, input.unit, at, 'input.unit');
      if ('refused' in found) return found.refused;
      const outside = basis.outsideScope([found.unit.id], effectiveOn);
      if (outside !== null) return outside;
      const set = context.model.criteriaSets.readBy(input.criteriaSet, at);
      return decide(found.unit, { set, register: context.register, at });
    },
  });
}

/** The units a figure was stated for together. To name one beside another is not to record about it, so it may lie outside the scope. */
function findUnits(
  context: AssessmentsContext,
  references: readonly UnitRefInput[],
  at: Moment,
): { units: UnitState[] } | { refused: Decided } {
  const units: UnitState[] = [];
  for (const [index, reference] of references.entries()) {
    const found = findUnit(context.register, reference, at, `input.jointlyWith.${String(index)}`);
    if ('refused' in found) return found;
    units.push(found.unit);
  }
  return { units };
}

/** The score that was recorded, with the set that it is read by. */
function scoreRecorded(
  context: AssessmentsContext,
  { events, position }: RecordedAnswer,
): { readonly event: ScoreEvent; readonly set: CriteriaSet } {
  const [event] = events;
  if (event.type !== 'UnitAssessed' && event.type !== 'ScoreStated') throw new Error(`A score recorded ${event.type}.`);
  const set = context.model.criteriaSets.readBy(event.data.criteriaSetId, { effectiveOn: event.effectiveOn, position });
  if (set === undefined)
    throw new Error(`The criteria set "${event.data.criteriaSetId}" is gone, though a score against it was just recorded.`);
  return { event, set };
}
