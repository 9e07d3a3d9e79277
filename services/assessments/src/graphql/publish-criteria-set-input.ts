import type { Level, UnitKind } from '@ntm-ledger/events';
import { DatedRecordingInput, DateScalar, LevelEnum, PositionScalar, UnitKindEnum, WarningType } from '@ntm-ledger/service-host';
import type { Warning } from '@ntm-ledger/events';
import type { Position } from '@ntm-ledger/event-store';
import type { IsoDate } from '@ntm-ledger/temporal';
import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CriteriaSetType } from './criteria-set-type.js';
import { CriteriaSetBandInput, CriterionInput } from './criterion-input.js';

@InputType('PublishCriteriaSetInput', {
  description:
    'A national set, or a province’s own. `effectiveOn` is the day of the act; when the set is in force it says itself.',
})
export class PublishCriteriaSetInput extends DatedRecordingInput {
  @Field(() => ID, { description: 'Yours to choose, once and for ever, like `xa-ntm-2021`.' })
  @Length(3, 80)
  id!: string;

  @Field(() => String)
  @Length(1, 500)
  name!: string;

  @Field(() => UnitKindEnum)
  unitKind!: UnitKind;

  @Field(() => [String], { defaultValue: [], description: 'The types of units it is for (`xã`); empty: every type of the kind.' })
  @ArrayMaxSize(20)
  unitTypes!: string[];

  @Field(() => LevelEnum, { nullable: true })
  level?: Level | null;

  @Field(() => String, { nullable: true, description: 'The period that the act names, e.g. `2021-2025`.' })
  @IsOptional()
  @Length(1, 40)
  period?: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of criteria, also where not all are known by name.' })
  size?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the number of criteria was read in the source.' })
  sizeSourced!: boolean;

  // What follows was not asked for in the first version. It has no defaults: the same input must be the same request as it was then.
  @Field(() => String, { nullable: true, description: 'The annex of the act that holds the set: one act may publish several.' })
  @IsOptional()
  @Length(1, 200)
  annex?: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of indicators, also where not all are known.' })
  indicatorsTotal?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the number of indicators was read in the source.' })
  indicatorsTotalSourced?: boolean | null;

  @Field(() => [CriteriaSetBandInput], {
    nullable: true,
    description: 'The ranges that reports group units by, from all criteria down to none; left out: all, then by fives.',
  })
  @IsOptional()
  @ArrayMaxSize(101)
  @ValidateNested({ each: true })
  bands?: CriteriaSetBandInput[] | null;

  @Field(() => [Int], { nullable: true, description: 'Numbers of the criteria that weigh more when a title is to be revoked.' })
  @IsOptional()
  @ArrayMaxSize(100)
  critical?: number[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the critical criteria were read in the source.' })
  criticalSourced?: boolean | null;

  @Field(() => DateScalar, { nullable: true })
  effectiveFrom?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day in force.' })
  effectiveTo?: IsoDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'The official code, on `effectiveOn`, of the province whose own set it is.',
  })
  @IsOptional()
  @Length(2, 2)
  provinceCode?: string | null;

  @Field(() => [CriterionInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  criteria!: CriterionInput[];
}

@ObjectType('PublishCriteriaSetPayload')
export class PublishCriteriaSetPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => CriteriaSetType)
  criteriaSet!: CriteriaSetType;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];
}
