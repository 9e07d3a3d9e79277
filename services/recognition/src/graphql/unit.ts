import { MomentScalar } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A unit as this subgraph knows it: its key. What it is called and where it lies, the subgraph of units says. */
@Directive('@key(fields: "id moment")')
@ObjectType('Unit')
export class Unit {
  @Field(() => ID)
  id!: string;

  @Field(() => MomentScalar)
  moment!: Moment;
}
