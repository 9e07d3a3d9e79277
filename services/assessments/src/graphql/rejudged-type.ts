import { DateScalar, DecimalScalar } from '@ntm-ledger/service-host';
import type { Outcome } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Column, CriteriaSet } from '@ntm-ledger/scoring';
import { columnOfYear, criterionOf } from '@ntm-ledger/scoring';
import type { RejudgedCriterion, RejudgedIndicator, RejudgedTally, Rejudging } from '../domain/index.js';
import { rejudge, rejudgedTallyOf, whyHypothetical } from '../domain/index.js';
import { AppliedThresholdType, thresholdOf } from './assessed-criterion-type.js';
import { CriteriaSetType, criteriaSetType } from './criteria-set-type.js';
import { CriterionType, criterionType } from './criterion-type.js';
import { OutcomeEnum } from './enums.js';

@ArgsType()
export class RejudgedArgs {
  @Field(() => ID, { description: 'The set that is asked.' })
  criteriaSet!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The set whose card holds the values; by default that of the latest actual card of the same kind of units and level.',
  })
  of?: string | null;
}

@ObjectType('RejudgedIndicator')
export class RejudgedIndicatorType {
  @Field(() => String)
  code!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The value measured; null where none is known to be of this indicator.',
  })
  value!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year that the value is said to be of; null: that of `asOf`.' })
  year!: number | null;

  @Field(() => AppliedThresholdType, { nullable: true })
  appliedThreshold!: AppliedThresholdType | null;

  @Field(() => OutcomeEnum, { nullable: true, description: 'Null: unknown.' })
  outcome!: Outcome | null;
}

@ObjectType('RejudgedCriterion')
export class RejudgedCriterionType {
  @Field(() => CriterionType)
  criterion!: CriterionType;

  @Field(() => OutcomeEnum, { nullable: true, description: 'MET or NOT_MET; null: unknown.' })
  outcome!: Outcome | null;

  @Field(() => Boolean, { description: 'Whether sources were seen for all that the outcome rests on.' })
  verified!: boolean;

  @Field(() => [RejudgedIndicatorType])
  indicators!: RejudgedIndicatorType[];
}

@ObjectType('RejudgedTally', {
  description: 'Where every criterion of the set that is asked has gone: the three add up to `size`.',
})
export class RejudgedTallyType implements RejudgedTally {
  @Field(() => Int)
  met!: number;

  @Field(() => Int)
  notMet!: number;

  @Field(() => Int)
  unknown!: number;
}

@ObjectType('RejudgedScorecard', {
  description:
    'What another set would say of the values that a unit was measured with. Nobody decided it, and it is recorded nowhere.',
})
export class RejudgedScorecardType {
  @Field(() => Boolean, { description: 'Always true: no unit was measured in this way.' })
  hypothetical!: boolean;

  @Field(() => String, { description: 'Why this is hypothetical, in one sentence or two.' })
  explanation!: string;

  @Field(() => CriteriaSetType, { description: 'The set that is asked.' })
  criteriaSet!: CriteriaSetType;

  @Field(() => CriteriaSetType, { description: 'The set that the values were measured for.' })
  measuredBy!: CriteriaSetType;

  @Field(() => DateScalar, { description: 'The day of the values.' })
  asOf!: IsoDate;

  @Field(() => Int, { description: 'The criteria of the set that is asked, as far as they are known.' })
  size!: number;

  @Field(() => RejudgedTallyType)
  tally!: RejudgedTallyType;

  @Field(() => [RejudgedCriterionType], { description: 'Every criterion of the set that is asked.' })
  criteria!: RejudgedCriterionType[];
}

/** A re-judgement as clients see it. */
export function rejudgedType(rejudging: Rejudging): RejudgedScorecardType {
  const { card, asked, measuredBy, column } = rejudging;
  const criteria = rejudge(rejudging);
  return {
    hypothetical: true,
    explanation: whyHypothetical(rejudging),
    criteriaSet: criteriaSetType(asked),
    measuredBy: criteriaSetType(measuredBy),
    asOf: card.effectiveOn,
    size: criteria.length,
    tally: rejudgedTallyOf(criteria),
    criteria: criteria.map((criterion) => rejudgedCriterion(criterion, asked, column)),
  };
}

function rejudgedCriterion(judged: RejudgedCriterion, asked: CriteriaSet, column: Column): RejudgedCriterionType {
  const known = criterionOf(asked, judged.number);
  const thresholdFor = ({ code, year }: RejudgedIndicator): AppliedThresholdType | null => {
    const indicator = known.indicators.find((one) => one.code === code);
    return indicator === undefined ? null : thresholdOf(indicator, columnOfYear(column, year));
  };
  return {
    criterion: criterionType(known),
    outcome: judged.outcome,
    verified: judged.isVerified,
    indicators: judged.indicators.map((one) => ({ ...one, appliedThreshold: thresholdFor(one) })),
  };
}
