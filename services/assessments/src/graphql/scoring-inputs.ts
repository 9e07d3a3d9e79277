import type { Outcome, Round, Statement, Warning } from '@ntm-ledger/events';
import type { Position } from '@ntm-ledger/event-store';
import { DatedRecordingInput, PositionScalar, UnitRefInput, WarningType } from '@ntm-ledger/service-host';
import { ArrayMaxSize, IsOptional, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AssessmentRoundType } from './assessment-round-type.js';
import { OutcomeEnum, RoundEnum, StatementEnum } from './enums.js';
import { ScorecardType } from './scorecard-type.js';

@InputType('AssessedIndicatorInput', { description: 'Give a value, an outcome, or both.' })
export class AssessedIndicatorInput {
  @Field(() => String, { description: 'e.g. `10.1`' })
  @Length(1, 20)
  code!: string;

  @Field(() => String, { nullable: true, description: 'A decimal number, `52,5` or `52.5`.' })
  @IsOptional()
  @MaxLength(50)
  value?: string | null;

  @Field(() => OutcomeEnum, { nullable: true })
  outcome?: Outcome | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The year that the value is of, whose threshold it is held against; left out: that of `effectiveOn`.',
  })
  year?: number | null;
}

@InputType('EvidenceInput', { description: 'A document that shows something. It stays outside the log; its digest fixes it.' })
export class EvidenceInput {
  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, hexadecimal.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'expected 64 lower-case hexadecimal digits (SHA-256)' })
  digest?: string | null;

  @Field(() => String, { description: 'Where it is to be found: a number, a file, an address.' })
  @Length(1, 500)
  reference!: string;
}

@InputType('AssessedCriterionInput')
export class AssessedCriterionInput {
  @Field(() => Int)
  number!: number;

  @Field(() => OutcomeEnum)
  outcome!: Outcome;

  @Field(() => [AssessedIndicatorInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  indicators!: AssessedIndicatorInput[];

  @Field(() => [EvidenceInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  evidence?: EvidenceInput[] | null;
}

/** What both ways of scoring have: a unit, a set, and the day as of which the score holds. */
@InputType()
export abstract class ScoringInput extends DatedRecordingInput {
  @Field(() => UnitRefInput)
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => ID, { description: 'The set the unit was measured against, e.g. `xa-ntm-2021`.' })
  @Length(1, 80)
  criteriaSet!: string;

  @Field(() => StatementEnum, {
    nullable: true,
    description: 'What is (ACTUAL, where nothing is said), is thought, or is meant to be.',
  })
  statement?: Statement | null;
}

@InputType('RecordAssessmentInput', {
  description:
    'A unit measured criterion by criterion, as of `effectiveOn`. What is left out is unknown: neither met nor missing. A round may be ' +
    'recorded without any criterion where its result is not known: it replaces no scorecard.',
})
export class RecordAssessmentInput extends ScoringInput {
  @Field(() => RoundEnum, { nullable: true })
  round?: Round | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who measured: an opaque id, or the body as its document names it. Never a person’s name.',
  })
  @IsOptional()
  @Length(1, 200)
  assessor?: string | null;

  @Field(() => [AssessedCriterionInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  criteria!: AssessedCriterionInput[];
}

@InputType('RecordStatedScoreInput', { description: 'A total as a document states it, as of `effectiveOn`: “đạt 11/15”.' })
export class RecordStatedScoreInput extends ScoringInput {
  @Field(() => Int)
  met!: number;

  @Field(() => Int, { description: 'The size of the set as the document prints it.' })
  size!: number;

  @Field(() => [Int], { defaultValue: [], description: 'Numbers of the criteria that the document names as missing.' })
  @ArrayMaxSize(100)
  missing!: number[];

  @Field(() => [UnitRefInput], {
    defaultValue: [],
    description: 'Other units that the document gives the same one figure for. Record the score for each of them too.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  jointlyWith!: UnitRefInput[];
}

@ObjectType('RecordAssessmentPayload')
export class RecordAssessmentPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => ScorecardType, {
    description:
      'What this assessment says. Of a round without a known result every criterion is unknown, and the card replaces none.',
  })
  scorecard!: ScorecardType;

  @Field(() => AssessmentRoundType)
  round!: AssessmentRoundType;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];
}

@ObjectType('RecordStatedScorePayload')
export class RecordStatedScorePayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => ScorecardType)
  scorecard!: ScorecardType;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];
}
