import type { Decided } from '@ntm-ledger/events';
import type { DecisionBasis } from '@ntm-ledger/service-host';
import { actOf, derivedId, sourceOf } from '@ntm-ledger/service-host';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { decideAmendment } from '../../domain/plans/amend-plan.js';
import type { RecognitionContext } from '../context.js';
import { MOST_TARGETS } from './adopt-plan.js';
import type { KnownPlan } from './known-plan.js';
import { decideOnPlan, PlanFactInput } from './known-plan.js';
import { PlanPayload, planPayload } from './plan-payload.js';
import { readTargets } from './read-targets.js';
import { PlanTargetChangeInput, PlanTargetInput } from './target-input.js';

@InputType('AmendPlanInput', {
  description: 'A later decision (`basis`) that changes a plan from `effectiveOn` on. What it does not name stays as it was.',
})
class AmendPlanInput extends PlanFactInput {
  @Field(() => [PlanTargetInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_TARGETS)
  @ValidateNested()
  add!: PlanTargetInput[];

  @Field(() => [PlanTargetChangeInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_TARGETS)
  @ValidateNested()
  change!: PlanTargetChangeInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Targets that are given up, by their ids.' })
  @ArrayMaxSize(MOST_TARGETS)
  drop!: string[];
}

@ObjectType('AmendPlanPayload')
class AmendPlanPayload extends PlanPayload {}

/** Recording of amendments of plans. */
@Resolver()
export class AmendPlanMutation {
  @Mutation(() => AmendPlanPayload, { description: 'Records that a later decision changed a plan.' })
  async amendPlan(
    @Arg('input', () => AmendPlanInput) input: AmendPlanInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<AmendPlanPayload> {
    const decide = (basis: DecisionBasis): Decided =>
      decideOnPlan(input, ctx, basis, (found) => decideOnAmendment(input, ctx, basis, found));
    return planPayload(ctx, await ctx.record({ input, roles: ['clerk'], decide }));
  }
}

function decideOnAmendment(
  input: AmendPlanInput,
  { model, register }: RecognitionContext,
  { today }: DecisionBasis,
  { plan, unit, at }: KnownPlan,
): Decided {
  const { requestId, mode, precision } = input;
  const given = [
    ...input.change.map((change, index) => ({ input: change, targetId: change.target, path: `input.change.${String(index)}` })),
    ...input.add.map((target, index) => ({
      input: target,
      targetId: derivedId(requestId, 'target', index),
      path: `input.add.${String(index)}`,
    })),
  ];
  const read = readTargets(given, register, at);
  if ('refused' in read) return read.refused;
  const [changed, added] = [read.targets.slice(0, input.change.length), read.targets.slice(input.change.length)];
  const dropped = input.drop.map((targetId, index) => ({ targetId, path: `input.drop.${String(index)}` }));
  return decideAmendment(
    {
      mode,
      effectiveOn: at.effectiveOn,
      precision,
      added,
      changed,
      dropped,
      basis: actOf(input.basis),
      source: sourceOf(input.source),
    },
    { plan, unit, known: model, at, today },
  );
}
