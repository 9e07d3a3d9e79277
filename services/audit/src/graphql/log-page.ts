import type { Position } from '@ntm-ledger/event-store';
import { PositionScalar } from '@ntm-ledger/service-host';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { HistoryEventType } from './history-event.js';

@ArgsType()
export class LogArgs {
  @Field(() => PositionScalar, { nullable: true, description: 'Exclusive. Default: the start of the log.' })
  after?: Position | null;

  @Field(() => Int)
  first!: number;

  @Field(() => [String], { nullable: true, description: 'Only events of these types, e.g. `RecognitionGranted`. Default: all.' })
  types?: string[] | null;
}

@ObjectType('LogPage', { description: 'A page of the log, in the order in which it was recorded.' })
export class LogPageType {
  @Field(() => [HistoryEventType])
  events!: HistoryEventType[];

  @Field(() => PositionScalar, { description: 'What to send as `after` for the next page.' })
  nextAfter!: Position;

  @Field(() => Boolean, { description: 'Whether the log held nothing more when it was asked.' })
  caughtUp!: boolean;
}
