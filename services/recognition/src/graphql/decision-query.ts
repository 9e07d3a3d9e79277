import { AtInput } from '@ntm-ledger/service-host';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { RecognitionContext } from './context.js';
import { viewDecision } from '../projections/decision-view.js';
import { DecisionType } from './decision-type.js';

@ArgsType()
class DecisionArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;
}

/** Decisions by their id. */
@Resolver()
export class DecisionQuery {
  @Query(() => DecisionType, {
    nullable: true,
    description: 'A decision in force at the moment; null before, and once it is withdrawn.',
  })
  async decision(
    @Args(() => DecisionArgs) { id, at }: DecisionArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<DecisionType | null> {
    const moment = await ctx.settle(at);
    const event = ctx.model.titles.decisionAt(id, moment);
    return event === undefined ? null : viewDecision(ctx.model.titles, event, moment);
  }
}
