import { actOf, sourceOf } from '@ntm-ledger/service-host';
import { IsUUID } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { decideCompletion } from '../../domain/plans/complete-task.js';
import type { RecognitionContext } from '../context.js';
import { decideOnPlan, PlanFactInput } from './known-plan.js';
import { PlanPayload, planPayload } from './plan-payload.js';

@InputType('CompleteTaskInput', { description: 'The work of a task is done as of `effectiveOn`.' })
class CompleteTaskInput extends PlanFactInput {
  @Field(() => ID, { description: 'The id of the task, as the plan shows it.' })
  @IsUUID(undefined, { message: 'expected the id of a task (a UUID)' })
  task!: string;
}

@ObjectType('CompleteTaskPayload')
class CompleteTaskPayload extends PlanPayload {}

/** Recording of tasks done. */
@Resolver()
export class CompleteTaskMutation {
  @Mutation(() => CompleteTaskPayload, { description: 'Records that a task of a plan is done.' })
  async completeTask(
    @Arg('input', () => CompleteTaskInput) input: CompleteTaskInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<CompleteTaskPayload> {
    const { mode, precision, task: targetId } = input;
    const facts = { mode, targetId, precision, basis: actOf(input.basis), source: sourceOf(input.source) };
    const recorded = await ctx.record({
      input,
      roles: ['clerk'],
      decide: (basis) =>
        decideOnPlan(input, ctx, basis, ({ plan, at: { effectiveOn } }) =>
          decideCompletion({ ...facts, effectiveOn }, { plan, today: basis.today }),
        ),
    });
    return planPayload(ctx, recorded);
  }
}
