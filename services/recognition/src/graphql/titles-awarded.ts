import type { Level } from '@ntm-ledger/events';
import type { Page } from '@ntm-ledger/service-host';
import { connectionOf, LevelEnum, pageAs, pageOf } from '@ntm-ledger/service-host';
import { Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { titlesAwarded } from '../projections/titles-awarded.js';
import type { RecognitionContext } from './context.js';
import { TitleType, viewTitle } from './title-type.js';
import { Unit } from './unit.js';

@ArgsType()
class TitlesAwardedArgs {
  @Field(() => Int, { description: 'The year that the titles are for: neither that of the vote nor that of the signature.' })
  @Min(2000)
  @Max(2999)
  year!: number;

  @Field(() => LevelEnum, { nullable: true })
  level?: Level | null;

  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

const TitleConnection = connectionOf('Title', () => TitleType);

/** What a year brought. */
@Resolver(() => Unit)
export class TitlesAwardedField {
  @FieldResolver(() => TitleConnection, {
    nullable: true,
    description:
      'The titles awarded for a year to units of this scope, itself among them, as they come into force; ended ones too. A unit counts where it stood on that day.',
  })
  async titlesAwarded(
    @Root() { id: scopeId, moment }: Unit,
    @Args(() => TitlesAwardedArgs) { year, level, ...page }: TitlesAwardedArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<Page<TitleType>> {
    await ctx.reach(moment);
    const titles = titlesAwarded(ctx.model.titles, ctx.register, { scopeId, moment, year, level: level ?? null });
    return pageAs(
      pageOf(titles, ({ id }) => id, page),
      (title) => viewTitle(ctx.model.titles, title, moment),
    );
  }
}
