import type { ClaimMetric, Derivation, Level, SourceDocument, UnitKind } from '@ntm-ledger/events';
import { CLAIM_METRICS, DERIVATIONS } from '@ntm-ledger/events';
import {
  DatePrecisionEnum,
  DateScalar,
  DecimalScalar,
  enumOf,
  LevelEnum,
  SourceType,
  UnitKindEnum,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Claim } from '../../domain/claims/claim.js';
import type { ComparedClaim } from '../../domain/claims/computed-claim.js';
import { compareClaim } from '../../domain/claims/computed-claim.js';
import type { Known } from '../../domain/known.js';
import { Unit } from '../unit.js';

export const ClaimMetricEnum = enumOf(
  CLAIM_METRICS,
  'ClaimMetric',
  'UNITS: units that stand in the scope. TITLES_IN_FORCE: units that hold a level. TITLES_GRANTED: units that were given it for a year. PLAN_EXCEEDED_BY: titles of a year above its plan. AVERAGE_MET: criteria met, on average. AVERAGE_CHANGE: how that moved since a day. CRITERIA_MET: criteria that the unit itself meets.',
);

export const DerivationEnum = enumOf(
  DERIVATIONS,
  'Derivation',
  'STATED: the document says it. DERIVED: it follows by arithmetic from what the document says.',
);

@ObjectType('Claim', {
  description: 'A total that a document states, beside what the register computes for the same day. Neither replaces the other.',
})
export class ClaimType {
  @Field(() => ID)
  id!: string;

  @Field(() => Unit, { nullable: true })
  unit!: Unit;

  @Field(() => ClaimMetricEnum)
  metric!: ClaimMetric;

  @Field(() => LevelEnum, { nullable: true })
  level!: Level | null;

  @Field(() => UnitKindEnum, { nullable: true, description: 'What is counted or averaged over.' })
  unitKind!: UnitKind | null;

  @Field(() => Int, { nullable: true, description: 'The year that titles are for.' })
  year!: number | null;

  @Field(() => ID, { nullable: true })
  criteriaSetId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that a change counts from.' })
  since!: IsoDate | null;

  @Field(() => Int, { nullable: true, description: 'What the document gives it out of, or averages over.' })
  outOf!: number | null;

  @Field(() => DateScalar, { description: 'The day that the total is of, the last one that the document allows.' })
  asOf!: IsoDate;

  @Field(() => DatePrecisionEnum)
  asOfPrecision!: DatePrecision;

  @Field(() => DecimalScalar)
  statedValue!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What the register computes for that day, as far as is known at the moment; null where it cannot.',
  })
  computedValue!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the two are the same number; null where the register computes none.',
  })
  agrees!: boolean | null;

  @Field(() => String, { description: 'What the computed value rests on, and why it differs.' })
  explanation!: string;

  @Field(() => DerivationEnum)
  derivation!: Derivation;

  @Field(() => String, { nullable: true, description: 'The words of the document.' })
  printed!: string | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

/** Shows a claim at a moment. What the register computes is worked out once, and only if it is asked for. */
export function viewClaim(claim: Claim, known: Known, moment: Moment): ClaimType {
  const { claimId: id, unitId, precision: asOfPrecision, ...said } = claim;
  let compared: ComparedClaim | undefined;
  const compare = (): ComparedClaim => (compared ??= compareClaim({ claim, known, moment }));
  return {
    ...said,
    id,
    unit: { id: unitId, moment },
    asOfPrecision,
    get computedValue() {
      return compare().computedValue;
    },
    get agrees() {
      return compare().agrees;
    },
    get explanation() {
      return compare().explanation;
    },
  };
}
