import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RecognitionContext } from '../context.js';
import { Unit } from '../unit.js';
import { ClaimType, viewClaim } from './claim-type.js';

/** What documents state of a unit, at the moment of its key. */
@Resolver(() => Unit)
export class UnitClaimFields {
  @FieldResolver(() => [ClaimType], {
    nullable: true,
    description: 'The totals that documents state of the unit as of a day by the moment’s, the earliest first.',
  })
  async claims(@Root() unit: Unit, @Ctx() ctx: RecognitionContext): Promise<ClaimType[]> {
    await ctx.reach(unit.moment);
    return ctx.model.claims.claimsOf(unit.id, unit.moment).map((claim) => viewClaim(claim, ctx.model, unit.moment));
  }
}
