import type { RequestContext } from '@ntm-ledger/service-host';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AuditModel } from '../projections/audit-model.js';
import { readEvents } from '../reading/read-events.js';
import { tellEvent } from '../reading/tell-event.js';
import { summarise } from '../summaries/index.js';
import { HistoryEventType, LanguageEnum } from './history-event.js';

/** The fields of an event that are more than a look at it. */
@Resolver(() => HistoryEventType)
export class HistoryEventResolver {
  @FieldResolver(() => String, {
    description:
      'One sentence that a person can read, with the names of its time. Default: the language of the request (Accept-Language), else Vietnamese.',
  })
  async summary(
    @Root() { read, known }: HistoryEventType,
    @Arg('language', () => LanguageEnum, { nullable: true }) language: keyof typeof LanguageEnum | null | undefined,
    @Ctx() context: RequestContext<AuditModel>,
  ): Promise<string> {
    const told = await tellEvent(read.event, {
      model: context.model,
      known,
      read: async (position) => {
        const [found] = await readEvents(context.store, [position]);
        if (found === undefined) throw new Error(`Nothing was read at position ${String(position)}.`);
        return found.event;
      },
    });
    const wording = summarise(told);
    switch (language) {
      case 'VI':
        return wording.vi;
      case 'EN':
        return wording.en;
      case null:
      case undefined:
        return wording[context.language];
    }
  }

  @FieldResolver(() => GraphQLJSONObject, { description: 'The data of the event, in the very shape in which it was recorded.' })
  data(@Root() { read }: HistoryEventType): unknown {
    // Not the decoded event's: that is brought to the newest version.
    const body: unknown = JSON.parse(read.recorded.body);
    return typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  }
}
