import type { Decided } from '@ntm-ledger/events';
import type { DecisionBasis } from '@ntm-ledger/service-host';
import {
  actOf,
  DatePrecisionEnum,
  DateScalar,
  derivedId,
  RecordingInput,
  sourceOf,
  UnitRefInput,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { ArrayMaxSize, ArrayMinSize, Max, Min, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { decideAdoption, planDay } from '../../domain/plans/adopt-plan.js';
import type { RecognitionContext } from '../context.js';
import { unitOfTheDay } from '../unit-of-the-day.js';
import { PlanPayload, planPayload } from './plan-payload.js';
import { readTargets } from './read-targets.js';
import { PlanTargetInput } from './target-input.js';

/** A plan is one event, and an event has at most 60,000 bytes: some 250 for a target. */
export const MOST_TARGETS = 200;

@InputType('AdoptPlanInput', {
  description: 'A unit’s plan for a year, with all its targets. A unit has one plan a year; a later decision amends it.',
})
class AdoptPlanInput extends RecordingInput {
  @Field(() => UnitRefInput, { description: 'Whose plan it is, as of the day of its adoption.' })
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => Int)
  @Min(2009)
  @Max(2999)
  year!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Left out where no source gives the day: the plan then counts from the day of the source, or from the last one of its year.',
  })
  adoptedOn?: IsoDate | null;

  @Field(() => DatePrecisionEnum, { defaultValue: 'DAY', description: 'How well the source fixes `adoptedOn`.' })
  precision: DatePrecision = 'DAY';

  @Field(() => [PlanTargetInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TARGETS)
  @ValidateNested()
  targets!: PlanTargetInput[];
}

@ObjectType('AdoptPlanPayload')
class AdoptPlanPayload extends PlanPayload {}

/** Recording of plans. */
@Resolver()
export class AdoptPlanMutation {
  @Mutation(() => AdoptPlanPayload, { description: 'Records the plan that a unit adopted for a year.' })
  async adoptPlan(
    @Arg('input', () => AdoptPlanInput) input: AdoptPlanInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<AdoptPlanPayload> {
    return planPayload(ctx, await ctx.record({ input, roles: ['clerk'], decide: (basis) => decide(input, ctx, basis) }));
  }
}

function decide(input: AdoptPlanInput, { model, register }: RecognitionContext, basis: DecisionBasis): Decided {
  const { requestId, mode, year, precision } = input;
  const adoptedOn = input.adoptedOn === undefined || input.adoptedOn === null ? null : lastDayAllowed(input.adoptedOn, precision);
  const facts = { mode, year, adoptedOn, precision, basis: actOf(input.basis), source: sourceOf(input.source) };
  const at = { effectiveOn: planDay(facts).effectiveOn, position: basis.position };
  const found = unitOfTheDay(register, input.unit, at, 'input.unit');
  if ('refused' in found) return found.refused;
  const { unit } = found;
  const outside = basis.outsideScope([unit.id], at.effectiveOn);
  if (outside !== null) return outside;
  const given = input.targets.map((target, index) => ({
    input: target,
    targetId: derivedId(requestId, 'target', index),
    path: `input.targets.${String(index)}`,
  }));
  const read = readTargets(given, register, at);
  if ('refused' in read) return read.refused;
  const existing = model.plans.planKnown(unit.id, year, basis.position);
  return decideAdoption({ ...facts, targets: read.targets }, { unit, existing, known: model, at, today: basis.today });
}
