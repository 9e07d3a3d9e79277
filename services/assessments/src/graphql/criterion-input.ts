import type { Comparator } from '@ntm-ledger/events';
import { ArrayMaxSize, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { CommuneGroup, Region } from '@ntm-ledger/scoring';
import { CommuneGroupEnum, ComparatorEnum, RegionEnum } from './threshold-enums.js';

@InputType('ThresholdInput', { description: 'What a value must come to; what is left out does not matter.' })
export class ThresholdInput {
  @Field(() => String, { description: 'A decimal number, `52,5` or `52.5`.' })
  @MaxLength(50)
  value!: string;

  @Field(() => RegionEnum, { nullable: true })
  region?: Region | null;

  @Field(() => Int, { nullable: true, description: 'The year that the value is of.' })
  @IsOptional()
  @Min(2000)
  @Max(2100)
  year?: number | null;

  @Field(() => CommuneGroupEnum, { nullable: true })
  communeGroup?: CommuneGroup | null;
}

@InputType('IndicatorInput')
export class IndicatorInput {
  @Field(() => String, { description: 'e.g. `2.1`' })
  @Length(1, 20)
  code!: string;

  @Field(() => String)
  @Length(1, 1000)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The unit of measure, e.g. `percent`.' })
  @IsOptional()
  @Length(1, 100)
  unit?: string | null;

  @Field(() => ComparatorEnum, { nullable: true, description: 'Leave it out where it is not known how values are compared.' })
  comparator?: Comparator | null;

  @Field(() => [ThresholdInput], { nullable: true, description: 'The thresholds in numbers, as far as they are known.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  thresholds?: ThresholdInput[] | null;

  @Field(() => String, { nullable: true, description: 'The threshold, or the rule in words, as the source prints it.' })
  @IsOptional()
  @MaxLength(2000)
  threshold?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether name and threshold were both read in the source.' })
  sourced!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the name was read in the source; left out: as `sourced` says.' })
  textSourced?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the threshold was read in the source; left out: as `sourced` says.',
  })
  thresholdsSourced?: boolean | null;
}

@InputType('CriterionInput')
export class CriterionInput {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  @Length(1, 1000)
  name!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the name was read in the source.' })
  sourced!: boolean;

  @Field(() => [IndicatorInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  indicators!: IndicatorInput[];
}

@InputType('CriteriaSetBandInput', { description: 'A range of criteria met, both ends inclusive.' })
export class CriteriaSetBandInput {
  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;
}
