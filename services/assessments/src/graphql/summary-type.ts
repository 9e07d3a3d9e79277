import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { DateScalar, DecimalScalar } from '@ntm-ledger/service-host';
import { Max, Min } from 'class-validator';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AverageChange, Band, ScopeScores, CriteriaSet } from '@ntm-ledger/scoring';
import { averageOf, bandsOf, totalOf } from '@ntm-ledger/scoring';
import { CriteriaSetType, criteriaSetType } from './criteria-set-type.js';
import { CriterionType } from './criterion-type.js';

@ArgsType()
export class AssessmentSummaryArgs {
  @Field(() => ID)
  criteriaSet!: string;
}

@ArgsType()
export class ChangeSinceArgs {
  @Field(() => DateScalar)
  date!: IsoDate;
}

@ArgsType()
export class BottlenecksArgs {
  @Field(() => Int, { defaultValue: 5 })
  @Min(0)
  @Max(100)
  first!: number;
}

@ObjectType('ScoreBand', { description: 'How many units meet `from` to `to` criteria.' })
export class ScoreBandType implements Band {
  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;

  @Field(() => Int)
  units!: number;
}

@ObjectType('Bottleneck', { description: 'A criterion and how many units are known not to meet it.' })
export class BottleneckType {
  @Field(() => CriterionType)
  criterion!: CriterionType;

  @Field(() => Int)
  unitsMissing!: number;
}

@ObjectType('AverageChange', { description: 'How the average moved since a date, as far as is known now of both days.' })
export class AverageChangeType implements AverageChange {
  @Field(() => DecimalScalar, { nullable: true, description: 'Over all assessed units of each day; mergers alone can move it.' })
  averageMet!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Over the units that were assessed on both days.' })
  onCommonUnits!: string | null;

  @Field(() => Int)
  commonUnits!: number;

  @Field(() => Int)
  assessedUnitsThen!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why a number is null: where the units were scored under another set then, say. Scores of different sets are not compared.',
  })
  explanation!: string | null;
}

/** What a summary was made of; the fields that take arguments go on from here. */
export interface SummaryBasis {
  readonly scopeId: string;
  readonly set: CriteriaSet;
  readonly moment: Moment;
  readonly scores: ScopeScores;
}

@ObjectType('AssessmentSummary', {
  description: 'How the living units of a scope stand on a criteria set. A unit without a score counts nowhere.',
})
export class AssessmentSummaryType {
  @Field(() => CriteriaSetType)
  criteriaSet!: CriteriaSetType;

  @Field(() => Int, { description: 'Units whose latest score is against this set.' })
  assessedUnits!: number;

  @Field(() => Int, { description: 'Of these, units of which the outcome of some criterion is not known.' })
  incompleteUnits!: number;

  @Field(() => Int, {
    description:
      'Beside these, units whose latest score against this set counts nowhere: it is out of another number of criteria than the set had on its day, as an amendment that was recorded later says.',
  })
  contradictedUnits!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Criteria met, on average over `assessedUnits`, two places; null over none.',
  })
  averageMet!: string | null;

  @Field(() => [ScoreBandType], {
    description: 'In the bands of the set, or all criteria, then by fives; empty where the size of the set is not known.',
  })
  bands!: ScoreBandType[];

  /** Not a field: what `changeSince` and `bottlenecks` are worked out from. */
  basis!: SummaryBasis;
}

/** A summary as clients see it. */
export function summaryType(basis: SummaryBasis): AssessmentSummaryType {
  const { set, scores } = basis;
  return {
    criteriaSet: criteriaSetType(set),
    assessedUnits: scores.units,
    incompleteUnits: scores.incomplete,
    contradictedUnits: scores.contradicted,
    averageMet: averageOf(totalOf(scores)),
    bands: set.size === null ? [] : bandsOf(set.size, scores.byMet, set.bands),
    basis,
  };
}
