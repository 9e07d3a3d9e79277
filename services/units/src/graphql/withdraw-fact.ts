import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import type { RequestContext } from '@ntm-ledger/service-host';
import { PositionScalar, RecordingInput, Refused, sourceOf, WarningType } from '@ntm-ledger/service-host';
import { IsUUID, Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { decideWithdrawal, withdrawersOf } from '../domain/withdrawal.js';
import type { UnitsModel } from '../projections/units-model.js';

@InputType('WithdrawFactInput', {
  description:
    'Takes back a fact that was recorded in error, with all that the same mutation recorded. Any fact, of whichever service.',
})
class WithdrawFactInput extends RecordingInput {
  @Field(() => ID, { description: "The event's id, as its history shows it." })
  @IsUUID(undefined, { message: 'expected the id of an event (a UUID)' })
  eventId!: string;

  @Field(() => PositionScalar, { description: "The event's position, as its history shows it; the id guards against a slip." })
  position!: Position;

  @Field(() => String)
  @Length(1, 2000)
  reason!: string;
}

@ObjectType()
class WithdrawnFact {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  type!: string;
}

@ObjectType()
class WithdrawFactPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => [WithdrawnFact])
  withdrawn!: WithdrawnFact[];

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/**
 * Withdrawals of facts of every service. They stand here because the register is what a withdrawal can break: other facts stand for
 * themselves, units carry one another. What is measured by a criteria set is asked of the folds that all services share.
 */
@Resolver()
export class WithdrawFactMutation {
  @Mutation(() => WithdrawFactPayload, {
    description: 'Takes back a fact that was recorded in error: from here on it does not count; before here it still shows.',
  })
  async withdrawFact(
    @Arg('input', () => WithdrawFactInput) input: WithdrawFactInput,
    @Ctx() ctx: RequestContext<UnitsModel>,
  ): Promise<WithdrawFactPayload> {
    ctx.requireActor();
    const { named, batch } = await readBatch(input, ctx);
    const { mode, reason } = input;
    const recorded = await ctx.record({
      input,
      roles: withdrawersOf(batch),
      decide: (basis) => {
        const view = ctx.model.withdrawalView(basis.position);
        const concerned = batch.flatMap(({ concerns }) => concerns);
        // A unit whose registration is withdrawn lies under nothing any more, so "withdrawn already" is said before "not yours".
        const outside = view.isWithdrawn(named) ? null : basis.outsideScope(concerned, named.effectiveOn);
        return outside ?? decideWithdrawal({ mode, reason, source: sourceOf(input.source), named, batch }, view);
      },
    });
    const withdrawn = recorded.events.flatMap((event) =>
      event.type === 'FactWithdrawn' ? [{ id: event.data.eventId, type: event.data.type }] : [],
    );
    return { position: recorded.position, withdrawn, warnings: [...recorded.warnings] };
  }
}

/** The event that an input names and everything that was recorded with it. These never change, so they are read before deciding. */
async function readBatch(
  { eventId, position }: WithdrawFactInput,
  ctx: RequestContext,
): Promise<{ named: LedgerEvent; batch: LedgerEvent[] }> {
  const found = await ctx.store.readAt(position);
  if (found?.id !== eventId) {
    throw new Refused({ code: 'NOT_FOUND', message: `No event with the id ${eventId} stands at position ${String(position)}.` });
  }
  const named = decodeEvent(found);
  const batch: LedgerEvent[] = [];
  for (const direction of ['backwards', 'forwards'] as const) {
    reading: for await (const page of ctx.store.readStream(found.stream, { from: found.revision, direction })) {
      for (const recorded of page) {
        const event = decodeEvent(recorded);
        if (event.correlationId !== named.correlationId) break reading;
        if (direction === 'backwards') batch.unshift(event);
        else if (event.revision !== named.revision) batch.push(event);
      }
    }
  }
  return { named, batch };
}
