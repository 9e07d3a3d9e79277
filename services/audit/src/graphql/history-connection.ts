import { PageInfoType } from '@ntm-ledger/service-host';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
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

@ObjectType('HistoryEdge')
export class HistoryEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => HistoryEventType)
  node!: HistoryEventType;
}

@ObjectType('HistoryConnection')
export class HistoryConnectionType {
  @Field(() => [HistoryEventType])
  nodes!: HistoryEventType[];

  @Field(() => [HistoryEdgeType])
  edges!: HistoryEdgeType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int)
  totalCount!: number;
}
