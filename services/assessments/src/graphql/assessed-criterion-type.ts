import type { AssessedCriterion, AssessedIndicator, Evidence, Outcome, PublishedIndicator, Threshold } from '@ntm-ledger/events';
import { DecimalScalar } from '@ntm-ledger/service-host';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Column, CriteriaSet } from '@ntm-ledger/scoring';
import { columnOfYear, criterionOf } from '@ntm-ledger/scoring';
import { appliedThreshold, judgementOf } from '../domain/index.js';
import { CriterionType, criterionType, ThresholdType } from './criterion-type.js';
import { OutcomeEnum } from './enums.js';

@ObjectType('AppliedThreshold', {
  description: 'What a set asks of a unit: its column is that of the unit’s region or group and of the year.',
})
export class AppliedThresholdType {
  @Field(() => String, {
    description: 'The number of the unit’s column in words, or what the source prints where there is none.',
  })
  text!: string;

  @Field(() => ThresholdType, {
    nullable: true,
    description: 'The number itself; null where none is known for the unit’s column.',
  })
  threshold!: Threshold | null;

  @Field(() => Boolean, { description: 'Whether it was seen in a source. Where not, it must not be taken for law.' })
  sourced!: boolean;
}

@ObjectType('AssessedIndicator')
export class AssessedIndicatorType {
  @Field(() => String)
  code!: string;

  @Field(() => String, { nullable: true, description: 'Null where no source for the indicator was seen.' })
  name!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  value!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The year that the value is said to be of; null: that of the assessment’s day.',
  })
  year!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The one of the unit’s column, or as the source prints it; null where no source for it was seen.',
  })
  threshold!: string | null;

  @Field(() => AppliedThresholdType, {
    nullable: true,
    description: 'The threshold with what it is for, also where it is not verified.',
  })
  appliedThreshold!: AppliedThresholdType | null;

  @Field(() => OutcomeEnum, {
    nullable: true,
    description: 'What was claimed; where nothing was, what the value comes to under a threshold that a source was seen for.',
  })
  outcome!: Outcome | null;

  @Field(() => OutcomeEnum, { nullable: true, description: 'What the assessment claims of the indicator, as recorded.' })
  claimed!: Outcome | null;

  @Field(() => OutcomeEnum, {
    nullable: true,
    description: 'What the value comes to under the threshold for the unit, verified or not; null where a number cannot tell.',
  })
  judged!: Outcome | null;
}

@ObjectType('Evidence', { description: 'A document that shows something; it stays outside the log, fixed by its digest.' })
export class EvidenceType implements Evidence {
  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, hexadecimal.' })
  digest!: string | null;

  @Field(() => String)
  reference!: string;
}

@ObjectType('AssessedCriterion')
export class AssessedCriterionType {
  @Field(() => CriterionType)
  criterion!: CriterionType;

  @Field(() => OutcomeEnum)
  outcome!: Outcome;

  @Field(() => [AssessedIndicatorType])
  indicators!: AssessedIndicatorType[];

  @Field(() => [EvidenceType], { description: 'What was handed in as proof of the criterion.' })
  evidence!: readonly EvidenceType[];
}

/** A criterion of a card as clients see it, its values beside the thresholds of the unit's column. */
export function assessedCriterion(
  { number, outcome, indicators, evidence }: AssessedCriterion,
  set: CriteriaSet,
  column: () => Column,
): AssessedCriterionType {
  const known = criterionOf(set, number);
  return {
    criterion: criterionType(known),
    outcome,
    indicators: indicators.map((assessed) =>
      assessedIndicator(
        assessed,
        known.indicators.find(({ code }) => code === assessed.code),
        column(),
      ),
    ),
    evidence,
  };
}

/** Beside a unit's result a threshold reads as law, so one without a source is not put there. */
function assessedIndicator(
  assessed: AssessedIndicator,
  known: PublishedIndicator | undefined,
  column: Column,
): AssessedIndicatorType {
  const { code, value, year, outcome: claimed } = assessed;
  const threshold = known === undefined ? null : thresholdOf(known, columnOfYear(column, year));
  const judged = judgementOf(assessed, known, column);
  return {
    code,
    name: known?.textSourced === true ? known.name : null,
    value,
    year,
    threshold: threshold?.sourced === true ? threshold.text : null,
    appliedThreshold: threshold,
    outcome: claimed ?? (threshold?.sourced === true ? judged : null),
    claimed,
    judged,
  };
}

/** The threshold of an indicator as clients see it; null where none is known. */
export function thresholdOf(known: PublishedIndicator, column: Column): AppliedThresholdType | null {
  const applied = appliedThreshold(known, column);
  if (applied === null) return null;
  return { text: applied.text, threshold: applied.structured, sourced: applied.sourced };
}
