import type { Refused } from '@ntm-ledger/events';
import { badInput, refuse } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType('UnitRefInput', {
  description:
    'A unit by its `id`, by the `code` it bears on the day of the fact, or a `hamlet` by its name under the commune that bears the code.',
})
export class UnitRefInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a unit (a UUID)' })
  id?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(5)
  code?: string | null;

  @Field(() => String, { nullable: true, description: "A hamlet's bare name; goes with the code of its commune." })
  @IsOptional()
  @Length(1, 200)
  hamlet?: string | null;
}

/**
 * The unit that a reference means at a moment, or the refusal that names what is wrong with it.
 * @param path where the reference stands in the input, e.g. `input.unit`
 */
export function findUnit(
  register: RegisterView,
  reference: UnitRefInput,
  moment: Moment,
  path: string,
): { unit: UnitState } | { refused: Refused } {
  const { id, code, hamlet } = reference;
  if ((id ?? null) !== null && (code ?? hamlet ?? null) === null) {
    const unit = register.unitAt(String(id), moment);
    return unit === undefined ? missing(path, `no unit has the id ${String(id)} on ${moment.effectiveOn}`) : { unit };
  }
  if (code === undefined || code === null || (id ?? null) !== null) {
    return { refused: badInput({ path, message: 'give either an id, or a code (with a hamlet where a hamlet is meant)' }) };
  }
  const bearer = register.bearerOf(code, moment);
  if (bearer === undefined) return missing(path, `no living unit bears the code ${code} on ${moment.effectiveOn}`);
  if (hamlet === undefined || hamlet === null) return { unit: bearer };
  const named = register.childrenOf(bearer.id, moment).filter((child) => child.kind === 'HAMLET' && child.name === hamlet);
  const [only, ...others] = named;
  if (only === undefined)
    return missing(path, `${bearer.type} ${bearer.name} has no hamlet "${hamlet}" on ${moment.effectiveOn}`);
  if (others.length > 0)
    return missing(path, `${bearer.type} ${bearer.name} has ${String(named.length)} hamlets "${hamlet}"; name one by its id`);
  return { unit: only };
}

function missing(path: string, message: string): { refused: Refused } {
  return { refused: refuse({ code: 'NOT_FOUND', message: `${path}: ${message}` }) };
}
