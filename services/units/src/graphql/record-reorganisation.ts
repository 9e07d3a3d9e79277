import type { Decided } from '@ntm-ledger/events';
import type { DecisionBasis, RequestContext } from '@ntm-ledger/service-host';
import { actOf, sourceOf } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { decideReorganisation } from '../domain/reorganisation.js';
import { WorkingRegister } from '../domain/working-register.js';
import { ChangeReader } from './change-reader.js';
import { RecordReorganisationInput } from './reorganisation-input.js';
import { UnitsPayload, unitsPayload } from './units-payload.js';

/** Records resolutions. */
@Resolver()
export class RecordReorganisationMutation {
  @Mutation(() => UnitsPayload, { description: 'Records one resolution with all its changes, all or none.' })
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
  const { mode, precision, certainty } = input;
  const { changes, transfers } = read;
  return decideReorganisation(
    { mode, effectiveOn, precision, basis: actOf(input.basis), source: sourceOf(input.source), certainty, changes, transfers },
    register,
  );
}
