import type { Decided, Extent, Refused, UnitType } from '@ntm-ledger/events';
import { badInput } from '@ntm-ledger/events';
import type { DecisionBasis, RequestContext } from '@ntm-ledger/service-host';
import { actOf, DatedRecordingInput, sourceOf } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { PlacedChange } from '../domain/reorganisation.js';
import { decideReorganisation } from '../domain/reorganisation.js';
import type { Transfer } from '../domain/territory.js';
import { WorkingRegister } from '../domain/working-register.js';
import { ALL_TYPES, BatchUnitRefInput, identityOf, idsByRef, NewUnitInput, newUnitId, parentOf, resolveRef, UnitsPayload, unitsPayload } from './register-units.js';
import { ExtentEnum } from './unit.js';

@InputType('TerritoryInput', { description: 'What a unit gives: all of it, or a part.' })
class TerritoryInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => ExtentEnum, { defaultValue: 'WHOLE' })
  extent: Extent = 'WHOLE';

  @Field(() => Boolean, { defaultValue: false, description: 'With PART: the last of the unit, which ends by it.' })
  remainder = false;
}

@InputType('EstablishInput', { description: 'A new unit out of others: a merger, or one side of a split.' })
class EstablishInput {
  @Field(() => NewUnitInput)
  @ValidateNested()
  unit!: NewUnitInput;

  @Field(() => [TerritoryInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested()
  from!: TerritoryInput[];
}

@InputType('AbsorbInput', { description: 'A unit that goes on takes in others, or parts of them.' })
class AbsorbInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  into!: BatchUnitRefInput;

  @Field(() => [TerritoryInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested()
  from!: TerritoryInput[];
}

@InputType('RenameInput')
class RenameInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => String)
  @Length(1, 200)
  name!: string;
}

@InputType('RetypeInput', { description: 'A unit becomes one of another type, e.g. a xã becomes a thị trấn.' })
class RetypeInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => String)
  @IsIn(ALL_TYPES, { message: `expected one of: ${ALL_TYPES.join(', ')}` })
  type!: UnitType;
}

@InputType('RecodeInput')
class RecodeInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => String)
  @Length(2, 5)
  code!: string;
}

@InputType('ReparentInput', { description: 'A unit goes under another.' })
class ReparentInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  parent!: BatchUnitRefInput;
}

@InputType('AbolishInput', { description: 'A unit ends without a successor of its kind: a district of 2025, say.' })
class AbolishInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;
}

@InputType('ReorganisationChangeInput', { description: 'One change of the resolution: exactly one of its kinds.' })
class ReorganisationChangeInput {
  @Field(() => String, { nullable: true, description: 'The place in the act, e.g. `Điều 1 khoản 89`.' })
  @IsOptional()
  @MaxLength(200)
  clause?: string | null;

