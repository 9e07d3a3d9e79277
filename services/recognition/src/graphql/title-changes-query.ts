import type { Level, UnitKind } from '@ntm-ledger/events';
import { LONGEST_CODE } from '@ntm-ledger/register';
import { AtInput, badUserInput, LevelEnum, UnitKindEnum } from '@ntm-ledger/service-host';
import { orderProblem } from '@ntm-ledger/temporal';
import { Length } from 'class-validator';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { titleChanges } from '../projections/title-changes.js';
import type { RecognitionContext } from './context.js';
import { TitleChangesType, titleChangesType } from './title-changes-type.js';

@ArgsType()
class TitleChangesArgs {
  @Field(() => String, {
    description:
      'An official code, or VN. It is looked up at each moment: where one unit bore it and another bears it now, the one is the scope until then.',
  })
  @Length(1, LONGEST_CODE)
  scope!: string;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => AtInput, { description: 'The earlier moment.' })
  from!: AtInput;

  @Field(() => AtInput, { description: 'The later moment: a later day, or more that was known, or both.' })
  to!: AtInput;

  @Field(() => UnitKindEnum, {
    defaultValue: 'COMMUNE',
    description: 'The tier of the units whose titles are counted; of communes the rural ones, as in `recognitionSummary`.',
  })
  kind: UnitKind = 'COMMUNE';
}

/** Why a number of titles changed. */
@Resolver()
export class TitleChangesQuery {
  @Query(() => TitleChangesType, {
    nullable: true,
    description:
      'Explains how the number of titles of a level in a scope came from what it was to what it is, title by title, so that it balances. ' +
      'Null when nobody bears the code at either moment.',
  })
  async titleChanges(
    @Args(() => TitleChangesArgs) { scope, level, kind, from: earlier, to: later }: TitleChangesArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<TitleChangesType | null> {
    const from = await ctx.settle(earlier);
    const to = await ctx.settle(later);
    const problem = orderProblem(from, to);
    if (problem !== null) throw badUserInput([{ path: 'from', message: problem }]);
    const { titles } = ctx.model;
    const question = { code: scope, level, kind, from, to };
    const found = titleChanges(titles, ctx.register, question);
    return found === undefined ? null : titleChangesType(found, question, titles, ctx.register);
  }
}
