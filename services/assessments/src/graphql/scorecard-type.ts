import type { Round, SourceDocument, Statement } from '@ntm-ledger/events';
import type { RegisterView } from '@ntm-ledger/register';
import { DatePrecisionEnum, DateScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Certainty, Column, CriteriaSet, Scorecard, Tally } from '@ntm-ledger/scoring';
import { missingOf, tallyOf } from '@ntm-ledger/scoring';
import { AssessedCriterionType, assessedCriterion } from './assessed-criterion-type.js';
import { columnOfCard } from './column-of-card.js';
import { CriteriaSetType, criteriaSetType } from './criteria-set-type.js';
import { CertaintyEnum, RoundEnum, StatementEnum } from './enums.js';
import { Unit } from './unit.js';

@ArgsType()
export class ScorecardsArgs {
  @Field(() => StatementEnum, { nullable: true, defaultValue: 'ACTUAL' })
  statement?: Statement | null;
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

  @Field(() => StatementEnum)
  statement!: Statement;

  @Field(() => RoundEnum, { nullable: true, description: 'Null where the source does not say, and of every stated total.' })
  round!: Round | null;

  @Field(() => String, { nullable: true, description: 'Who measured: an opaque id, or the body as its document names it.' })
  assessor!: string | null;

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
export function scorecardType(card: Scorecard, set: CriteriaSet, moment: Moment, register: RegisterView): ScorecardType {
  const { met, size, criteria } = card;
  let known: Column | undefined;
  const column = (): Column => (known ??= columnOfCard(register, card, moment));
  return {
    criteriaSet: criteriaSetType(set),
    asOf: card.effectiveOn,
    asOfPrecision: card.precision,
    met,
    size,
    certainty: card.certainty,
    statement: card.statement,
    round: card.round,
    assessor: card.assessor,
    criteria: criteria.map((assessed) => assessedCriterion(assessed, set, column)),
    missing: missingOf({ criteria }),
    tally: tallyOf({ met, size, criteria }),
    jointlyWith: card.jointlyWith.map((id) => ({ id, moment })),
    source: card.source,
  };
}
