import { MomentScalar } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The audit's part of a unit: its key. */
@Directive('@key(fields: "id moment")')
@ObjectType('Unit')
export class UnitType {
  @Field(() => ID)
  id!: string;

  @Field(() => MomentScalar)
  moment!: Moment;
}
