import type { Position } from '@ntm-ledger/event-store';
import type { Warning } from '@ntm-ledger/events';
import { DatedRecordingInput, PositionScalar, WarningType } from '@ntm-ledger/service-host';
import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CriteriaSetType } from './criteria-set-type.js';
import { CriteriaSetBandInput, CriterionInput } from './criterion-input.js';

@InputType('AmendCriteriaSetInput', {
  description:
    'An act changes a set within its time, from `effectiveOn` on; `basis` is that act. What is left out stays as it was. ' +
    'On the day of the set’s own publication it completes what was recorded of it.',
})
export class AmendCriteriaSetInput extends DatedRecordingInput {
  @Field(() => ID, { description: 'The set that is changed, e.g. `xa-ntm-2009`.' })
  @Length(1, 80)
  criteriaSet!: string;

  @Field(() => [CriterionInput], {
    defaultValue: [],
    description: 'Each takes the place of the criterion of its number, as a whole.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  criteria!: CriterionInput[];

  @Field(() => Int, { nullable: true })
  size?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the number of criteria was read in the source.' })
  sizeSourced!: boolean;

  @Field(() => Int, { nullable: true })
  indicatorsTotal?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the number of indicators was read in the source.' })
  indicatorsTotalSourced!: boolean;

  @Field(() => String, { nullable: true, description: 'The annex of the act that holds the set.' })
  @IsOptional()
  @Length(1, 200)
  annex?: string | null;

  @Field(() => [CriteriaSetBandInput], { nullable: true, description: 'From all criteria down to none; `[]`: by fives again.' })
  @IsOptional()
  @ArrayMaxSize(101)
  @ValidateNested({ each: true })
  bands?: CriteriaSetBandInput[] | null;

  @Field(() => [Int], { nullable: true, description: 'Numbers of the criteria that weigh more when a title is to be revoked.' })
  @IsOptional()
  @ArrayMaxSize(100)
  critical?: number[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the critical criteria were read in the source.' })
  criticalSourced!: boolean;
}

@ObjectType('AmendCriteriaSetPayload')
export class AmendCriteriaSetPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => CriteriaSetType, { description: 'The set with its amendment.' })
  criteriaSet!: CriteriaSetType;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];
}
