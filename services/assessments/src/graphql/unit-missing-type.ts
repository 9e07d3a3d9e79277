import { PageInfoType } from '@ntm-ledger/service-host';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { CountedCard } from '@ntm-ledger/scoring';

@ArgsType()
export class UnitsMissingArgs {
  @Field(() => ID)
  criteriaSet!: string;

  @Field(() => Int, { description: 'The number of the criterion.' })
  criterion!: number;

  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType('UnitMissingCriterion', { description: 'A unit that is known not to meet a criterion, and its whole score.' })
export class UnitMissingCriterion {
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

@ObjectType('UnitMissingCriterionEdge')
export class UnitMissingCriterionEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => UnitMissingCriterion)
  node!: UnitMissingCriterion;
}

@ObjectType('UnitMissingCriterionConnection')
export class UnitMissingCriterionConnection {
  @Field(() => [UnitMissingCriterion])
  nodes!: UnitMissingCriterion[];

  @Field(() => [UnitMissingCriterionEdge])
  edges!: readonly UnitMissingCriterionEdge[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int)
  totalCount!: number;
}

/** A unit among those that miss a criterion, as clients see it. */
export function unitMissingCriterion({ unit, card }: CountedCard): UnitMissingCriterion {
  return { id: unit.id, code: unit.code, name: unit.name, met: card.met, size: card.size };
}
