import type { Level, UnitKind } from '@ntm-ledger/events';
import { AtInput, LevelEnum, UnitKindEnum } from '@ntm-ledger/service-host';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { appliesOn, PROCEDURES } from '../domain/procedures/index.js';
import { CaseType, viewCase } from './case-type.js';
import type { RecognitionContext } from './context.js';
import { ProcedureType } from './procedure-type.js';

@ArgsType()
class CaseArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;
}

@ArgsType()
class ProceduresArgs {
  @Field(() => UnitKindEnum, { nullable: true })
  unitKind?: UnitKind | null;

  @Field(() => LevelEnum, { nullable: true })
  level?: Level | null;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;
}

/** Cases by their id, and the procedures that there are for them. */
@Resolver()
export class CaseQuery {
  @Query(() => CaseType, {
    nullable: true,
    description: 'A case at the moment; null before it was opened, and once its opening is withdrawn.',
  })
  async case(@Args(() => CaseArgs) { id, at }: CaseArgs, @Ctx() ctx: RecognitionContext): Promise<CaseType | null> {
    const moment = await ctx.settle(at);
    const file = ctx.model.cases.caseAt(id, moment);
    return file === undefined ? null : viewCase(ctx.model, file, moment);
  }

  @Query(() => [ProcedureType], {
    nullable: true,
    description:
      'The procedures that apply on the day: what a case is opened under. They are the program’s data, so `knownAt` changes nothing.',
  })
  async procedures(
    @Args(() => ProceduresArgs) { unitKind, level, at }: ProceduresArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<readonly ProcedureType[]> {
    const { effectiveOn } = await ctx.settle(at);
    return PROCEDURES.filter(
      (procedure) =>
        appliesOn(procedure, effectiveOn) &&
        (unitKind === undefined || unitKind === null || procedure.unitKind === unitKind) &&
        (level === undefined || level === null || procedure.levels.includes(level)),
    );
  }
}
