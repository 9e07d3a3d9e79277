import { byCodeAndId } from '@ntm-ledger/register';
import type { Page } from '@ntm-ledger/service-host';
import { AtInput, badUserInput, MAX_PAGE, pageAs, pageOf } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { IsOptional, Length, Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Plan } from '../../domain/plans/plan.js';
import { liesWithin } from '../../domain/title-counts.js';
import type { RecognitionContext } from '../context.js';
import { Unit } from '../unit.js';
import { PlanConnection, PlanType, viewPlan } from './plan-type.js';

@ArgsType()
class PlanArgs {
  @Field(() => Int)
  year!: number;
}

@ArgsType()
class PlansArgs {
  @Field(() => Int, { nullable: true, description: 'Only plans for this year.' })
  year?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only plans of units within the one that bears this official code, itself among them.',
  })
  @IsOptional()
  @Length(1, 5)
  under?: string | null;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;

  @Field(() => Int, { defaultValue: 100, description: `At most so many, ${String(MAX_PAGE)} in any case.` })
  @Min(0)
  @Max(MAX_PAGE)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;
}

/** The plans of a unit, at the moment of its key. */
@Resolver(() => Unit)
export class UnitPlanFields {
  @FieldResolver(() => PlanType, {
    nullable: true,
    description: 'The unit’s plan for a year; null where none is known by the moment.',
  })
  async plan(
    @Root() unit: Unit,
    @Args(() => PlanArgs) { year }: PlanArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<PlanType | null> {
    await ctx.reach(unit.moment);
    const plan = ctx.model.plans.planAt(unit.id, year, unit.moment);
    return plan === undefined ? null : viewPlan(plan, ctx.model, unit.moment);
  }

  @FieldResolver(() => [PlanType], { nullable: true, description: 'The unit’s plans of all years, the earliest first.' })
  async plans(@Root() unit: Unit, @Ctx() ctx: RecognitionContext): Promise<PlanType[]> {
    await ctx.reach(unit.moment);
    return ctx.model.plans.plansOf(unit.id, unit.moment).map((plan) => viewPlan(plan, ctx.model, unit.moment));
  }
}

/** Plans of many units. */
@Resolver()
export class PlanQueries {
  @Query(() => PlanConnection, {
    nullable: true,
    description: 'Plans known at the moment, by year, then by the code of their unit.',
  })
  async plans(@Args(() => PlansArgs) args: PlansArgs, @Ctx() ctx: RecognitionContext): Promise<Page<PlanType>> {
    const moment = await ctx.settle(args.at);
    const page = pageOf(plansWithin(args, ctx, moment), ({ id }) => id, args);
    return pageAs(page, (plan) => viewPlan(plan, ctx.model, moment));
  }
}

function plansWithin({ year, under }: PlansArgs, { model, register }: RecognitionContext, moment: Moment): Plan[] {
  const scope = under === null || under === undefined ? null : register.bearerOf(under, moment);
  if (scope === undefined) {
    throw badUserInput([{ path: 'under', message: `no living unit bears the code ${String(under)} on ${moment.effectiveOn}` }]);
  }
  return [...model.plans.units()]
    .flatMap((id) => {
      const unit = register.unitAt(id, moment);
      return unit === undefined || (scope !== null && !liesWithin(register, id, scope.id, moment)) ? [] : [unit];
    })
    .sort(byCodeAndId)
    .flatMap(({ id }) => model.plans.plansOf(id, moment))
    .filter((plan) => year === null || year === undefined || plan.year === year)
    .sort((a, b) => a.year - b.year);
}
