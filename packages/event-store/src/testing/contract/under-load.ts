import { describe, expect, test } from '@jest/globals';
import type { EventFilter, EventStore, RecordedEvent, SubscribeOptions } from '../../event-store.js';
import type { Position } from '../../position.js';
import { NO_STREAM } from '../../position.js';
import type { CurrentSubject } from './subject.js';
import { anEvent, freshStream, gather, idsOf, someEvents } from './subject.js';

const WRITERS = 8;
const APPENDS_A_WRITER = 30;

/** Writers append events of two types in turn, one to three at a time, each to its own stream `<prefix><n>`. */
async function writeMuch(store: EventStore, prefix: string, onHalf: () => void): Promise<void> {
  let appended = 0;
  const write = async (writer: number): Promise<void> => {
    let end;
    for (let n = 0; n < APPENDS_A_WRITER; n += 1) {
      const events = someEvents(1 + (n % 3), n % 2 === 0 ? 'Even' : 'Odd');
      end = await store.append(`${prefix}${String(writer)}`, events, end?.revision ?? NO_STREAM);
      appended += 1;
      if (appended === (WRITERS * APPENDS_A_WRITER) / 2) onHalf();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
}

/**
 * Follows the log until the event `last` comes, and checks on the way what the port says of the order of messages:
 * positions only rise, and a mark stands after every event up to its position and before every later one.
 */
async function follow(store: EventStore, options: SubscribeOptions, last: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  let reached: number = options.after ?? 0;
  for await (const message of store.subscribe(options)) {
    if (message.kind !== 'events') {
      expect(message.position).toBeGreaterThanOrEqual(reached);
      reached = message.position;
      continue;
    }
    expect(message.events.length).toBeGreaterThan(0);
    expect(message.events.length).toBeLessThanOrEqual(options.batchSize ?? 1_000);
    for (const event of message.events) {
      expect(event.position).toBeGreaterThan(reached);
      reached = event.position;
      events.push(event);
    }
    if (events.at(-1)?.id === last) break;
  }
  return events;
}

export function describeUnderLoad(subject: CurrentSubject): void {
  describe('under load', () => {
    test('hands every subscriber every event once, whenever it joins, whatever it filters, however slow it is', async () => {
      const { store } = subject();
      const before = await store.head();
      const prefix = freshStream('load-');
      const last = anEvent('Odd');
      const filters: (EventFilter | undefined)[] = [
        undefined,
        { streamPrefixes: [`${prefix}3`, `${prefix}5`, `${prefix}end`] },
        { types: ['Odd'] },
      ];
      const optionsOf = (after: Position, filter: EventFilter | undefined, batchSize: number): SubscribeOptions =>
        filter === undefined ? { after, batchSize } : { after, filter, batchSize };

      const subscribers: { options: SubscribeOptions; result: ReturnType<typeof follow> }[] = [];
      const join = (after: Position, sizes: readonly number[]): void => {
        for (const filter of filters) {
          for (const batchSize of sizes) {
            const options = optionsOf(after, filter, batchSize);
            subscribers.push({ options, result: follow(store, options, last.id) });
          }
        }
      };

      join(before, [1, 500]);
      const { promise: half, resolve: onHalf } = Promise.withResolvers<undefined>();
      const writing = writeMuch(store, prefix, () => {
        onHalf(undefined);
      });
      await half;
      join(before, [7]);
      join(await store.head(), [100]);
      await writing;
      const { position } = await store.append(`${prefix}end`, [last], NO_STREAM);

      const written = await gather(store.readAll({ after: before }));
      expect(written).toHaveLength(WRITERS * APPENDS_A_WRITER * 2 + 1);
      expect(written.at(-1)?.position).toBe(position);
      expect(subscribers).toHaveLength(12);
      for (const { options, result } of subscribers) {
        const events = await result;
        const expected = await gather(store.readAll(options));
        expect(idsOf(events)).toEqual(idsOf(expected));
        expect(events).toHaveLength(
          written.filter((event) => event.position > (options.after ?? 0) && passes(event, options.filter)).length,
        );
      }
    });

    test('keeps each stream in the order in which its writer appended', async () => {
      const { store } = subject();
      const prefix = freshStream('order-');
      await writeMuch(store, prefix, () => undefined);
      for (let writer = 0; writer < WRITERS; writer += 1) {
        const events = await gather(store.readStream(`${prefix}${String(writer)}`));
        expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: APPENDS_A_WRITER * 2 }, (_, n) => n));
        const positions: number[] = events.map(({ position }) => position);
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      }
    });
  });
}

function passes(event: RecordedEvent, filter: EventFilter | undefined): boolean {
  if (filter === undefined) return true;
  return 'types' in filter
    ? filter.types.includes(event.type)
    : filter.streamPrefixes.some((prefix) => event.stream.startsWith(prefix));
}
