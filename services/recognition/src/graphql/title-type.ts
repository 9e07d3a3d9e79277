import type { Attestation, Level } from '@ntm-ledger/events';
import { DatePrecisionEnum, DateScalar, LevelEnum, MomentScalar } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Title, TitleEnd } from '../domain/title.js';
import { isInForce } from '../domain/title.js';
import { viewDecision } from '../projections/decision-view.js';
import type { TitleModel } from '../projections/title-model.js';
import { DecisionType } from './decision-type.js';
import { AttestationEnum, TitleEndEnum } from './enums.js';
import { Unit } from './unit.js';

@Directive('@key(fields: "id moment")')
@ObjectType('Title', { description: 'A title of a unit: what a decision gave, never what criteria met would give.' })
export class TitleType {
  @Field(() => ID)
  id!: string;

  @Field(() => MomentScalar)
  moment!: Moment;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => Int, { nullable: true })
  awardYear!: number | null;

  @Field(() => String, { nullable: true, description: 'A model commune\'s outstanding field, e.g. "Giáo dục".' })
  field!: string | null;

  @Field(() => Boolean)
  inForce!: boolean;

  @Field(() => DateScalar, { description: 'The first day in force; the last one its precision allows.' })
  from!: IsoDate;

  @Field(() => DatePrecisionEnum)
  fromPrecision!: DatePrecision;

  @Field(() => DateScalar, { nullable: true, description: 'The first day no longer in force; null while it is.' })
  until!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  untilPrecision!: DatePrecision | null;

  @Field(() => TitleEndEnum, { nullable: true })
  endedBy!: TitleEnd | null;

  @Field(() => ID, { nullable: true, description: 'The event that ended it.' })
  endedByEvent!: string | null;

  @Field(() => Boolean, { description: 'Whether the unit has taken in another since, so that the title asks for a review.' })
  toReview!: boolean;

  @Field(() => AttestationEnum)
  attestation!: Attestation;

  @Field(() => DecisionType, { nullable: true })
  decision!: DecisionType | null;

  @Field(() => Unit, { nullable: true })
  unit!: Unit;
}

/** Shows a title at a moment. */
export function viewTitle(model: TitleModel, title: Title, moment: Moment): TitleType {
  const { id, level, awardYear, field, from, fromPrecision, toReview, attestation, ending } = title;
  return {
    id,
    moment,
    level,
    awardYear,
    field,
    inForce: isInForce(title),
    from,
    fromPrecision,
    until: ending?.on ?? null,
    untilPrecision: ending?.precision ?? null,
    endedBy: ending?.manner ?? null,
    endedByEvent: ending?.eventId ?? null,
    toReview,
    attestation,
    // Worked out only where it is asked for: an answer at a moment never changes.
    get decision() {
      const decision = model.decisionRecorded(title.decisionId);
      return decision === undefined ? null : viewDecision(model, decision, moment);
    },
    unit: { id: title.unitId, moment },
  };
}
