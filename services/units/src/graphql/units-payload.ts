import type { Position } from '@ntm-ledger/event-store';
import { isUnitEvent } from '@ntm-ledger/register';
import type { RecordedAnswer, RequestContext } from '@ntm-ledger/service-host';
import { PositionScalar, WarningType } from '@ntm-ledger/service-host';
import { Field, ObjectType } from 'type-graphql';
import { Unit, unitOf } from './unit.js';

@ObjectType()
export class UnitsPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => [Unit])
  units!: Unit[];

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/** The units that a mutation changed, each once, as they are just after it. */
export function unitsPayload(recorded: RecordedAnswer, ctx: RequestContext): UnitsPayload {
  const ids = new Set(recorded.events.flatMap((event) => (isUnitEvent(event) ? [event.data.unitId] : [])));
  const states = [...ids].map((id) => ctx.register.unitAt(id, recorded.moment)).filter((state) => state !== undefined);
  return {
    position: recorded.position,
    units: states.map((state) => unitOf(state, recorded.moment)),
    warnings: [...recorded.warnings],
  };
}
