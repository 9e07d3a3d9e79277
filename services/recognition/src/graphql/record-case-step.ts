import type { CaseStage, Decided, Level, StepOutcome } from '@ntm-ledger/events';
import { badInput, CASE_STEPS, refuse } from '@ntm-ledger/events';
import type { DecisionBasis } from '@ntm-ledger/service-host';
import { actOf, DatedRecordingInput, LevelEnum, sourceOf, UnitRefInput } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { CaseRecording, CaseState } from '../domain/cases/case-commands.js';
import type { StepName } from '../domain/cases/case.js';
import { decideStep } from '../domain/cases/record-case-step.js';
import { isCaseStep, recordersOf } from '../domain/cases/recorders.js';
import { decideReturn } from '../domain/cases/return-case.js';
import { decideWithdrawalOfCase } from '../domain/cases/withdraw-case.js';
import { caseStateOf } from '../projections/case-states.js';
import { detailsOf, documentsOf } from './case-details.js';
import { CaseStageEnum, CaseStepEnum, StepOutcomeEnum } from './case-enums.js';
import { CaseDocumentInput, ConditionsInput, OpinionInput, PublicationInput, SurveyInput, VotesInput } from './case-inputs.js';
import { CasePayload, casePayloadOf } from './case-payload.js';
import { findCase } from './case-reference.js';
import type { RecognitionContext } from './context.js';

@InputType('RecordCaseStepInput', {
  description:
    'A step of a case. The case is named by its id, or as the one of a `unit` for a `level` and an `awardYear`; without the year, as the only one for ' +
    'that level. LIVE it must be within the procedure; BACKFILL it is recorded as far as it is known, and what breaks a rule is flagged in `warnings`.',
})
export class RecordCaseStepInput extends DatedRecordingInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a case (a UUID)' })
  case?: string | null;

  @Field(() => UnitRefInput, { nullable: true, description: 'The unit, as of the day of the step.' })
  @IsOptional()
  @ValidateNested()
  unit?: UnitRefInput | null;

  @Field(() => LevelEnum, { nullable: true })
  level?: Level | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(2009)
  @Max(2999)
  awardYear?: number | null;

  @Field(() => CaseStepEnum)
  step!: StepName;

  @Field(() => StepOutcomeEnum, {
    nullable: true,
    description: 'How it ended. LIVE, votes, surveys and examinations must say it.',
  })
  outcome?: StepOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'The body that took the step, as its document names it. Never a person’s name.',
  })
  @IsOptional()
  @Length(1, 300)
  conductedBy?: string | null;

  @Field(() => [CaseDocumentInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  documents?: CaseDocumentInput[] | null;

  @Field(() => VotesInput, { nullable: true, description: 'Of meetings and of the council.' })
  @IsOptional()
  @ValidateNested()
  votes?: VotesInput | null;

  @Field(() => PublicationInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  publication?: PublicationInput | null;

  @Field(() => [OpinionInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  opinions?: OpinionInput[] | null;

  @Field(() => SurveyInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  survey?: SurveyInput | null;

  @Field(() => ConditionsInput, { nullable: true, description: 'Of dossiers and examinations.' })
  @IsOptional()
  @ValidateNested()
  conditions?: ConditionsInput | null;

  @Field(() => CaseStageEnum, { nullable: true, description: 'Of RETURNED: the stage that the case goes back to.' })
  returnedTo?: CaseStage | null;

  @Field(() => String, { nullable: true, description: 'Of RETURNED and WITHDRAWN.' })
  @IsOptional()
  @MaxLength(2000)
  reason?: string | null;
}

/** Recording of the steps of cases. */
@Resolver()
export class RecordCaseStepMutation {
  @Mutation(() => CasePayload, {
    description:
      'Records a step of a case. LIVE: by whoever the step is for (an assessor assesses, an appraiser verifies and appraises, a council votes, a clerk ' +
      'records the rest); BACKFILL: a clerk too.',
  })
  async recordCaseStep(
    @Arg('input', () => RecordCaseStepInput) input: RecordCaseStepInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<CasePayload> {
    const recorded = await ctx.record({
      input,
      roles: recordersOf(input.step, input.mode),
      decide: (basis) => decide(input, ctx, basis),
    });
    return casePayloadOf(ctx.model, recorded);
  }
}

function decide(input: RecordCaseStepInput, ctx: RecognitionContext, basis: DecisionBasis): Decided {
  const { mode, precision } = input;
  const { position, today } = basis;
  const effectiveOn = lastDayAllowed(input.effectiveOn, precision);
  const found = findCase(input, ctx, basis, effectiveOn);
  if ('refused' in found) return found.refused;
  const state = caseStateOf(ctx, found.file.id, mode, { day: effectiveOn, position, today, actor: ctx.requireActor() });
  if (state === undefined)
    return refuse({ code: 'NOT_FOUND', message: `The unit of the case ${found.file.id} is in no register.` });
  const recording = { mode, effectiveOn, precision, basis: actOf(input.basis), source: sourceOf(input.source) };
  return decideOn(input, recording, state);
}

function decideOn(input: RecordCaseStepInput, recording: CaseRecording, state: CaseState): Decided {
  const { step } = input;
  const conductedBy = input.conductedBy ?? null;
  const reason = input.reason ?? null;
  const documents = documentsOf(input.documents);
  if (step === 'RETURNED') {
    const to = input.returnedTo ?? null;
    if (to === null || !isCaseStep(to))
      return badInput({
        path: 'input.returnedTo',
        message: `give the step that the case goes back to: one of ${CASE_STEPS.join(', ')}`,
      });
    return decideReturn({ ...recording, to, reason, conductedBy, documents }, state);
  }
  if (step === 'WITHDRAWN') return decideWithdrawalOfCase({ ...recording, reason, conductedBy }, state);
  if (!isCaseStep(step)) return badInput({ path: 'input.step', message: RECORDED_OTHERWISE[step] });
  const given = detailsOf(input);
  if ('problem' in given) return badInput(given.problem);
  return decideStep(
    { ...recording, step, outcome: input.outcome ?? null, conductedBy, documents, details: given.details },
    state,
  );
}

const RECORDED_OTHERWISE = {
  REGISTRATION: 'a registration is recorded by openCase',
  DECISION: 'a decision is recorded by recordDecision',
  ANNOUNCEMENT: 'an announcement is recorded by recordAnnouncement',
} as const;
