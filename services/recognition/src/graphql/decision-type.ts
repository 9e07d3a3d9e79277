import type { Level } from '@ntm-ledger/events';
import { DatePrecisionEnum, DateScalar, LevelEnum, MomentScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecisionKind } from '../domain/decision.js';
import type { DecisionView } from '../projections/decision-view.js';
import { DecisionKindEnum } from './enums.js';
import { Unit } from './unit.js';

@Directive('@key(fields: "id moment")')
@ObjectType('Decision', { description: 'A decision on a title, as far as it is known at the moment.' })
export class DecisionType implements DecisionView {
  @Field(() => ID)
  id!: string;

  @Field(() => MomentScalar)
  moment!: Moment;

  @Field(() => DecisionKindEnum)
  kind!: DecisionKind;

  @Field(() => String, { nullable: true, description: 'e.g. `1669/QĐ-UBND`' })
  number!: string | null;

  @Field(() => DateScalar, { nullable: true })
  signedOn!: IsoDate | null;

  @Field(() => String, { nullable: true })
  authority!: string | null;

  @Field(() => Boolean, { description: 'Whether number, day of signature and authority are all known.' })
  complete!: boolean;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => Int, {
    nullable: true,
    description: 'The year the title is for: neither that of the vote nor that of the signature.',
  })
  awardYear!: number | null;

  @Field(() => DateScalar, { description: 'In force from; the last day its precision allows.' })
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => DateScalar, { nullable: true, description: 'When it was made public for the first time.' })
  announcedOn!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  announcedOnPrecision!: DatePrecision | null;

  @Field(() => SourceType, { nullable: true, description: 'Where the decision was read.' })
  source!: SourceType | null;

  @Field(() => Unit, { nullable: true })
  unit!: Unit;
}