  @Field(() => EstablishInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  establish?: EstablishInput | null;

  @Field(() => AbsorbInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  absorb?: AbsorbInput | null;

  @Field(() => RenameInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  rename?: RenameInput | null;

  @Field(() => RetypeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  retype?: RetypeInput | null;

  @Field(() => RecodeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  recode?: RecodeInput | null;

  @Field(() => ReparentInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  reparent?: ReparentInput | null;

  @Field(() => AbolishInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  abolish?: AbolishInput | null;
}

@InputType('RecordReorganisationInput', { description: 'One resolution with all its changes, which come into force together. All or none.' })
export class RecordReorganisationInput extends DatedRecordingInput {
  @Field(() => [ReorganisationChangeInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested()
  changes!: ReorganisationChangeInput[];
}

@Resolver()
export class RecordReorganisationMutation {
  @Mutation(() => UnitsPayload)
  async recordReorganisation(
    @Arg('input', () => RecordReorganisationInput) input: RecordReorganisationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UnitsPayload> {
    const recorded = await ctx.record({ input, roles: ['clerk'], decide: (basis) => decide(input, ctx, basis) });
    return unitsPayload(recorded, ctx);
  }
}

function decide(input: RecordReorganisationInput, ctx: RequestContext, basis: DecisionBasis): Decided {
  const effectiveOn = lastDayAllowed(input.effectiveOn, input.precision);
  const register = new WorkingRegister(ctx.register, effectiveOn, basis.position);
  const read = new ChangeReader(input, register);
  for (const [index, change] of input.changes.entries()) {
    const refused = read.take(change, `input.changes.${String(index)}`);
    if (refused !== null) return refused;
  }
  const outside = basis.outsideScope(read.knownUnits(), effectiveOn);
  if (outside !== null) return outside;
  const { mode, precision } = input;
  const { changes, transfers } = read;
  return decideReorganisation({ mode, effectiveOn, precision, basis: actOf(input.basis), source: sourceOf(input.source), changes, transfers }, register);
}

/** Turns the changes of an input into those of the domain: references become ids. */
class ChangeReader {
  readonly changes: PlacedChange[] = [];
  readonly transfers: Transfer[] = [];
  private readonly newIds: ReadonlyMap<string, string>;
  private readonly newUnits: readonly NewUnitInput[];
  private readonly requestId: string;

  constructor(
    input: RecordReorganisationInput,
    private readonly register: WorkingRegister,
  ) {
    this.requestId = input.requestId;
    this.newUnits = input.changes.flatMap(({ establish }) => establish?.unit ?? []);
    this.newIds = idsByRef(this.newUnits, input.requestId);
  }

  /** Reads one change; gives the refusal that says what is wrong with it, or null. */
  take(change: ReorganisationChangeInput, path: string): Refused | null {
    const { clause, ...kinds } = change;
    const given = Object.entries(kinds).filter(([, value]) => value !== null && value !== undefined);
    const [only, ...others] = given;
    if (only === undefined || others.length > 0) {
      return badInput({ path, message: `exactly one change belongs here; ${given.length === 0 ? 'none is given' : given.map(([kind]) => kind).join(' and ')}` });
    }
    const place = { clause: clause ?? null, path: `${path}.${only[0]}` };
    const { establish, absorb, rename, retype, recode, reparent, abolish } = change;
    if (establish) return this.establish(establish, place);
    if (absorb) return this.absorb(absorb, place);
    if (rename) return this.change(rename.unit, place, (unitId) => ({ kind: 'rename', unitId, name: rename.name }));
    if (retype) return this.change(retype.unit, place, (unitId) => ({ kind: 'retype', unitId, type: retype.type }));
    if (recode) return this.change(recode.unit, place, (unitId) => ({ kind: 'recode', unitId, code: recode.code }));
    if (abolish) return this.change(abolish.unit, place, (unitId) => ({ kind: 'abolish', unitId }));
    if (!reparent) return null;
    const parentId = this.resolve(reparent.parent, `${place.path}.parent`);
    return typeof parentId === 'string' ? this.change(reparent.unit, place, (unitId) => ({ kind: 'reparent', unitId, parentId })) : parentId;
  }

  /** The units of the register that the changes name. */
  knownUnits(): string[] {
    const named = [
      ...this.transfers.flatMap(({ giverId, receiverId }) => [giverId, receiverId]),
      ...this.changes.flatMap((change) => (change.kind === 'establish' ? [change.unit.parentId ?? change.unit.unitId] : [change.unitId])),
    ];
    return [...new Set(named)].filter((id) => this.register.before(id) !== undefined);
  }

  private establish({ unit, from }: EstablishInput, place: Place): Refused | null {
    const parentId = parentOf(unit, this.newIds, this.register, `${place.path}.unit.parent`);
    if (typeof parentId === 'object' && parentId !== null) return parentId;
    const unitId = newUnitId(this.requestId, this.newUnits.indexOf(unit));
    this.changes.push({ kind: 'establish', unit: identityOf(unit, unitId, parentId), ...place });
    return this.transfer(from, unitId, false, place);
  }

  private absorb({ into, from }: AbsorbInput, place: Place): Refused | null {
    const receiverId = this.resolve(into, `${place.path}.into`);
    return typeof receiverId === 'string' ? this.transfer(from, receiverId, true, place) : receiverId;
  }

  private transfer(from: readonly TerritoryInput[], receiverId: string, receiverGoesOn: boolean, { clause, path }: Place): Refused | null {
    for (const [index, { unit, extent, remainder }] of from.entries()) {
      const place = `${path}.from.${String(index)}`;
      const giverId = this.resolve(unit, `${place}.unit`);
      if (typeof giverId !== 'string') return giverId;
      this.transfers.push({ giverId, receiverId, extent, remainder, receiverGoesOn, path: place, clause });
    }
    return null;
  }

  private change(reference: BatchUnitRefInput, place: Place, of: (unitId: string) => DistributiveOmit<PlacedChange, keyof Place>): Refused | null {
    const unitId = this.resolve(reference, `${place.path}.unit`);
    if (typeof unitId !== 'string') return unitId;
    this.changes.push({ ...of(unitId), ...place });
    return null;
  }

  private resolve(reference: BatchUnitRefInput, path: string): string | Refused {
    return resolveRef(reference, this.newIds, this.register, path);
  }
}

interface Place {
  readonly clause: string | null;
  readonly path: string;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
