import type { UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, UNIT_KINDS } from '@ntm-ledger/events';
import { MAX_PAGE, UnitKindEnum } from '@ntm-ledger/service-host';
import { ArrayMaxSize, IsIn, IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import type { UnitFilter } from '../domain/unit-filter.js';

const oneOf = (names: readonly string[]): { message: string } => ({ message: `expected one of: ${names.join(', ')}` });

/** Which page of a list is asked for. */
@ArgsType()
export abstract class PageArgs {
  @Field(() => Int, { defaultValue: 100, description: `At most so many, ${String(MAX_PAGE)} in any case.` })
  @Min(0)
  @Max(MAX_PAGE)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;
}

/** Which of the units directly below a unit are asked for. */
@ArgsType()
export class UnitListArgs extends PageArgs {
  // A text and no enum, since clients send it as a text since before there were others.
  @Field(() => String, { nullable: true, description: `Only units of this kind: ${UNIT_KINDS.join(', ')}.` })
  @IsOptional()
  @IsIn(UNIT_KINDS, oneOf(UNIT_KINDS))
  kind?: UnitKind | null;

  @Field(() => String, { nullable: true, description: 'Only units of this type, e.g. `xã`.' })
  @IsOptional()
  @IsIn(ALL_UNIT_TYPES, oneOf(ALL_UNIT_TYPES))
  type?: UnitType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only communes that are counted in the programme; with false, only units that are not.',
  })
  inProgramme?: boolean | null;
}

/** Which of all units below a unit are asked for. */
@ArgsType()
export class DescendantsArgs extends PageArgs {
  @Field(() => [UnitKindEnum], { nullable: true, description: 'Only units of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(UNIT_KINDS.length)
  kinds?: UnitKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only units of these types, e.g. `xã`.' })
  @IsOptional()
  @ArrayMaxSize(ALL_UNIT_TYPES.length)
  @IsIn(ALL_UNIT_TYPES, { each: true, ...oneOf(ALL_UNIT_TYPES) })
  types?: UnitType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only communes that are counted in the programme; with false, only units that are not.',
  })
  inProgramme?: boolean | null;
}

/** What the arguments of a list of children ask for. */
export function childrenAskedFor({ kind, type, inProgramme }: UnitListArgs): UnitFilter {
  return { kinds: oneOrAny(kind), types: oneOrAny(type), inProgramme: inProgramme ?? null };
}

/** What the arguments of a list of descendants ask for. */
export function descendantsAskedFor({ kinds, types, inProgramme }: DescendantsArgs): UnitFilter {
  return { kinds: kinds ?? null, types: types ?? null, inProgramme: inProgramme ?? null };
}

function oneOrAny<T>(value: T | null | undefined): readonly T[] | null {
  return value === null || value === undefined ? null : [value];
}
