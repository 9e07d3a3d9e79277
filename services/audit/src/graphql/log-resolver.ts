import type { Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import type { EventType, Problem } from '@ntm-ledger/events';
import { isEventType } from '@ntm-ledger/events';
import type { RequestContext } from '@ntm-ledger/service-host';
import { badUserInput, MAX_PAGE, PositionScalar } from '@ntm-ledger/service-host';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { AuditModel } from '../projections/audit-model.js';
import type { ReadEvent } from '../reading/read-events.js';
import { readEvents } from '../reading/read-events.js';
import { historyEvent, HistoryEventType } from './history-event.js';
import { LogArgs, LogPageType } from './log-page.js';

/** The log itself, for auditors. Here an event's unit is shown where the event stands on both clocks, so that it is the same for ever. */
@Resolver()
export class LogResolver {
  @Query(() => HistoryEventType, { nullable: true, description: 'The event at a position; null where none stands.' })
  async eventAt(
    @Arg('position', () => PositionScalar) position: Position,
    @Ctx() context: RequestContext<AuditModel>,
  ): Promise<HistoryEventType | null> {
    const { position: known } = await context.settle({ minPosition: position });
    if (!context.model.events.has(position)) return null;
    const [read] = await readEvents(context.store, [position]);
    return read === undefined ? null : asItStands(read, known, context.model);
  }

  @Query(() => LogPageType, { nullable: true, description: 'Every event of the log, in the order in which it was recorded.' })
  async log(@Args(() => LogArgs) args: LogArgs, @Ctx() context: RequestContext<AuditModel>): Promise<LogPageType> {
    const types = eventTypes(args.types ?? null);
    if (args.first < 0)
      throw badUserInput([
        { path: 'first', message: `${String(args.first)} is no number of events; expected 0 to ${String(MAX_PAGE)}` },
      ]);
    const after = args.after ?? START;
    const { position: known } = await context.settle({ minPosition: after });
    const { model } = context;
    const { positions, more } = model.events.after(after, known, Math.min(args.first, MAX_PAGE), types);
    const read = await readEvents(context.store, positions);
    return {
      events: read.map((one) => asItStands(one, known, model)),
      nextAfter: more ? (positions.at(-1) ?? after) : known,
      caughtUp: !more,
    };
  }
}

function asItStands(read: ReadEvent, known: Position, model: AuditModel): HistoryEventType {
  const { effectiveOn, position } = read.event;
  return historyEvent(read, {
    known,
    withdrawnBy: model.events.withdrawalOf(position, known),
    moment: { effectiveOn, position },
  });
}

function eventTypes(names: readonly string[] | null): EventType[] | null {
  if (names === null) return null;
  const [problem, ...others] = names.flatMap((name, index): Problem[] =>
    isEventType(name) ? [] : [{ path: `types.${String(index)}`, message: `"${name}" is no type of event` }],
  );
  if (problem !== undefined) throw badUserInput([problem, ...others]);
  return names.filter(isEventType);
}
