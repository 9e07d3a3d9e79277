import type { Level, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES } from '@ntm-ledger/events';
import { connectionOf, LevelEnum } from '@ntm-ledger/service-host';
import { IsIn, IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { CommuneLevels } from '../projections/commune-levels.js';

/** A page may hold the whole country: its rows are small, and whoever wants the list wants all of it. */
export const MAX_COMMUNES = 15_000;

@ArgsType()
export class CommuneLevelsArgs {
  @Field(() => Int, { description: `At most ${String(MAX_COMMUNES)}, which is the whole country.` })
  @Min(0)
  @Max(MAX_COMMUNES)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => LevelEnum, { nullable: true, description: 'Only communes that hold a title of this level.' })
  level?: Level | null;

  @Field(() => String, { nullable: true, description: 'Only communes of this type, e.g. `xã`.' })
  @IsOptional()
  @IsIn(ALL_UNIT_TYPES, { message: `expected one of: ${ALL_UNIT_TYPES.join(', ')}` })
  type?: UnitType | null;
}

@ObjectType('CommuneLevels', { description: 'A commune-level unit and every level that it holds.' })
export class CommuneLevelsType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  type!: string;

  @Field(() => [LevelEnum], { description: 'Lowest first; none where it holds no title.' })
  levels!: readonly Level[];
}

export const CommuneLevelsConnection = connectionOf('CommuneLevels', () => CommuneLevelsType);

/** A row of the list as clients see it. */
export function viewCommuneLevels({ unit: { id, code, name, type }, levels }: CommuneLevels): CommuneLevelsType {
  return { id, code, name, type, levels };
}
