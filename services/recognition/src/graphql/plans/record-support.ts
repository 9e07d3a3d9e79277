import { actOf, derivedId, sourceOf } from '@ntm-ledger/service-host';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GrantSupport } from '../../domain/plans/plan-support.js';
import { decideSupportGrant, decideSupportRequest } from '../../domain/plans/plan-support.js';
import type { RecognitionContext } from '../context.js';
import { decideOnPlan, PlanFactInput } from './known-plan.js';
import { PlanPayload, planPayload } from './plan-payload.js';

/** What a request and a grant of support have alike. */
@InputType()
abstract class SupportInput extends PlanFactInput {
  @Field(() => String, { description: 'Cement, money, …, in the words of the document.' })
  @Length(1, 500)
  what!: string;

  @Field(() => String, { nullable: true, description: 'A decimal number; left out where the document does not say how much.' })
  @IsOptional()
  @Length(1, 50)
  amount?: string | null;

  @Field(() => String, { nullable: true, description: 'What the amount is counted in, e.g. `tấn`, `triệu đồng`.' })
  @IsOptional()
  @Length(1, 100)
  amountIn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The body that asks, or gives, as a document names it. Never a person’s name.',
  })
  @IsOptional()
  @Length(1, 300)
  by?: string | null;

  @Field(() => ID, { nullable: true, description: 'The target of the plan that it is for.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a target (a UUID)' })
  target?: string | null;
}

@InputType('RequestSupportInput', { description: 'Support that somebody asks for, for a plan.' })
class RequestSupportInput extends SupportInput {
  @Field(() => String, { nullable: true, description: 'The body that is asked.' })
  @IsOptional()
  @Length(1, 300)
  of?: string | null;
}

@InputType('GrantSupportInput', { description: 'Support that somebody gives, for a plan.' })
class GrantSupportInput extends SupportInput {
  @Field(() => ID, { nullable: true, description: 'The request that it answers, by its id.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a request for support (a UUID)' })
  request?: string | null;
}

@ObjectType('RequestSupportPayload')
class RequestSupportPayload extends PlanPayload {}

@ObjectType('GrantSupportPayload')
class GrantSupportPayload extends PlanPayload {}

/** Recording of support. */
@Resolver()
export class SupportMutations {
  @Mutation(() => RequestSupportPayload, { description: 'Records that support was asked for, for a plan.' })
  async requestSupport(
    @Arg('input', () => RequestSupportInput) input: RequestSupportInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<RequestSupportPayload> {
    const recorded = await ctx.record({
      input,
      roles: ['clerk'],
      decide: (basis) =>
        decideOnPlan(input, ctx, basis, ({ plan, at: { effectiveOn } }) =>
          decideSupportRequest({ ...factsOf(input), effectiveOn, of: input.of ?? null }, { plan, today: basis.today }),
        ),
    });
    return planPayload(ctx, recorded);
  }

  @Mutation(() => GrantSupportPayload, { description: 'Records that support was given, for a plan.' })
  async grantSupport(
    @Arg('input', () => GrantSupportInput) input: GrantSupportInput,
    @Ctx() ctx: RecognitionContext,
  ): Promise<GrantSupportPayload> {
    const requestedAs = input.request ?? null;
    const recorded = await ctx.record({
      input,
      roles: ['clerk'],
      decide: (basis) =>
        decideOnPlan(input, ctx, basis, ({ plan, at: { effectiveOn } }) =>
          decideSupportGrant({ ...factsOf(input), effectiveOn, requestedAs }, { plan, today: basis.today }),
        ),
    });
    return planPayload(ctx, recorded);
  }
}

function factsOf(input: SupportInput): Omit<GrantSupport, 'effectiveOn' | 'requestedAs'> {
  const { requestId, mode, precision, what } = input;
  return {
    mode,
    supportId: derivedId(requestId, 'support'),
    what,
    amount: input.amount ?? null,
    amountIn: input.amountIn ?? null,
    by: input.by ?? null,
    targetId: input.target ?? null,
    precision,
    basis: actOf(input.basis),
    source: sourceOf(input.source),
  };
}
