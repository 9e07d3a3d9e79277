import type { Position } from '@ntm-ledger/event-store';
import { LONGEST_CODE } from '@ntm-ledger/register';
import { badUserInput, MAX_PAGE, PositionScalar } from '@ntm-ledger/service-host';
import { IsOptional, Length } from 'class-validator';
import { Args, ArgsType, Ctx, Field, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { RecognitionContext } from './context.js';
import type { FeedMessage } from '../integration/recognition-feed.js';
import { RecognitionFeed } from '../integration/recognition-feed.js';
import { readRecognitionPage } from '../integration/recognition-page.js';
import { openReading } from './opening.js';
import { RecognitionEventMessage, RecognitionFeedType } from './recognition-event-type.js';

@ArgsType()
class RecognitionEventsArgs {
  @Field(() => PositionScalar, { nullable: true, description: 'The last position seen. Default: the start of the log.' })
  after?: Position | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only units within the one that bears this code at the moment of the event, itself among them.',
  })
  @IsOptional()
  @Length(1, LONGEST_CODE)
  under?: string | null;
}

@ArgsType()
class RecognitionFeedArgs extends RecognitionEventsArgs {
  @Field(() => Int, { description: `At most ${String(MAX_PAGE)}.` })
  first!: number;
}

interface Subscribing {
  readonly args: RecognitionEventsArgs;
  readonly context: RecognitionContext;
}

/** The events of titles as a page. */
@Resolver()
export class RecognitionFeedQuery {
  @Query(() => RecognitionFeedType, { nullable: true, description: 'The events of `recognitionEvents`, a page at a time.' })
  async recognitionFeed(
    @Args(() => RecognitionFeedArgs) { first, ...wanted }: RecognitionFeedArgs,
    @Ctx() ctx: RecognitionContext,
  ): Promise<RecognitionFeedType> {
    if (first < 0) throw badUserInput([{ path: 'first', message: `expected 0 to ${String(MAX_PAGE)}, not ${String(first)}` }]);
    const page = await readRecognitionPage(await openReading(ctx, wanted), Math.min(first, MAX_PAGE));
    return { ...page, events: [...page.events] };
  }
}

/** The resolver of the live feed, with its heartbeat every so many milliseconds. */
export function recognitionEventsResolver(heartbeatMs: number): NewableFunction {
  @Resolver()
  class RecognitionEventsSubscription {
    @Subscription(() => RecognitionEventMessage, {
      description:
        'What was recorded about titles, in log order: the backlog first, then live. At least once, nothing is skipped.',
      subscribe: async ({ args, context }: Subscribing) =>
        new RecognitionFeed({ ...(await openReading(context, args)), heartbeatMs }),
    })
    recognitionEvents(
      @Root() message: FeedMessage,
      @Args(() => RecognitionEventsArgs) _args: RecognitionEventsArgs,
    ): RecognitionEventMessage {
      return message;
    }
  }
  return RecognitionEventsSubscription;
}
