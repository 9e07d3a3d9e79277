import type { Refused, UnitIdentity, UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, badInput } from '@ntm-ledger/events';
import { derivedId, findUnit, UnitKindEnum, UnitRefInput } from '@ntm-ledger/service-host';
import { IsIn, IsOptional, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { WorkingRegister } from '../domain/working-register.js';

/** A name is the same name only letter for letter, so it has no blanks around it. */
export const WITHOUT_OUTER_BLANKS = /^(?!\s)(?!.*\s$)/su;

@InputType('BatchUnitRefInput', {
  description: 'A unit of the register, or one that the same input brings into being (by its `ref`).',
})
export class BatchUnitRefInput extends UnitRefInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 100)
  ref?: string | null;
}

@InputType('NewUnitInput')
export class NewUnitInput {
  @Field(() => String, { nullable: true, description: 'What the rest of this input calls the unit.' })
  @IsOptional()
  @Length(1, 100)
  ref?: string | null;

  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => String, { description: 'As the register writes it: xã, phường, thị trấn, …' })
  @IsIn(ALL_UNIT_TYPES, { message: `expected one of: ${ALL_UNIT_TYPES.join(', ')}` })
  type!: UnitType;

  @Field(() => String, { description: 'The bare name, without its type.' })
  @Length(1, 200)
  @Matches(WITHOUT_OUTER_BLANKS, { message: 'begins or ends with a blank' })
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(5)
  code?: string | null;

  @Field(() => BatchUnitRefInput, { nullable: true, description: 'The unit directly above; none for the country only.' })
  @IsOptional()
  @ValidateNested()
  parent?: BatchUnitRefInput | null;
}

/** The id of a request's n-th new unit. */
export function newUnitId(requestId: string, index: number): string {
  return derivedId(requestId, 'unit', index);
}

/** The ids of the units that an input brings into being, by the names it gives them. */
export function idsByRef(units: readonly NewUnitInput[], requestId: string): Map<string, string> {
  return new Map(
    units.flatMap(({ ref }, index) => (ref === null || ref === undefined ? [] : [[ref, newUnitId(requestId, index)] as const])),
  );
}

/** The id of a new unit's parent (null: it has none), or the refusal that says what is wrong with the reference. */
export function parentOf(
  { parent }: NewUnitInput,
  newIds: ReadonlyMap<string, string>,
  register: WorkingRegister,
  path: string,
): string | null | Refused {
  return parent === null || parent === undefined ? null : resolveRef(parent, newIds, register, path);
}

/** The id that a reference means, among new units and those of the register, or the refusal that says what is wrong with it. */
export function resolveRef(
  reference: BatchUnitRefInput,
  newIds: ReadonlyMap<string, string>,
  register: WorkingRegister,
  path: string,
): string | Refused {
  const { ref } = reference;
  if (ref !== null && ref !== undefined) {
    return newIds.get(ref) ?? badInput({ path: `${path}.ref`, message: `nothing in this input is called "${ref}"` });
  }
  const found = findUnit(register.view, reference, register.moment, path);
  return 'refused' in found ? found.refused : found.unit.id;
}

/** A new unit as the domain speaks of it. */
export function identityOf({ kind, type, name, code }: NewUnitInput, unitId: string, parentId: string | null): UnitIdentity {
  return { unitId, kind, type, name, code: code ?? null, parentId };
}
