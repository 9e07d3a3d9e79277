import type { Level } from '@ntm-ledger/events';
import { LevelEnum } from '@ntm-ledger/service-host';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { viewReadiness } from '../projections/readiness-view.js';
import type { RecognitionContext } from './context.js';
import { ReadinessType } from './readiness-type.js';
import { Unit } from './unit.js';

/** Whether a unit could be recognised. */
@Resolver(() => Unit)
export class UnitReadiness {
  @FieldResolver(() => ReadinessType, {
    nullable: true,
    description: 'How the unit stands on what is asked for a level on the day, condition by condition.',
  })
  async readiness(
    @Root() { id, moment }: Unit,
    @Arg('level', () => LevelEnum) level: Level,
    @Ctx() ctx: RecognitionContext,
  ): Promise<ReadinessType | null> {
    await ctx.reach(moment);
    const unit = ctx.register.unitAt(id, moment);
    return unit === undefined ? null : viewReadiness(ctx.model, ctx.register, unit, level, moment);
  }
}
