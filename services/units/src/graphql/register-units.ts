import type { Decided, UnitIdentity } from '@ntm-ledger/events';
import type { DecisionBasis, RequestContext } from '@ntm-ledger/service-host';
import { actOf, DatedRecordingInput, sourceOf } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { decideRegistration } from '../domain/registration.js';
import { WorkingRegister } from '../domain/working-register.js';
import { identityOf, idsByRef, newUnitId, NewUnitInput, parentOf } from './new-unit-input.js';
import { UnitsPayload, unitsPayload } from './units-payload.js';

@InputType('RegisterUnitsInput', { description: 'Units that stand, entered as they are on a day. All or none.' })
export class RegisterUnitsInput extends DatedRecordingInput {
  @Field(() => [NewUnitInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested()
  units!: NewUnitInput[];
}

/** Enters units into the register. */
@Resolver()
export class RegisterUnitsMutation {
  @Mutation(() => UnitsPayload, { description: 'Enters units that stand into the register, all or none.' })
  async registerUnits(
    @Arg('input', () => RegisterUnitsInput) input: RegisterUnitsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UnitsPayload> {
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
  const outside = basis.outsideScope(
    anchors.filter((id) => id !== null),
    effectiveOn,
  );
  if (outside !== null) return outside;
  return decideRegistration(
    {
      mode: input.mode,
      effectiveOn,
      precision: input.precision,
      basis: actOf(input.basis),
      source: sourceOf(input.source),
      units,
    },
    register,
  );
}
