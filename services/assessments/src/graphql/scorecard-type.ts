import type { Outcome, SourceDocument } from '@ntm-ledger/events';
import { DatePrecisionEnum, DateScalar, DecimalScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Field, Int, ObjectType } from 'type-graphql';
import type { AssessedCriterion } from '@ntm-ledger/events';
import type { Certainty, CriteriaSet, KnownCriterion, Scorecard, Tally } from '../domain/index.js';
import { criterionOf, missingOf, tallyOf } from '../domain/index.js';
import { CriteriaSetType, criteriaSetType, CriterionType } from './criteria-set-type.js';
import { CertaintyEnum, OutcomeEnum } from './enums.js';
import { Unit } from './unit.js';

@ObjectType('AssessedIndicator')
export class AssessedIndicatorType {
  @Field(() => String)
  code!: string;

  @Field(() => String, { nullable: true, description: 'Null where no source for the indicator was seen.' })
  name!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'As the source prints it; null where no source for it was seen.' })
  threshold!: string | null;

  @Field(() => OutcomeEnum, { nullable: true })
  outcome!: Outcome | null;
}

@ObjectType('AssessedCriterion')
export class AssessedCriterionType {
  @Field(() => CriterionType)
  criterion!: KnownCriterion;

  @Field(() => OutcomeEnum)
  outcome!: Outcome;

  @Field(() => [AssessedIndicatorType])
  indicators!: AssessedIndicatorType[];
}

@ObjectType('ScoreTally', { description: 'Where every criterion of the set has gone: the five add up to its size.' })
export class ScoreTallyType implements Tally {
  @Field(() => Int)
  met!: number;

  @Field(() => Int)
  basicallyMet!: number;

  @Field(() => Int)
  notMet!: number;

  @Field(() => Int)
  notApplicable!: number;

  @Field(() => Int, { description: 'Not assessed, or behind a total that does not name them; not the same as not met.' })
  unknown!: number;
}

@ObjectType('Scorecard', { description: 'How a unit stands on a criteria set as of a day.' })
export class ScorecardType {
  @Field(() => CriteriaSetType)
  criteriaSet!: CriteriaSetType;

  @Field(() => DateScalar)
  asOf!: IsoDate;

  @Field(() => DatePrecisionEnum)
  asOfPrecision!: DatePrecision;

  @Field(() => Int)
  met!: number;

  @Field(() => Int)
  size!: number;

  @Field(() => CertaintyEnum)
  certainty!: Certainty;

  @Field(() => [AssessedCriterionType], {
    description: 'What is known criterion by criterion; of a stated total, those named as missing.',
  })
  criteria!: AssessedCriterionType[];

  @Field(() => [Int], { description: 'Numbers of the criteria that are known not to be met.' })
  missing!: number[];

  @Field(() => ScoreTallyType)
  tally!: ScoreTallyType;

  @Field(() => [Unit], { description: 'The other units that the same figure was stated for.' })
  jointlyWith!: Unit[];

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

/** A scorecard as clients see it at a moment, read by its set. */
export function scorecardType(card: Scorecard, set: CriteriaSet, moment: Moment): ScorecardType {
  return {
    criteriaSet: criteriaSetType(set),
    asOf: card.effectiveOn,
    asOfPrecision: card.precision,
    met: card.met,
    size: card.size,
    certainty: card.certainty,
    criteria: card.criteria.map((assessed) => assessedCriterion(assessed, set)),
    missing: missingOf(card),
    tally: tallyOf(card),
    jointlyWith: card.jointlyWith.map((id) => ({ id, moment })),
    source: card.source,
  };
}

/** Beside a unit's result a threshold reads as law, so one without a source is not put there. */
function assessedCriterion({ number, outcome, indicators }: AssessedCriterion, set: CriteriaSet): AssessedCriterionType {
  const criterion = criterionOf(set, number);
  const lawful = new Map(criterion.indicators.filter(({ sourced }) => sourced).map((indicator) => [indicator.code, indicator]));
  return {
    criterion,
    outcome,
    indicators: indicators.map((indicator) => {
      const known = lawful.get(indicator.code);
      return { ...indicator, name: known?.name ?? null, threshold: known?.threshold ?? null };
    }),
  };
}
