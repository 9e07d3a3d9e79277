import type { CaseEntry, CaseSettings, Decided, Level } from '@ntm-ledger/events';
import type { DecisionBasis } from '@ntm-ledger/service-host';
import { actOf, DatedRecordingInput, derivedId, LevelEnum, sourceOf, UnitRefInput } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { decideOpening } from '../domain/cases/open-case.js';
import { criteriaSetProposedFor, openingStateOf, procedureProposedFor } from '../projections/case-states.js';
import { CaseEntryEnum } from './case-enums.js';
import { CasePayload, casePayloadOf } from './case-payload.js';
import type { RecognitionContext } from './context.js';
import { unitOfTheDay } from './unit-of-the-day.js';

@InputType('OpenCaseInput', {
  description:
    'A unit is registered for a level and a year (đăng ký), and its case begins. `effectiveOn` is the day of the registration, or that by which it is known.',
})
export class OpenCaseInput extends DatedRecordingInput {
  @Field(() => UnitRefInput, { description: 'The unit, as of the day of its registration.' })
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => Int, { nullable: true, description: 'The year that the title is to be for.' })
  @IsOptional()
  @Min(2009)
  @Max(2999)
  awardYear?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The set by which the unit is to be judged. Default LIVE: the one national set in force; BACKFILL: not known.',
  })
  @IsOptional()
  @Length(1, 100)
  criteriaSet?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The procedure that the case follows, see `procedures`. Default: the one for the unit and level on the day. It is recorded either way.',
  })
  @IsOptional()
  @Length(1, 100)
  procedure?: string | null;

  @Field(() => CaseEntryEnum, { nullable: true })
  entry?: CaseEntry | null;

  @Field(() => String, { nullable: true, description: 'The plan or list in which the unit is registered, as it is called.' })
  @IsOptional()
  @Length(1, 500)
  plan?: string | null;
}

/** The resolver of registrations; cases are opened with what an office has set for them. */
export function openCaseMutation(settings: CaseSettings): NewableFunction {
  @Resolver()
  class OpenCaseMutation {
    @Mutation(() => CasePayload, {
      description: 'Registers a unit for a level and award year and opens its case. By a clerk.',
    })
    async openCase(
      @Arg('input', () => OpenCaseInput) input: OpenCaseInput,
      @Ctx() ctx: RecognitionContext,
    ): Promise<CasePayload> {
      const recorded = await ctx.record({ input, roles: ['clerk'], decide: (basis) => decide(input, settings, ctx, basis) });
      return casePayloadOf(ctx.model, recorded);
    }
  }
  return OpenCaseMutation;
}

function decide(input: OpenCaseInput, settings: CaseSettings, ctx: RecognitionContext, basis: DecisionBasis): Decided {
  const { requestId, mode, level, precision } = input;
  const { position, today } = basis;
  const effectiveOn = lastDayAllowed(input.effectiveOn, precision);
  const moment = { effectiveOn, position };
  const found = unitOfTheDay(ctx.register, input.unit, moment, 'input.unit');
  if ('refused' in found) return found.refused;
  const { unit } = found;
  const refused = basis.outsideScope([unit.id], effectiveOn);
  if (refused !== null) return refused;
  const criteriaSetId = input.criteriaSet ?? (mode === 'LIVE' ? criteriaSetProposedFor(ctx, unit, level, moment) : null);
  return decideOpening(
    {
      mode,
      effectiveOn,
      precision,
      basis: actOf(input.basis),
      source: sourceOf(input.source),
      caseId: derivedId(requestId, 'case'),
      level,
      awardYear: input.awardYear ?? null,
      criteriaSetId,
      procedureId: input.procedure ?? procedureProposedFor(ctx, unit, level, moment)?.id ?? null,
      entry: input.entry ?? null,
      plan: input.plan ?? null,
      settings,
    },
    openingStateOf(ctx, unit, { level, criteriaSetId }, { day: effectiveOn, position, today, actor: ctx.requireActor() }),
  );
}
