import type { Act, Level, ScoreBand, SourceDocument, UnitKind } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import {
  ActType,
  connectionOf,
  DatePrecisionEnum,
  DateScalar,
  LevelEnum,
  madeOnce,
  SourceType,
  UnitKindEnum,
} from '@ntm-ledger/service-host';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { amendmentType, CriteriaSetAmendmentType, CriteriaSetEndType, endType } from './criteria-set-changes-type.js';
import { CriterionType, criterionType } from './criterion-type.js';

@ObjectType('CriteriaSetBand', { description: 'A range of criteria met, both ends inclusive.' })
export class CriteriaSetBandType implements ScoreBand {
  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;
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

  @Field(() => String, { nullable: true, description: 'The annex of the act that holds the set.' })
  annex!: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of criteria; null where it is not known.' })
  size!: number | null;

  @Field(() => Boolean)
  sizeSourced!: boolean;

  @Field(() => Int, { nullable: true, description: 'The number of indicators, also where not all are known.' })
  indicatorsTotal!: number | null;

  @Field(() => Boolean)
  indicatorsTotalSourced!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'In force from; null where it is not known.' })
  effectiveFrom!: IsoDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day in force, by the set itself or by the act that ended it; null where it is open or not known.',
  })
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

  @Field(() => [CriteriaSetBandType], {
    description: 'The ranges that its reports group units by, the highest first; empty: all criteria, then by fives.',
  })
  bands!: readonly ScoreBand[];

  @Field(() => [Int], { description: 'Numbers of the criteria that weigh more when a title is to be revoked.' })
  critical!: readonly number[];

  @Field(() => Boolean, { description: 'Whether the critical criteria were seen in a source.' })
  criticalSourced!: boolean;

  @Field(() => [CriteriaSetAmendmentType], { description: 'What changed it by this moment, in the order of coming into force.' })
  amendments!: readonly CriteriaSetAmendmentType[];

  @Field(() => CriteriaSetEndType, { nullable: true, description: 'The act that ended it; null where none did by this moment.' })
  ended!: CriteriaSetEndType | null;

  @Field(() => [CriterionType], { description: 'The criteria that are known by name, in order of their numbers.' })
  criteria!: readonly CriterionType[];
}

export const CriteriaSetConnection = connectionOf('CriteriaSet', () => CriteriaSetType);

/** A set as clients see it. */
export const criteriaSetType = madeOnce((set: CriteriaSet): CriteriaSetType => {
  const { published, position: _position, effectiveOn: _day, provinceId: _province, publisherId: _publisher, ...facts } = set;
  return {
    ...facts,
    publishedOn: published.on,
    publishedPrecision: published.precision,
    amendments: set.amendments.map(amendmentType),
    criteria: set.criteria.map(criterionType),
    ended: set.ended === null ? null : endType(set.ended),
  };
});
