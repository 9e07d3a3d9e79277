import type { LineageLink, UnitState } from '@ntm-ledger/register';
import { ancestorsOf } from '@ntm-ledger/register';
import type { RequestContext } from '@ntm-ledger/service-host';
import { pageOf } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LineageLinkType, Unit, UnitConnection, unitOf } from './unit.js';
import { UnitListArgs } from './unit-queries.js';

const COLLATOR = new Intl.Collator('vi');

/** The fields of a unit that lead to other units, all at the unit's own moment. */
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
  children(@Root() unit: Unit, @Args(() => UnitListArgs) args: UnitListArgs, @Ctx() ctx: RequestContext): UnitConnection {
    const { kind, type } = args;
    const children = ctx.register
      .childrenOf(unit.id, unit.moment)
      .filter((child) => (kind ?? child.kind) === child.kind && (type ?? child.type) === child.type)
      .sort(byName)
      .map((state) => unitOf(state, unit.moment));
    return pageOf(children, ({ id }) => id, args);
  }

  @FieldResolver(() => [LineageLinkType], {
    description: 'The units that it took territory from when it was formed, or took in since.',
  })
  predecessors(@Root() unit: Unit, @Ctx() ctx: RequestContext): Promise<LineageLinkType[]> {
    return linked(unit.state.predecessors, unit.moment, ctx);
  }

  @FieldResolver(() => [LineageLinkType], { description: 'The units that its territory, or a part of it, went to.' })
  successors(@Root() unit: Unit, @Ctx() ctx: RequestContext): Promise<LineageLinkType[]> {
    return linked(unit.state.successors, unit.moment, ctx);
  }
}

async function linked(links: readonly LineageLink[], moment: Moment, ctx: RequestContext): Promise<LineageLinkType[]> {
  return Promise.all(
    links.map(async ({ unitId, extent, effectiveOn, basis }) => {
      const state = await ctx.units.load({ id: unitId, moment });
      return Object.assign(new LineageLinkType(), {
        unit: state === undefined ? null : unitOf(state, moment),
        extent,
        effectiveOn,
        basis,
      });
    }),
  );
}

function byName(a: UnitState, b: UnitState): number {
  return COLLATOR.compare(a.name, b.name) || (a.code ?? a.id).localeCompare(b.code ?? b.id);
}
