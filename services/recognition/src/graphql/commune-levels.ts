import type { Page } from '@ntm-ledger/service-host';
import { pageAround, windowOf } from '@ntm-ledger/service-host';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { communeLevels } from '../projections/commune-levels.js';
import type { CommuneLevelsType } from './commune-levels-type.js';
import { CommuneLevelsArgs, CommuneLevelsConnection, MAX_COMMUNES, viewCommuneLevels } from './commune-levels-type.js';
import type { RecognitionContext } from './context.js';
import { Unit } from './unit.js';

/** The list behind a summary of titles. */
@Resolver(() => Unit)
export class CommuneLevelsField {
  @FieldResolver(() => CommuneLevelsConnection, {
    nullable: true,
    description:
      'The commune-level units that stand in this scope, by code, each with every level that it holds: the list behind the summary.',
  })
  async communeLevels(
    @Root() unit: Unit,
    @Args(() => CommuneLevelsArgs) args: CommuneLevelsArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<Page<CommuneLevelsType>> {
    await ctx.reach(unit.moment);
    const asked = { scopeId: unit.id, moment: unit.moment, type: args.type ?? null, level: args.level ?? null };
    const page = communeLevels(ctx.model.titles, ctx.register, asked, windowOf(args, MAX_COMMUNES));
    return pageAround(page && { ...page, items: page.items.map(viewCommuneLevels) }, ({ id }) => id, args);
  }
}
