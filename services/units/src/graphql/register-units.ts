import type { Position } from '@ntm-ledger/event-store';
import type { Decided, Refused, UnitIdentity, UnitKind, UnitType } from '@ntm-ledger/events';
import { badInput, UNIT_TYPES } from '@ntm-ledger/events';
import { isUnitEvent } from '@ntm-ledger/register';
import type { DecisionBasis, RecordedAnswer, RequestContext } from '@ntm-ledger/service-host';
import { actOf, DatedRecordingInput, derivedId, findUnit, PositionScalar, sourceOf, UnitRefInput, WarningType } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { decideRegistration } from '../domain/registration.js';
import { WorkingRegister } from '../domain/working-register.js';
import { Unit, UnitKindEnum, unitOf } from './unit.js';

/** Every type word of every kind; whether one fits its kind is the domain's to say. */
export const ALL_TYPES: readonly UnitType[] = [...new Set(Object.values(UNIT_TYPES).flat())];

@InputType('BatchUnitRefInput', { description: 'A unit of the register, or one that the same input brings into being (by its `ref`).' })
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
  @IsIn(ALL_TYPES, { message: `expected one of: ${ALL_TYPES.join(', ')}` })
  type!: UnitType;

  @Field(() => String, { description: 'The bare name, without its type.' })
  @Length(1, 200)
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

@InputType('RegisterUnitsInput', { description: 'Units that stand, entered as they are on a day. All or none.' })
export class RegisterUnitsInput extends DatedRecordingInput {
  @Field(() => [NewUnitInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested()
  units!: NewUnitInput[];
}

@ObjectType()
export class UnitsPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => [Unit])
  units!: Unit[];

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

@Resolver()
export class RegisterUnitsMutation {
  @Mutation(() => UnitsPayload)
  async registerUnits(@Arg('input', () => RegisterUnitsInput) input: RegisterUnitsInput, @Ctx() ctx: RequestContext): Promise<UnitsPayload> {
    const recorded = await ctx.record({ input, roles: ['clerk'], decide: (basis) => decide(input, ctx, basis) });
    return unitsPayload(recorded, ctx);
  }
}

function decide(input: RegisterUnitsInput, ctx: RequestContext, basis: DecisionBasis): Decided {
  const effectiveOn = lastDayAllowed(input.effectiveOn, input.precision);
  const register = new WorkingRegister(ctx.register, effectiveOn, basis.position);
  const newIds = idsByRef(input.units, input.requestId);
  const units: UnitIdentity[] = [];
  for (const [index, unit] of input.units.entries()) {
    const parent = parentOf(unit, newIds, register, `input.units.${String(index)}.parent`);
    if (typeof parent === 'object' && parent !== null) return parent;
    units.push(identityOf(unit, newUnitId(input.requestId, index), parent));
  }
  const anchors = units.map(({ parentId }) => parentId).filter((id) => id !== null && register.before(id) !== undefined);
  const outside = basis.outsideScope(anchors.filter((id) => id !== null), effectiveOn);
  if (outside !== null) return outside;
  return decideRegistration(
    { mode: input.mode, effectiveOn, precision: input.precision, basis: actOf(input.basis), source: sourceOf(input.source), units },
    register,
  );
}

/** The id of a request's n-th new unit. */
export function newUnitId(requestId: string, index: number): string {
  return derivedId(requestId, 'unit', index);
}

/** The ids of the units that an input brings into being, by the names it gives them. */
export function idsByRef(units: readonly NewUnitInput[], requestId: string): Map<string, string> {
  return new Map(units.flatMap(({ ref }, index) => (ref === null || ref === undefined ? [] : [[ref, newUnitId(requestId, index)] as const])));
}

/** The id of a new unit's parent (null: it has none), or the refusal that says what is wrong with the reference. */
export function parentOf({ parent }: NewUnitInput, newIds: ReadonlyMap<string, string>, register: WorkingRegister, path: string): string | null | Refused {
  return parent === null || parent === undefined ? null : resolveRef(parent, newIds, register, path);
}

/** The id that a reference means, among new units and those of the register, or the refusal that says what is wrong with it. */
export function resolveRef(reference: BatchUnitRefInput, newIds: ReadonlyMap<string, string>, register: WorkingRegister, path: string): string | Refused {
  const { ref } = reference;
  if (ref !== null && ref !== undefined) {
    return newIds.get(ref) ?? badInput({ path: `${path}.ref`, message: `nothing in this input is called "${ref}"` });
  }
  const found = findUnit(register.view, reference, register.moment, path);
  return 'refused' in found ? found.refused : found.unit.id;
}

export function identityOf({ kind, type, name, code }: NewUnitInput, unitId: string, parentId: string | null): UnitIdentity {
  return { unitId, kind, type, name, code: code ?? null, parentId };
}

/** The units that a mutation changed, each once, as they are just after it. */
export function unitsPayload(recorded: RecordedAnswer, ctx: RequestContext): UnitsPayload {
  const ids = new Set(recorded.events.flatMap((event) => (isUnitEvent(event) ? [event.data.unitId] : [])));
  const states = [...ids].map((id) => ctx.register.unitAt(id, recorded.moment)).filter((state) => state !== undefined);
  return { position: recorded.position, units: states.map((state) => unitOf(state, recorded.moment)), warnings: [...recorded.warnings] };
}
