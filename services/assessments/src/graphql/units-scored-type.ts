import type { CountedPage, CountedUnit } from '@ntm-ledger/scoring';
import type { Page } from '@ntm-ledger/service-host';
import { connectionOf, pageAround } from '@ntm-ledger/service-host';
import { Max, Min } from 'class-validator';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';

@ArgsType()
class ScoredPageArgs {
  @Field(() => ID)
  criteriaSet!: string;

  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ArgsType()
export class UnitsMissingArgs extends ScoredPageArgs {
  @Field(() => Int, { description: 'The number of the criterion.' })
  criterion!: number;
}

@ArgsType()
export class UnitsScoredArgs extends ScoredPageArgs {
  @Field(() => Int, { nullable: true, description: 'Only units that meet at least so many criteria.' })
  @Min(0)
  @Max(100)
  metFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only units that meet at most so many criteria.' })
  @Min(0)
  @Max(100)
  metTo?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only units of which the outcome of some criterion is not known; or, if false, of which every one is.',
  })
  incomplete?: boolean | null;
}

@ObjectType('UnitScored', { description: 'A unit whose score counts for a criteria set, and that score.' })
export class UnitScored {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  met!: number;

  @Field(() => Int)
  size!: number;
}

export const UnitScoredConnection = connectionOf('UnitScored', () => UnitScored);

/** A page of units as clients see it. @throws GraphQLError BAD_USER_INPUT when its cursor is none of the list */
export function unitsScoredPage(
  page: CountedPage | null,
  args: { readonly first: number; readonly after?: string | null },
): Page<UnitScored> {
  const shown = page === null ? null : { ...page, items: page.items.map(unitScored) };
  return pageAround(shown, ({ id }) => id, args);
}

function unitScored({ unit, met, size }: CountedUnit): UnitScored {
  return { id: unit.id, code: unit.code, name: unit.name, met, size };
}
