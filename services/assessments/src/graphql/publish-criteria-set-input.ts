import type { Level, UnitKind } from '@ntm-ledger/events';
import { DatedRecordingInput, DateScalar, LevelEnum, PositionScalar, UnitKindEnum, WarningType } from '@ntm-ledger/service-host';
import type { Warning } from '@ntm-ledger/events';
import type { Position } from '@ntm-ledger/event-store';
import type { IsoDate } from '@ntm-ledger/temporal';
import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CriteriaSetType } from './criteria-set-type.js';

@InputType('IndicatorInput')
export class IndicatorInput {
  @Field(() => String, { description: 'e.g. `2.1`' })
  @Length(1, 20)
  code!: string;

  @Field(() => String)
  @Length(1, 1000)
  name!: string;

  @Field(() => String, { nullable: true, description: 'As the source prints it.' })
  @IsOptional()
  @MaxLength(2000)
  threshold?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether name and threshold were both read in the source.' })
  sourced!: boolean;
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
