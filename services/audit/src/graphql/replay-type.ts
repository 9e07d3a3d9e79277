import { MomentScalar } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { Field, ObjectType } from 'type-graphql';
import { HistoryEventType } from './history-event.js';
import { UnitType } from './unit.js';

@ObjectType('ReplayMessage', { description: 'An event of a unit as it is replayed, and the unit as it is after it.' })
export class ReplayMessageType {
  @Field(() => HistoryEventType, { nullable: true, description: 'Null where there is nothing to replay.' })
  event!: HistoryEventType | null;

  @Field(() => MomentScalar, {
    description:
      'The day of the event, as far as was known with the latest recorded of the events replayed so far. Sent back as `at: {moment: …}` it gives the same state again.',
  })
  moment!: Moment;

  @Field(() => UnitType, {
    nullable: true,
    description:
      'The unit at that moment; for an event about a unit that it came from, that one. Null on a day before it is known to have stood.',
  })
  unit!: UnitType | null;

  @Field(() => Boolean, { description: 'Whether this is the last message.' })
  done!: boolean;
}
