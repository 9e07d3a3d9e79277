import type { Position } from '@ntm-ledger/event-store';
import type { Decided, Level, Refused } from '@ntm-ledger/events';
import { badInput, refuse } from '@ntm-ledger/events';
import type { DecisionBasis, RecordedAnswer } from '@ntm-ledger/service-host';
import {
  actOf,
  DatePrecisionEnum,
  DateScalar,
  LevelEnum,
  PositionScalar,
  RecordingInput,
  sourceOf,
  UnitRefInput,
  WarningType,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RecognitionContext } from './context.js';
import type { DecisionEvent } from '../domain/decision.js';
import { decideAnnouncement, titleDecisionOf } from '../domain/record-announcement.js';
import { viewDecision } from '../projections/decision-view.js';
import type { TitleModel } from '../projections/title-model.js';
import { DecisionType } from './decision-type.js';
import { unitOfTheDay } from './unit-of-the-day.js';

@InputType('RecordAnnouncementInput', {
  description:
    'A decision made public. The decision is named by its id, or as the one that gave a `unit` a `level` for an `awardYear`; without the year, as the only one that gave it that level.',
})
export class RecordAnnouncementInput extends RecordingInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a decision (a UUID)' })
  decision?: string | null;

  @Field(() => UnitRefInput, { nullable: true, description: 'The unit, as of the day of the announcement.' })
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

  @Field(() => DateScalar)
  announcedOn!: IsoDate;

  @Field(() => DatePrecisionEnum, { defaultValue: 'DAY', description: 'How well the source fixes `announcedOn`.' })
  precision: DatePrecision = 'DAY';
}

@ObjectType('RecordAnnouncementPayload')
class RecordAnnouncementPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => DecisionType)
  decision!: DecisionType;

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/** Recording of announcements. */
@Resolver()
export class RecordAnnouncementMutation {
  @Mutation(() => RecordAnnouncementPayload, { description: 'Records that a decision was made public.' })
  async recordAnnouncement(
    @Arg('input', () => RecordAnnouncementInput) input: RecordAnnouncementInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<RecordAnnouncementPayload> {
    const recorded = await ctx.record({ input, roles: ['clerk', 'decider'], decide: (basis) => decide(input, ctx, basis) });
    return payloadOf(ctx.model.titles, recorded);
  }
}

function decide(input: RecordAnnouncementInput, ctx: RecognitionContext, basis: DecisionBasis): Decided {
  const { mode, precision } = input;
  const announcedOn = lastDayAllowed(input.announcedOn, precision);
  const found = announcedDecision(input, ctx, basis, announcedOn);
  if ('refused' in found) return found.refused;
  const { decision } = found;
  const { decisionId, unitId } = decision.data;
  return (
    basis.outsideScope([unitId], announcedOn) ??
    decideAnnouncement(
      { mode, announcedOn, precision, basis: actOf(input.basis), source: sourceOf(input.source) },
      { decision, announcements: ctx.model.titles.announcementsKnownOf(decisionId, basis.position), today: basis.today },
    )
  );
}

/** The decision that an input names, or the refusal that says why it names none. */
function announcedDecision(
  { decision: id, unit, level, awardYear }: RecordAnnouncementInput,
  { model, register }: RecognitionContext,
  basis: DecisionBasis,
  announcedOn: IsoDate,
): { readonly decision: DecisionEvent } | { readonly refused: Refused } {
  const { position } = basis;
  if (isGiven(id) && !isGiven(unit) && !isGiven(level) && !isGiven(awardYear)) {
    const decision = model.titles.decisionKnown(id, position);
    if (decision !== undefined) return { decision };
    return { refused: refuse({ code: 'NOT_FOUND', message: `There is no decision ${id}; record the decision first.` }) };
  }
  if (isGiven(id) || !isGiven(unit) || !isGiven(level)) {
    const message = 'give either the id of the decision, or unit and level, with awardYear where it is known';
    return { refused: badInput({ path: 'input.decision', message }) };
  }
  const found = unitOfTheDay(register, unit, { effectiveOn: announcedOn, position }, 'input.unit');
  if ('refused' in found) return found;
  const refused = basis.outsideScope([found.unit.id], announcedOn);
  return refused === null
    ? titleDecisionOf(model.titles.decisionsKnownOf(found.unit.id, position), level, awardYear ?? null)
    : { refused };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

function payloadOf(
  model: TitleModel,
  { events: [event], position, moment, warnings }: RecordedAnswer,
): RecordAnnouncementPayload {
  const decision = model.decisionBehind(event);
  if (decision === undefined) throw new Error(`The request recorded ${event.type}, which is about no decision.`);
  return { position, decision: viewDecision(model, decision, moment), warnings: [...warnings] };
}
