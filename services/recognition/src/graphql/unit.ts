import { badUserInput, MomentScalar } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { parseMoment } from '@ntm-ledger/temporal';
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

/** The key of an entity as the gateway sends it: its scalars are raw text. @throws GraphQLError BAD_USER_INPUT for a bad moment */
export function keyOf(reference: Record<string, unknown>): { readonly id: string; readonly moment: Moment } {
  try {
    return { id: String(reference['id']), moment: parseMoment(String(reference['moment'])) };
  } catch (error) {
    throw badUserInput([{ path: 'moment', message: error instanceof Error ? error.message : String(error) }]);
  }
}
