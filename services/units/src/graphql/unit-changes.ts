import type { UnitKind } from '@ntm-ledger/events';
import { UNIT_KINDS } from '@ntm-ledger/events';
import type { RequestContext } from '@ntm-ledger/service-host';
import { AtInput, badUserInput, pageOf, UnitKindEnum } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { orderProblem } from '@ntm-ledger/temporal';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { compareRegister, factOf } from '../domain/register-changes.js';
import type { Difference } from '../domain/unit-differences.js';
import { UnitChangeConnection, unitChangeOf, UnitChangeType } from './unit-change.js';
import { linkedUnits } from './unit-lineage.js';
import { PageArgs } from './unit-list-args.js';
import { LineageLinkType, unitOf } from './unit.js';

@ArgsType()
class UnitChangesArgs extends PageArgs {
  @Field(() => String, {
    description:
      'An official code, or VN. It is looked up at each moment: where one unit bore it and another that came of it does now, both are compared.',
  })
  @MaxLength(5)
  scope!: string;

  @Field(() => AtInput, { description: 'The earlier moment.' })
  from!: AtInput;

  @Field(() => AtInput, { description: 'The later moment: a later day, or more that was known, or both.' })
  to!: AtInput;

  @Field(() => [UnitKindEnum], { nullable: true, description: 'Only units of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(UNIT_KINDS.length)
  kinds?: UnitKind[] | null;
}

/** What differs in the register between two moments. */
@Resolver()
export class UnitChangesQuery {
  @Query(() => UnitChangeConnection, {
    nullable: true,
    description:
      'What differs between two moments in a scope: what came, what went, what is otherwise. Null when nobody bears the code at either moment.',
  })
  async unitChanges(
    @Args(() => UnitChangesArgs) args: UnitChangesArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<UnitChangeConnection | null> {
    const from = await ctx.settle(args.from);
    const to = await ctx.settle(args.to);
    const problem = orderProblem(from, to);
    if (problem !== null) throw badUserInput([{ path: 'from', message: problem }]);
    const scope = { code: args.scope, kinds: args.kinds ?? null };
    const compared = compareRegister(ctx.register, scope, from, to);
    if (compared === undefined) return null;
    const { before, after, differences, ...counts } = compared;
    const { edges, ...page } = pageOf(differences, keyOf, args);
    const shown = edges.map(({ cursor, node }) => ({ cursor, node: unitChangeOf(node, factOf(node, ctx.register, compared)) }));
    const shownScope = (unit: typeof before.scope, moment: Moment) => (unit === undefined ? null : unitOf(unit, moment));
    return {
      ...page,
      ...counts,
      counts: [...counts.counts],
      from,
      to,
      scopeBefore: shownScope(before.scope, from),
      scopeAfter: shownScope(after.scope, to),
      edges: shown,
      nodes: shown.map(({ node }) => node),
    };
  }
}

function keyOf({ unit, change, attribute }: Difference): string {
  return [unit.id, change, ...(attribute === null ? [] : [attribute])].join(' ');
}

/** What a change of units leads to. */
@Resolver(() => UnitChangeType)
export class UnitChangeLinks {
  @FieldResolver(() => [LineageLinkType], {
    description: 'For what was ESTABLISHED, or is known since to have been: the units that it came from.',
  })
  predecessors(@Root() { change, unit }: UnitChangeType, @Ctx() ctx: RequestContext): Promise<LineageLinkType[]> {
    const isFormed = change === 'ESTABLISHED' || change === 'REGISTERED_LATER';
    return linkedUnits(isFormed ? unit.state.predecessors : [], unit.moment, ctx);
  }

  @FieldResolver(() => [LineageLinkType], { description: 'For what ENDED: the units that its territory went to.' })
  successors(@Root() { change, unit }: UnitChangeType, @Ctx() ctx: RequestContext): Promise<LineageLinkType[]> {
    return linkedUnits(change === 'ENDED' ? unit.state.successors : [], unit.moment, ctx);
  }
}
