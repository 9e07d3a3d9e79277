import { connectionOf } from '@ntm-ledger/service-host';
import { ArgsType, Field, Int } from 'type-graphql';
import { HistoryEventType } from './history-event.js';

@ArgsType()
export class HistoryArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also the events about every unit that this one came from, through all reforms, as a whole or in part.',
  })
  includePredecessors!: boolean;
}

export const HistoryConnectionType = connectionOf('History', () => HistoryEventType);
