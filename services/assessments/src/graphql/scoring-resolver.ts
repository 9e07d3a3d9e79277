import type { Decided } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { DecisionBasis, RecordedAnswer, UnitRefInput } from '@ntm-ledger/service-host';
import { findUnit } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Recording, ScoringState } from '../domain/index.js';
import { decideRecordAssessment, decideRecordStatedScore, scorecardOf } from '../domain/index.js';
import type { AssessmentsContext } from './context.js';
import { recordingOf } from './recording-of.js';
import type { ScorecardType } from './scorecard-type.js';
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
    const criteria = input.criteria.map(({ number, outcome: result, indicators }) => ({
      number,
      outcome: result,
      indicators: indicators.map(({ code, value, outcome }) => ({
        code,
        value: value ?? null,
        outcome: outcome ?? null,
      })),
    }));
    return score(context, input, recording, (unit, state) =>
      decideRecordAssessment({ recording, unit, criteriaSetId: input.criteriaSet, criteria }, state),
    );
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
    return score(context, input, recording, (unit, state) => {
      const company = findUnits(context, input.jointlyWith, state.at);
      if ('refused' in company) return company.refused;
      return decideRecordStatedScore({ recording, unit, criteriaSetId, met, size, missing, jointlyWith: company.units }, state);
    });
  }
}

async function score(
  context: AssessmentsContext,
  input: ScoringInput,
  recording: Recording,
  decide: Decide,
): Promise<Pick<RecordedAnswer, 'position' | 'warnings'> & { scorecard: ScorecardType }> {
  const { effectiveOn } = recording;
  const recorded = await context.record({
    input,
    roles: ['clerk', 'assessor'],
    decide: (basis: DecisionBasis) => {
      const at = { effectiveOn, position: basis.position };
      const found = findUnit(context.register, input.unit, at, 'input.unit');
      if ('refused' in found) return found.refused;
      const outside = basis.outsideScope([found.unit.id], effectiveOn);
      if (outside !== null) return outside;
      const set = context.model.criteriaSets.knownAt(input.criteriaSet, basis.position);
      return decide(found.unit, { set, register: context.register, at });
    },
  });
  return { position: recorded.position, scorecard: scorecardRecorded(context, recorded), warnings: recorded.warnings };
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

function scorecardRecorded(context: AssessmentsContext, { events, position, moment }: RecordedAnswer): ScorecardType {
  const [event] = events;
  if (event.type !== 'UnitAssessed' && event.type !== 'ScoreStated') throw new Error(`A score recorded ${event.type}.`);
  const set = context.model.criteriaSets.knownAt(event.data.criteriaSetId, position);
  if (set === undefined)
    throw new Error(`The criteria set "${event.data.criteriaSetId}" is gone, though a score against it was just recorded.`);
  return scorecardType(scorecardOf(event), set, moment);
}
