import type { Round, SourceDocument, Statement } from '@ntm-ledger/events';
import type { Position } from '@ntm-ledger/event-store';
import { connectionOf, DatePrecisionEnum, DateScalar, PositionScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AssessmentRound, CriteriaSet } from '@ntm-ledger/scoring';
import { CriteriaSetType, criteriaSetType } from './criteria-set-type.js';
import { RoundEnum, StatementEnum } from './enums.js';

@ArgsType()
export class AssessmentRoundsArgs {
  @Field(() => ID, { nullable: true, description: 'Those held by one set; by default, by every set.' })
  criteriaSet?: string | null;

  @Field(() => Int, { defaultValue: 50 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType('AssessmentRound', { description: 'A look at a unit against a set, whether or not it is known what it found.' })
export class AssessmentRoundType {
  @Field(() => PositionScalar, { description: 'Where it stands in the log.' })
  position!: Position;

  @Field(() => RoundEnum, { nullable: true, description: 'Null where the source does not say.' })
  round!: Round | null;

  @Field(() => StatementEnum)
  statement!: Statement;

  @Field(() => DateScalar)
  asOf!: IsoDate;

  @Field(() => DatePrecisionEnum)
  asOfPrecision!: DatePrecision;

  @Field(() => CriteriaSetType)
  criteriaSet!: CriteriaSetType;

  @Field(() => Boolean, { description: 'Whether any criterion’s outcome is known of it.' })
  resultKnown!: boolean;

  @Field(() => Int, { nullable: true, description: 'Criteria met; null where no result is known.' })
  met!: number | null;

  @Field(() => Int)
  size!: number;

  @Field(() => String, { nullable: true, description: 'Who measured: an opaque id, or the body as its document names it.' })
  assessor!: string | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

export const AssessmentRoundConnection = connectionOf('AssessmentRound', () => AssessmentRoundType);

/** A round as clients see it. */
export function assessmentRoundType(held: AssessmentRound, set: CriteriaSet): AssessmentRoundType {
  const { effectiveOn: asOf, precision: asOfPrecision, criteriaSetId: _set, ...facts } = held;
  return { ...facts, asOf, asOfPrecision, criteriaSet: criteriaSetType(set), resultKnown: held.met !== null };
}
