import type { Comparator, PublishedIndicator, Threshold } from '@ntm-ledger/events';
import { DecimalScalar, madeOnce } from '@ntm-ledger/service-host';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CommuneGroup, KnownCriterion, Region } from '@ntm-ledger/scoring';
import { isSourced, thresholdText } from '../domain/index.js';
import { CommuneGroupEnum, ComparatorEnum, RegionEnum } from './threshold-enums.js';

@ObjectType('Threshold', {
  description:
    'What a value must come to. What is null does not matter; the one that names most of what a unit is applies to it.',
})
export class ThresholdType implements Threshold {
  @Field(() => DecimalScalar)
  value!: string;

  @Field(() => RegionEnum, { nullable: true })
  region!: Region | null;

  @Field(() => Int, { nullable: true, description: 'The year that the value is of.' })
  year!: number | null;

  @Field(() => CommuneGroupEnum, { nullable: true })
  communeGroup!: CommuneGroup | null;
}

@ObjectType('Indicator', {
  description: 'A part of a criterion. What is not sourced must not be taken for law.',
})
export class IndicatorType {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The unit of measure, e.g. `percent`; null where it has none, or it is not known.',
  })
  unit!: string | null;

  @Field(() => ComparatorEnum, { nullable: true, description: 'Null where it is not known how values are compared.' })
  comparator!: Comparator | null;

  @Field(() => [ThresholdType], { description: 'Empty where the rule has no number, or its numbers are not known.' })
  thresholds!: readonly Threshold[];

  @Field(() => String, {
    nullable: true,
    description: 'As the source prints it; where it prints nothing, the thresholds in words.',
  })
  threshold!: string | null;

  @Field(() => Boolean, {
    description: 'Whether name and threshold were both seen in a source. Where not, they must not be taken for law.',
  })
  sourced!: boolean;

  @Field(() => Boolean, { description: 'Whether the text was seen in a source.' })
  textSourced!: boolean;

  @Field(() => Boolean, { description: 'Whether the thresholds were seen in a source.' })
  thresholdsSourced!: boolean;
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

/** A criterion as clients see it. */
export const criterionType = madeOnce(({ indicators, ...criterion }: KnownCriterion): CriterionType => ({
  ...criterion,
  indicators: indicators.map(indicatorType),
}));

function indicatorType(indicator: PublishedIndicator): IndicatorType {
  return { ...indicator, threshold: thresholdText(indicator), sourced: isSourced(indicator) };
}
