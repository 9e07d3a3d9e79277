import type { Counting, Level, Measure, TargetSide, UnitKind } from '@ntm-ledger/events';
import { DatePrecisionEnum, DateScalar, LevelEnum, MeasureEnum, UnitKindEnum, UnitRefInput } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CountingEnum, TargetSideEnum } from './plan-enums.js';
import { UnitClassInput } from './unit-class-input.js';

@InputType('TitleTargetInput', { description: 'A named unit is to be recognised for the plan’s year.' })
export class TitleTargetInput {
  @Field(() => UnitRefInput)
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => LevelEnum)
  level!: Level;
}

@InputType('TitleTotalTargetInput', {
  description: 'So many units of a kind in the scope are to hold a level (IN_ALL), or to come to it (MORE).',
})
export class TitleTotalTargetInput {
  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => UnitKindEnum, { defaultValue: 'COMMUNE', description: 'What is counted.' })
  unitKind: UnitKind = 'COMMUNE';

  @Field(() => CountingEnum)
  counting!: Counting;

  @Field(() => Int)
  value!: number;

  @Field(() => UnitClassInput, { nullable: true, description: 'Only these are counted.' })
  @IsOptional()
  @ValidateNested()
  among?: UnitClassInput | null;

  @Field(() => UnitClassInput, { nullable: true, description: 'The number is meant for each of these by itself.' })
  @IsOptional()
  @ValidateNested()
  each?: UnitClassInput | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it is looked at who belongs to a class. Default: the adoption, or the day before the year.',
  })
  baselineOn?: IsoDate | null;
}

@InputType('AverageMetTargetInput', { description: 'The criteria met are to average so many: “13,25 tiêu chí NTM/xã”.' })
export class AverageMetTargetInput {
  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => UnitKindEnum, { defaultValue: 'COMMUNE' })
  unitKind: UnitKind = 'COMMUNE';

  @Field(() => ID, {
    nullable: true,
    description: 'Left out where the document names none; it then cannot be held against scorecards.',
  })
  @IsOptional()
  @Length(1, 100)
  criteriaSet?: string | null;

  @Field(() => String, { description: 'A decimal number, `13,25` or `13.25`.' })
  @Length(1, 50)
  value!: string;

  @Field(() => Int, { nullable: true, description: 'Over how many units.' })
  baseUnits?: number | null;

  @Field(() => UnitClassInput, { nullable: true, description: 'Only over these.' })
  @IsOptional()
  @ValidateNested()
  among?: UnitClassInput | null;

  @Field(() => DateScalar, { nullable: true })
  baselineOn?: IsoDate | null;
}

@InputType('CriteriaMetTargetInput', {
  description:
    'A unit, or each unit of a class, is to meet so many criteria of a set (IN_ALL), or so many more than on the baseline day (MORE).',
})
export class CriteriaMetTargetInput {
  @Field(() => UnitRefInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  unit?: UnitRefInput | null;

  @Field(() => UnitClassInput, { nullable: true, description: 'In place of `unit`: a rule for each of these.' })
  @IsOptional()
  @ValidateNested()
  each?: UnitClassInput | null;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @Length(1, 100)
  criteriaSet?: string | null;

  @Field(() => CountingEnum, { defaultValue: 'IN_ALL' })
  counting: Counting = 'IN_ALL';

  @Field(() => Int)
  value!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of indicators that the document gives beside: “9 tiêu chí với 36 chỉ tiêu”.',
  })
  indicators?: number | null;

  @Field(() => DateScalar, { nullable: true })
  baselineOn?: IsoDate | null;
}

@InputType('IndicatorTargetInput', { description: 'A measure of a unit is to reach a value in the plan’s year.' })
export class IndicatorTargetInput {
  @Field(() => UnitRefInput)
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => MeasureEnum)
  measure!: Measure;

  @Field(() => Int, { nullable: true, description: 'Of OCOP products: only those with as many stars or more.' })
  stars?: number | null;

  @Field(() => TargetSideEnum, { defaultValue: 'AT_LEAST' })
  side: TargetSide = 'AT_LEAST';

  @Field(() => String, { description: 'A decimal number, `2,5` or `2.5`.' })
  @Length(1, 50)
  value!: string;
}

@InputType('TaskTargetInput', { description: 'Work that somebody is to do: đầu việc, phân công, lộ trình, nguồn lực.' })
export class TaskTargetInput {
  @Field(() => String)
  @Length(1, 1000)
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The body that is to do it, as a document names it. Never a person’s name.',
  })
  @IsOptional()
  @Length(1, 300)
  owner?: string | null;

  @Field(() => DateScalar, { nullable: true })
  due?: IsoDate | null;

  @Field(() => DatePrecisionEnum, { defaultValue: 'DAY', description: 'How well the document fixes `due`.' })
  duePrecision: DatePrecision = 'DAY';

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 1000)
  resources?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The target that it serves: its `ref` in this input, or the id of one that the plan has.',
  })
  @IsOptional()
  @Length(1, 100)
  under?: string | null;
}

@InputType('PlanTargetInput', { description: 'One target: exactly one of its kinds.' })
export class PlanTargetInput {
  @Field(() => String, { nullable: true, description: 'A name for the target within this input, for tasks under it.' })
  @IsOptional()
  @Length(1, 100)
  ref?: string | null;

  @Field(() => String, { nullable: true, description: 'The words of the document, where they say more than the target can.' })
  @IsOptional()
  @MaxLength(1000)
  printed?: string | null;

  @Field(() => TitleTargetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  title?: TitleTargetInput | null;

  @Field(() => TitleTotalTargetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  titleTotal?: TitleTotalTargetInput | null;

  @Field(() => AverageMetTargetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  averageMet?: AverageMetTargetInput | null;

  @Field(() => CriteriaMetTargetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  criteriaMet?: CriteriaMetTargetInput | null;

  @Field(() => IndicatorTargetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  indicator?: IndicatorTargetInput | null;

  @Field(() => TaskTargetInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  task?: TaskTargetInput | null;
}

@InputType('PlanTargetChangeInput', { description: 'A target that takes the place of another of its kind, as a whole.' })
export class PlanTargetChangeInput extends PlanTargetInput {
  @Field(() => ID, { description: 'The id of the target whose place it takes.' })
  @Length(1, 100)
  target!: string;
}
