import type { Moment } from '@ntm-ledger/temporal';
import { parseMoment } from '@ntm-ledger/temporal';
import { badUserInput, MomentScalar } from '@ntm-ledger/service-host';
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

/** The unit that a key means. The gateway sends the key's scalars as raw text. @throws GraphQLError BAD_USER_INPUT for a bad moment */
export async function unitOfReference(reference: Record<string, unknown>): Promise<Unit> {
  try {
    return { id: String(reference['id']), moment: parseMoment(String(reference['moment'])) };
  } catch (error) {
    throw badUserInput([{ path: 'moment', message: error instanceof Error ? error.message : String(error) }]);
  }
}
