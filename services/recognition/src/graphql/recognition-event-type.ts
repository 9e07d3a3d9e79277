import type { Position } from '@ntm-ledger/event-store';
import { DatePrecisionEnum, DateScalar, DateTimeScalar, enumOf, PositionScalar } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { Field, ID, ObjectType } from 'type-graphql';
import type { RecognitionEvent } from '../integration/recognition-event.js';
import type { FeedMessage } from '../integration/recognition-feed.js';
import type { RecognitionPage } from '../integration/recognition-page.js';
import { DecisionType } from './decision-type.js';
import { Unit } from './unit.js';

const FeedMessageKindEnum = enumOf(
  ['EVENT', 'HEARTBEAT'],
  'RecognitionEventKind',
  'An EVENT, or a HEARTBEAT that says how far the log has been read.',
);

@ObjectType('RecognitionEvent', {
  description: 'Something that was recorded about titles: a decision, an announcement, or the withdrawal of one.',
})
export class RecognitionEventType implements RecognitionEvent {
  @Field(() => ID)
  id!: string;

  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => String, { description: 'e.g. `RecognitionGranted`, `TitleRevoked`, `FactWithdrawn`' })
  type!: RecognitionEvent['type'];

  @Field(() => DateScalar)
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => DateTimeScalar)
  recordedAt!: number;

  @Field(() => Unit, { nullable: true, description: "At the event's own moment." })
  unit!: Unit;

  @Field(() => DecisionType, {
    nullable: true,
    description: 'For a withdrawal: the decision that was withdrawn, or whose announcement was.',
  })
  decision!: DecisionType | null;
}

@ObjectType('RecognitionEventMessage')
export class RecognitionEventMessage {
  @Field(() => PositionScalar, { description: 'The cursor to resume from: nothing up to here is left out.' })
  position!: Position;

  @Field(() => FeedMessageKindEnum)
  kind!: FeedMessage['kind'];

  @Field(() => RecognitionEventType, { nullable: true, description: 'Null in a heartbeat.' })
  event!: RecognitionEventType | null;
}

@ObjectType('RecognitionFeed')
export class RecognitionFeedType implements RecognitionPage {
  @Field(() => [RecognitionEventType])
  events!: RecognitionEventType[];

  @Field(() => PositionScalar, { description: 'Give it back as `after`: nothing up to here is left out.' })
  nextAfter!: Position;

  @Field(() => Boolean, { description: 'Whether that was all there is.' })
  caughtUp!: boolean;
}
