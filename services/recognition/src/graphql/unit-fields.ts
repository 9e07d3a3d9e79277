import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RecognitionContext } from './context.js';
import { isInForce } from '../domain/title.js';
import { summariseRecognition } from '../projections/recognition-summary.js';
import { CaseType, viewCase } from './case-type.js';
import { RecognitionSummaryType, viewSummary } from './summary-type.js';
import { TitleType, viewTitle } from './title-type.js';
import { Unit } from './unit.js';

@ArgsType()
class TitlesArgs {
  @Field(() => Boolean, { defaultValue: false })
  includeEnded: boolean = false;
}

/** What this subgraph says of a unit, at the moment of its key. */
@Resolver(() => Unit)
export class UnitFields {
  @FieldResolver(() => [TitleType], { nullable: true, description: "The unit's titles, in the order they came into force." })
  async titles(
    @Root() unit: Unit,
    @Args(() => TitlesArgs) { includeEnded }: TitlesArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<TitleType[]> {
    await ctx.reach(unit.moment);
    const titles = ctx.model.titles.titlesOf(unit.id, unit.moment);
    return (includeEnded ? titles : titles.filter(isInForce)).map((title) => viewTitle(ctx.model.titles, title, unit.moment));
  }

  @FieldResolver(() => RecognitionSummaryType, { nullable: true })
  async recognitionSummary(@Root() unit: Unit, @Ctx() ctx: RecognitionContext): Promise<RecognitionSummaryType> {
    await ctx.reach(unit.moment);
    return viewSummary(summariseRecognition(ctx.model.titles, ctx.register, unit.id, unit.moment));
  }

  @FieldResolver(() => [CaseType], {
    nullable: true,
    description: 'The cases of the unit, ended ones too, in the order in which they were opened.',
  })
  async cases(@Root() unit: Unit, @Ctx() ctx: RecognitionContext): Promise<CaseType[]> {
    await ctx.reach(unit.moment);
    return ctx.model.cases.casesOf(unit.id, unit.moment).map((file) => viewCase(ctx.model, file, unit.moment));
  }
}
