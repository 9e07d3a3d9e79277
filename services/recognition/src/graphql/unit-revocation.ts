import { LevelEnum } from '@ntm-ledger/service-host';
import type { Level } from '@ntm-ledger/events';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { viewRevocation } from '../projections/revocation-view.js';
import type { RecognitionContext } from './context.js';
import { RevocationTestType, revocationTestType } from './revocation-type.js';
import { Unit } from './unit.js';

/** The revocation test of a unit. */
@Resolver(() => Unit)
export class UnitRevocation {
  @FieldResolver(() => RevocationTestType, {
    nullable: true,
    description: 'Whether what is known of the unit would have its title of a level revoked. It changes no title.',
  })
  async revocationTest(
    @Root() { id, moment }: Unit,
    @Arg('level', () => LevelEnum) level: Level,
    @Ctx() ctx: RecognitionContext,
  ): Promise<RevocationTestType | null> {
    await ctx.reach(moment);
    const unit = ctx.register.unitAt(id, moment);
    return unit === undefined ? null : revocationTestType(viewRevocation(ctx.model, ctx.register, unit, level, moment));
  }
}
