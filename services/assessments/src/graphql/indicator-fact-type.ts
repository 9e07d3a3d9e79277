import type { Measure, SourceDocument, Statement, Warning } from '@ntm-ledger/events';
import type { Position } from '@ntm-ledger/event-store';
import {
  DatedRecordingInput,
  DatePrecisionEnum,
  DateScalar,
  DecimalScalar,
  MeasureEnum,
  PositionScalar,
  SourceType,
  UnitRefInput,
  WarningType,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { IndicatorFact, MeasureUnit } from '@ntm-ledger/scoring';
import { UNIT_OF_MEASURE } from '@ntm-ledger/scoring';
import { MeasureUnitEnum, StatementEnum } from './enums.js';

@ArgsType()
export class IndicatorFactsArgs {
  @Field(() => MeasureEnum, { nullable: true, description: 'By default every measure.' })
  measure?: Measure | null;
}

@ObjectType('IndicatorFact', {
  description: 'A figure that a document states of a unit, beside all criteria. A district’s average is no commune’s value.',
})
export class IndicatorFactType {
  @Field(() => MeasureEnum)
  measure!: Measure;

  @Field(() => DecimalScalar)
  value!: string;

  @Field(() => MeasureUnitEnum)
  countedIn!: MeasureUnit;

  @Field(() => Int, { nullable: true, description: 'The year that the figure is of; null where the document does not say.' })
  year!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of OCOP products: how many stars those have that are counted; null: all.' })
  stars!: number | null;

  @Field(() => StatementEnum)
  statement!: Statement;

  @Field(() => DateScalar)
  asOf!: IsoDate;

  @Field(() => DatePrecisionEnum)
  asOfPrecision!: DatePrecision;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

@InputType('RecordIndicatorInput', {
  description: 'A figure as a document states it, as of `effectiveOn`: “thu nhập bình quân đầu người 52 triệu đồng/năm”.',
})
export class RecordIndicatorInput extends DatedRecordingInput {
  @Field(() => UnitRefInput)
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => MeasureEnum)
  measure!: Measure;

  @Field(() => String, {
    description:
      'A decimal number, `2,95` or `2.95`: million VND a head and year, percent (0 to 100), or a whole number of products.',
  })
  @Length(1, 50)
  value!: string;

  @Field(() => Int, { nullable: true, description: 'The year that the figure is of.' })
  year?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of OCOP products alone: how many stars those have that are counted.' })
  stars?: number | null;

  @Field(() => StatementEnum, {
    nullable: true,
    description: 'What is (ACTUAL, where nothing is said), is thought, or is meant to be.',
  })
  statement?: Statement | null;
}

@ObjectType('RecordIndicatorPayload')
export class RecordIndicatorPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => IndicatorFactType)
  indicatorFact!: IndicatorFactType;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];
}

/** A stated figure as clients see it. */
export function indicatorFactType({
  effectiveOn,
  precision,
  measure,
  value,
  year,
  stars,
  statement,
  source,
}: IndicatorFact): IndicatorFactType {
  const countedIn = UNIT_OF_MEASURE[measure];
  return { measure, value, countedIn, year, stars, statement, asOf: effectiveOn, asOfPrecision: precision, source };
}
