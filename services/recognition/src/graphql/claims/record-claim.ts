import type { Position } from '@ntm-ledger/event-store';
import type { ClaimMetric, Decided, Derivation, Level, UnitKind } from '@ntm-ledger/events';
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
  UnitKindEnum,
  UnitRefInput,
  WarningType,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { LAST_DAY, lastDayAllowed } from '@ntm-ledger/temporal';
import { IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { claimOf } from '../../domain/claims/claim.js';
import { decideClaim } from '../../domain/claims/record-claim.js';
import type { RecognitionContext } from '../context.js';
import { unitOfTheDay } from '../unit-of-the-day.js';
import { ClaimMetricEnum, ClaimType, DerivationEnum, viewClaim } from './claim-type.js';

@InputType('RecordClaimInput', {
  description: 'A total that a document states of a scope. It is kept as it is stated, whatever the register computes.',
})
class RecordClaimInput extends RecordingInput {
  @Field(() => UnitRefInput, { description: 'The scope, as of the day that the total is of.' })
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => ClaimMetricEnum)
  metric!: ClaimMetric;

  @Field(() => DateScalar, { description: 'The day that the total is of, which need not be that of the document.' })
  asOf!: IsoDate;

  @Field(() => DatePrecisionEnum, { defaultValue: 'DAY', description: 'How well the document fixes `asOf`.' })
  precision: DatePrecision = 'DAY';

  @Field(() => String, { description: 'A decimal number as printed, `11,54` or `11.54`.' })
  @Length(1, 50)
  statedValue!: string;

  @Field(() => LevelEnum, { nullable: true, description: 'Of which level; for all metrics but UNITS.' })
  level?: Level | null;

  @Field(() => UnitKindEnum, {
    nullable: true,
    description: 'What is counted or averaged over; for all metrics but CRITERIA_MET.',
  })
  unitKind?: UnitKind | null;

  @Field(() => Int, { nullable: true, description: 'The year that titles are for; for TITLES_GRANTED and PLAN_EXCEEDED_BY.' })
  @IsOptional()
  @Min(2009)
  @Max(2999)
  year?: number | null;

  @Field(() => ID, { nullable: true, description: 'The set of an average or a score; left out where the document names none.' })
  @IsOptional()
  @Length(1, 100)
  criteriaSet?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'For AVERAGE_CHANGE: the day that it counts from.' })
  since?: IsoDate | null;

  @Field(() => Int, { nullable: true, description: 'What the document gives it out of, or averages over: 19 of “17/19”.' })
  outOf?: number | null;

  @Field(() => DerivationEnum, { defaultValue: 'STATED' })
  derivation: Derivation = 'STATED';

  @Field(() => String, { nullable: true, description: 'The words of the document, where they say more.' })
  @IsOptional()
  @MaxLength(1000)
  printed?: string | null;
}

@ObjectType('RecordClaimPayload')
class RecordClaimPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => ClaimType)
  claim!: ClaimType;

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/** Recording of what documents state. */
@Resolver()
export class RecordClaimMutation {
  @Mutation(() => RecordClaimPayload, {
    description: 'Records a total that a document states, beside what the register computes.',
  })
  async recordClaim(
    @Arg('input', () => RecordClaimInput) input: RecordClaimInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<RecordClaimPayload> {
    return payloadOf(ctx, await ctx.record({ input, roles: ['clerk'], decide: (basis) => decide(input, ctx, basis) }));
  }
}

function decide(input: RecordClaimInput, { model, register }: RecognitionContext, basis: DecisionBasis): Decided {
  const { position, today } = basis;
  const { requestId, mode, metric, precision, statedValue, derivation } = input;
  const asOf = lastDayAllowed(input.asOf, precision);
  const found = unitOfTheDay(register, input.unit, { effectiveOn: asOf, position }, 'input.unit');
  if ('refused' in found) return found.refused;
  const { unit } = found;
  const criteriaSetId = input.criteriaSet ?? null;
  return (
    basis.outsideScope([unit.id], asOf) ??
    decideClaim(
      {
        mode,
        claimId: derivedId(requestId, 'claim'),
        metric,
        level: input.level ?? null,
        unitKind: input.unitKind ?? null,
        year: input.year ?? null,
        criteriaSetId,
        since: input.since ?? null,
        outOf: input.outOf ?? null,
        statedValue,
        derivation,
        printed: input.printed ?? null,
        asOf,
        precision,
        basis: actOf(input.basis),
        source: sourceOf(input.source),
      },
      {
        unit,
        set: criteriaSetId === null ? undefined : model.assessments.criteriaSets.knownAt(criteriaSetId, position),
        earlier: model.claims.claimsOf(unit.id, { effectiveOn: LAST_DAY, position }),
        today,
      },
    )
  );
}

function payloadOf(
  { model }: RecognitionContext,
  { events: [event], position, moment, warnings }: RecordedAnswer,
): RecordClaimPayload {
  if (event.type !== 'ClaimRecorded') throw new Error(`The request recorded ${event.type}, which states no total.`);
  return { position, claim: viewClaim(claimOf(event), model, moment), warnings: [...warnings] };
}
