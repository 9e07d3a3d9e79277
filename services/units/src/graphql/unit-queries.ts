import type { UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, UNIT_KINDS } from '@ntm-ledger/events';
import type { RequestContext } from '@ntm-ledger/service-host';
import { AtInput, badUserInput, MAX_PAGE, pageOf, UnitKindEnum } from '@ntm-ledger/service-host';
import { ArrayMaxSize, IsIn, IsOptional, Length, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import type { UnitsModel } from '../projections/units-model.js';
import { Unit, UnitSearchConnection, UnitSearchEdge, unitOf } from './unit.js';

@ArgsType()
class UnitArgs {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The official code that the unit bears at the moment asked; `VN` is the country.',
  })
  @ValidateIf((args: UnitArgs) => args.code !== null && args.code !== undefined)
  @MaxLength(5)
  code?: string | null;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;
}

@ArgsType()
class SearchArgs {
  @Field(() => String, {
    description:
      'A name or the beginning of one, perhaps with a type before it and units above behind it (`xã Chi Lăng, Lạng Sơn`), or an official code.',
  })
  @Length(1, 200)
  text!: string;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only units within the one that bears this official code at the moment, itself among them.',
  })
  @IsOptional()
  @Length(1, 5)
  under?: string | null;

  @Field(() => [UnitKindEnum], { nullable: true, description: 'Only units of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(UNIT_KINDS.length)
  kinds?: UnitKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only units that are of this type at the moment, e.g. `xã`. A type that stands in the text leaves no unit out: it only puts those first that are of it.',
  })
  @IsOptional()
  @IsIn(ALL_UNIT_TYPES, { message: `expected one of: ${ALL_UNIT_TYPES.join(', ')}` })
  type?: UnitType | null;

  @Field(() => Boolean, { defaultValue: true, description: 'With false, only units that have not ended at the moment.' })
  includeEnded!: boolean;

  @Field(() => Int, { defaultValue: 20 })
  @Min(0)
  @Max(MAX_PAGE)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Finding units: by id, by the code of a moment, by name. */
@Resolver()
export class UnitQueries {
  @Query(() => Unit, {
    nullable: true,
    description:
      'A unit by its id (ended ones too), or the living unit that bears a code; null when there is none at the moment.',
  })
  async unit(@Args(() => UnitArgs) args: UnitArgs, @Ctx() ctx: RequestContext): Promise<Unit | null> {
    const { id, code } = args;
    const byId = id !== null && id !== undefined;
    if (byId === (code !== null && code !== undefined))
      throw badUserInput([{ path: 'code', message: 'give either an id or a code' }]);
    const moment = await ctx.settle(args.at);
    const state = byId ? ctx.register.unitAt(id, moment) : ctx.register.bearerOf(code ?? '', moment);
    return state === undefined ? null : unitOf(state, moment);
  }

  @Query(() => UnitSearchConnection, {
    nullable: true,
    description:
      'Units by a name that they bear or bore, or by code. Case, tone marks and where they stand, đ/d, i/y, c/k, spaces, type words and small misprints do not matter. The likeliest first; ended units after living ones that fit as well.',
  })
  async searchUnits(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() ctx: RequestContext<UnitsModel>,
  ): Promise<UnitSearchConnection> {
    const moment = await ctx.settle(args.at);
    const page = pageOf(ctx.model.names.search(args.text, moment, args), ({ unit }) => unit.id, args);
    const edges = page.edges.map(({ cursor, node }) =>
      Object.assign(new UnitSearchEdge(), { cursor, matchedName: node.matchedName, node: unitOf(node.unit, moment) }),
    );
    return { ...page, edges };
  }
}
