import type { Position } from '@ntm-ledger/event-store';
import type { Attestation, Level } from '@ntm-ledger/events';
import type { DecisionBasis, RecordedAnswer } from '@ntm-ledger/service-host';
import {
  actOf,
  DatePrecisionEnum,
  DateScalar,
  derivedId,
  LevelEnum,
  PositionScalar,
  RecordingInput,
  sourceOf,
  UnitRefInput,
  WarningType,
} from '@ntm-ledger/service-host';
import type { Decided } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RecognitionContext } from './context.js';
import type { RecordDecision } from '../domain/decision-command.js';
import { effectiveDayOf } from '../domain/decision-command.js';
import type { DecisionKind } from '../domain/decision.js';
import { isDecision } from '../domain/decision.js';
import { decideDecision } from '../domain/record-decision.js';
import { decisionStateOf } from '../projections/decision-state.js';
import { viewDecision } from '../projections/decision-view.js';
import type { TitleModel } from '../projections/title-model.js';
import { DecisionType } from './decision-type.js';
import { AttestationEnum, DecisionKindEnum } from './enums.js';
import { TitleType, viewTitle } from './title-type.js';
import { unitOfTheDay } from './unit-of-the-day.js';

@InputType('RecordDecisionInput', {
  description:
    'A decision on a title. LIVE it needs number, day of signature and authority; BACKFILL it is recorded as far as it is known, ' +
    'and what breaks a rule is flagged in `warnings`.',
})
export class RecordDecisionInput extends RecordingInput {
  @Field(() => DecisionKindEnum)
  kind!: DecisionKind;

  @Field(() => UnitRefInput, { description: 'The unit, as of the day the decision is in force from.' })
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => String, { nullable: true, description: 'A model commune\'s outstanding field, e.g. "Giáo dục".' })
  @IsOptional()
  @Length(1, 200)
  field?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The year the title is for. Default LIVE: that of the case it decides; BACKFILL: not known.',
  })
  @IsOptional()
  @Min(2009)
  @Max(2999)
  awardYear?: number | null;

  @Field(() => ID, { nullable: true, description: 'The criteria set by which the unit was judged, e.g. `xa-ntm-2021`.' })
  @IsOptional()
  @Length(1, 100)
  criteriaSet?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The case that it decides. Default: the one under way for the unit, the level and the award year, if there is one.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a case (a UUID)' })
  case?: string | null;

  @Field(() => String, { nullable: true, description: 'e.g. `1669/QĐ-UBND`' })
  @IsOptional()
  @Length(1, 100)
  number?: string | null;

  @Field(() => DateScalar, { nullable: true })
  signedOn?: IsoDate | null;

  @Field(() => String, { nullable: true, description: 'Who decided, as printed.' })
  @IsOptional()
  @Length(1, 300)
  authority?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'In force from. Default: the day of signature.' })
  effectiveOn?: IsoDate | null;

  @Field(() => DatePrecisionEnum, { defaultValue: 'DAY', description: 'How well the source fixes `effectiveOn`.' })
  precision: DatePrecision = 'DAY';

  @Field(() => AttestationEnum, { defaultValue: 'NAMED' })
  attestation: Attestation = 'NAMED';
}

@ObjectType('RecordDecisionPayload')
class RecordDecisionPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => DecisionType)
  decision!: DecisionType;

  @Field(() => [TitleType], { description: "The unit's titles after it, ended ones too." })
  titles!: TitleType[];

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/** Recording of decisions. */
@Resolver()
export class RecordDecisionMutation {
  @Mutation(() => RecordDecisionPayload, {
    description:
      'Records a recognition, an acknowledgement after a merger, a refusal or a revocation. LIVE: a decider; BACKFILL: a clerk too.',
  })
  async recordDecision(
    @Arg('input', () => RecordDecisionInput) input: RecordDecisionInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<RecordDecisionPayload> {
    const recorded = await ctx.record({
      input,
      roles: input.mode === 'LIVE' ? ['decider'] : ['clerk', 'decider'],
      decide: (basis) => decide(input, ctx, basis),
    });
    return payloadOf(ctx.model.titles, recorded);
  }
}

function decide(input: RecordDecisionInput, ctx: RecognitionContext, basis: DecisionBasis): Decided {
  const { position, today } = basis;
  const command = commandOf(input);
  // Without any day the decider refuses; the unit is looked up all the same, so that whoever may not record about it is told so first.
  const moment = { effectiveOn: effectiveDayOf(command) ?? today, position };
  const found = unitOfTheDay(ctx.register, input.unit, moment, 'input.unit');
  if ('refused' in found) return found.refused;
  const { unit } = found;
  return (
    basis.outsideScope([unit.id], moment.effectiveOn) ??
    decideDecision(
      command,
      decisionStateOf(ctx, unit, command, { day: moment.effectiveOn, position, today, actor: ctx.requireActor() }),
    )
  );
}

function commandOf(input: RecordDecisionInput): RecordDecision {
  const { requestId, kind, mode, level, precision, attestation } = input;
  return {
    kind,
    mode,
    decisionId: derivedId(requestId, 'decision'),
    titleId: derivedId(requestId, 'title'),
    level,
    field: input.field ?? null,
    awardYear: input.awardYear ?? null,
    criteriaSetId: input.criteriaSet ?? null,
    caseId: input.case ?? null,
    number: input.number ?? null,
    signedOn: input.signedOn ?? null,
    authority: input.authority ?? null,
    effectiveOn:
      input.effectiveOn === undefined || input.effectiveOn === null ? null : lastDayAllowed(input.effectiveOn, precision),
    precision,
    attestation,
    basis: actOf(input.basis),
    source: sourceOf(input.source),
  };
}

function payloadOf(model: TitleModel, { events: [event], position, moment, warnings }: RecordedAnswer): RecordDecisionPayload {
  if (!isDecision(event)) throw new Error(`The request recorded ${event.type}, which is no decision.`);
  return {
    position,
    decision: viewDecision(model, event, moment),
    titles: model.titlesOf(event.data.unitId, moment).map((title) => viewTitle(model, title, moment)),
    warnings: [...warnings],
  };
}
