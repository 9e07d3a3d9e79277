import { ancestorsOf, countsUnder, inSiblingOrder, walkTree } from '@ntm-ledger/register';
import type { RequestContext } from '@ntm-ledger/service-host';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isAskedFor } from '../domain/unit-filter.js';
import { UnitCountType } from './unit-count.js';
import { childrenAskedFor, DescendantsArgs, descendantsAskedFor, UnitListArgs } from './unit-list-args.js';
import { pageOfUnits } from './unit-page.js';
import { Unit, UnitConnection, unitOf } from './unit.js';

/** Where a unit stands in the tree: what is above and below it, all at the unit's own moment. */
@Resolver(() => Unit)
export class UnitFields {
  @FieldResolver(() => Unit, { nullable: true, description: 'The unit directly above.' })
  async parent(@Root() unit: Unit, @Ctx() ctx: RequestContext): Promise<Unit | null> {
    const { parentId } = unit.state;
    if (parentId === null) return null;
    const parent = await ctx.units.load({ id: parentId, moment: unit.moment });
    return parent === undefined ? null : unitOf(parent, unit.moment);
  }

  @FieldResolver(() => [Unit], { description: 'The units above, nearest first.' })
  ancestors(@Root() unit: Unit, @Ctx() ctx: RequestContext): Unit[] {
    return ancestorsOf(ctx.register, unit.id, unit.moment).map((state) => unitOf(state, unit.moment));
  }

  @FieldResolver(() => UnitConnection, { description: 'The living units directly below, by name in Vietnamese order.' })
  children(
    @Root() { id, moment }: Unit,
    @Args(() => UnitListArgs) args: UnitListArgs,
    @Ctx() ctx: RequestContext,
  ): UnitConnection {
    const filter = childrenAskedFor(args);
    const children = ctx.register.childrenOf(id, moment).filter((child) => isAskedFor(child, filter));
    return pageOfUnits(inSiblingOrder(children), moment, args);
  }

  @FieldResolver(() => UnitConnection, {
    description:
      'The living units below at any depth, as a walk of the tree meets them: a unit before those under it, siblings by name in Vietnamese order.',
  })
  descendants(
    @Root() { id, moment }: Unit,
    @Args(() => DescendantsArgs) args: DescendantsArgs,
    @Ctx() ctx: RequestContext,
  ): UnitConnection {
    const filter = descendantsAskedFor(args);
    const descendants = walkTree(ctx.register, id, moment).filter((unit) => isAskedFor(unit, filter));
    return pageOfUnits(descendants, moment, args);
  }

  @FieldResolver(() => [UnitCountType], {
    description: 'How many living units there are below, of every type of every kind, from the highest tier down.',
  })
  unitCounts(@Root() { id, moment }: Unit, @Ctx() ctx: RequestContext): UnitCountType[] {
    return countsUnder(ctx.register, id, moment);
  }
}
