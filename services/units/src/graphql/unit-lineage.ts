import type { LineageLink, Relative } from '@ntm-ledger/register';
import { lineageOf } from '@ntm-ledger/register';
import type { Page, RequestContext } from '@ntm-ledger/service-host';
import { pageAs, pageOf } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { UnitRelative } from './unit-relative.js';
import { LineageArgs, UnitRelativeConnection } from './unit-relative.js';
import { LineageLinkType, Unit, unitOf } from './unit.js';

/** What a unit came from and what came of it, all at the unit's own moment. */
@Resolver(() => Unit)
export class UnitLineage {
  @FieldResolver(() => [LineageLinkType], {
    description: 'The units that it took territory from when it was formed, or took in since.',
  })
  predecessors(@Root() unit: Unit, @Ctx() ctx: RequestContext): Promise<LineageLinkType[]> {
    return linkedUnits(unit.state.predecessors, unit.moment, ctx);
  }

  @FieldResolver(() => [LineageLinkType], { description: 'The units that its territory, or a part of it, went to.' })
  successors(@Root() unit: Unit, @Ctx() ctx: RequestContext): Promise<LineageLinkType[]> {
    return linkedUnits(unit.state.successors, unit.moment, ctx);
  }

  @FieldResolver(() => UnitRelativeConnection, {
    description:
      'All units that it came from, or that came from it, over as many reforms as there were; the nearest first, each once.',
  })
  lineage(
    @Root() { id, moment }: Unit,
    @Args(() => LineageArgs) args: LineageArgs,
    @Ctx() ctx: RequestContext,
  ): Page<UnitRelative> {
    const relatives = lineageOf(ctx.register, id, moment, args.direction);
    const page = pageOf(relatives, ({ unit }) => unit.id, args);
    return pageAs(page, (relative) => relativeOf(relative, moment));
  }
}

/** The other ends of a unit's links at a moment. */
export async function linkedUnits(
  links: readonly LineageLink[],
  moment: Moment,
  ctx: RequestContext,
): Promise<LineageLinkType[]> {
  return Promise.all(
    links.map(async ({ unitId, extent, certainty, effectiveOn, basis }) => {
      const state = await ctx.units.load({ id: unitId, moment });
      const unit = state === undefined ? null : unitOf(state, moment);
      return Object.assign(new LineageLinkType(), { unit, extent, certainty, effectiveOn, basis });
    }),
  );
}

function relativeOf({ unit, via, ...step }: Relative, moment: Moment): UnitRelative {
  return {
    ...step,
    unit: unitOf(unit, moment),
    steps: via.length + 1,
    via: via.map((passed) => unitOf(passed, moment)),
  };
}
