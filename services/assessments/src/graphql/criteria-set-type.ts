import type { Act, Level, SourceDocument, UnitKind } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import {
  ActType,
  DatePrecisionEnum,
  DateScalar,
  LevelEnum,
  PageInfoType,
  SourceType,
  UnitKindEnum,
} from '@ntm-ledger/service-host';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CriteriaSet } from '../domain/index.js';

@ObjectType('Indicator', { description: 'A part of a criterion, with its threshold as the source prints it.' })
export class IndicatorType {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  threshold!: string | null;

  @Field(() => Boolean, {
    description: 'Whether name and threshold were both seen in a source. Where not, they must not be taken for law.',
  })
  sourced!: boolean;
}

@ObjectType('Criterion')
export class CriterionType {
  @Field(() => Int)
  number!: number;

  @Field(() => String, { nullable: true, description: 'Null where no more than the number of criteria is known of the set.' })
  name!: string | null;

  @Field(() => Boolean, { description: 'Whether the name was seen in a source.' })
  sourced!: boolean;

  @Field(() => [IndicatorType])
  indicators!: readonly IndicatorType[];
}

@ObjectType('CriteriaSet', {
  description: 'A set of criteria for units of some types and one level, as an act or a document gives it.',
})
export class CriteriaSetType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => UnitKindEnum)
  unitKind!: UnitKind;

  @Field(() => [String], { description: 'The types of units it is for; empty: every type of the kind.' })
  unitTypes!: readonly string[];

  @Field(() => LevelEnum, { nullable: true, description: 'The level it leads to; null where it leads to none of the levels.' })
  level!: Level | null;

  @Field(() => String, { nullable: true, description: 'The period that the act names.' })
  period!: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of criteria; null where it is not known.' })
  size!: number | null;

  @Field(() => Boolean)
  sizeSourced!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'In force from; null where it is not known.' })
  effectiveFrom!: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day in force; null where it is open or not known.' })
  effectiveTo!: IsoDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the province whose own set it is, as of its publication; null for a national one.',
  })
  provinceCode!: string | null;

  @Field(() => DateScalar)
  publishedOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  publishedPrecision!: DatePrecision;

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;

  @Field(() => [CriterionType], { description: 'The criteria that are known by name, in order of their numbers.' })
  criteria!: readonly CriterionType[];
}

@ObjectType('CriteriaSetEdge')
export class CriteriaSetEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => CriteriaSetType)
  node!: CriteriaSetType;
}

@ObjectType('CriteriaSetConnection')
export class CriteriaSetConnection {
  @Field(() => [CriteriaSetType])
  nodes!: CriteriaSetType[];

  @Field(() => [CriteriaSetEdge])
  edges!: readonly CriteriaSetEdge[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int)
  totalCount!: number;
}

/** A set as clients see it. */
export function criteriaSetType(set: CriteriaSet): CriteriaSetType {
  const { published, position: _position, effectiveOn: _day, provinceId: _province, ...facts } = set;
  return { ...facts, publishedOn: published.on, publishedPrecision: published.precision };
}
