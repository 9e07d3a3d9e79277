import type { EventStore, Position, RecordedEvent } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';

/** A log whose positions lie apart, as bytes of a server's do: so many times those of another. */
export function spacedOut(store: EventStore, times: number): EventStore {
  const out = (position: Position): Position => toPosition(position * times);
  const back = (position: Position): Position => toPosition(position / times);
  const event = (recorded: RecordedEvent): RecordedEvent => ({ ...recorded, position: out(recorded.position) });
  async function* batches(read: AsyncIterable<readonly RecordedEvent[]>): AsyncGenerator<readonly RecordedEvent[], undefined> {
    for await (const batch of read) yield batch.map(event);
  }
  return {
    capabilities: store.capabilities,
    append: async (...append) => {
      const { position, revision } = await store.append(...append);
      return { position: out(position), revision };
    },
    readStream: (...read) => batches(store.readStream(...read)),
    readAll: ({ after, ...options } = {}) =>
      batches(store.readAll(after === undefined ? options : { ...options, after: back(after) })),
    readAt: async (position) => {
      const found = await store.readAt(back(position));
      return found === undefined ? undefined : event(found);
    },
    head: async () => out(await store.head()),
    subscribe: () => {
      throw new Error('nothing that copies follows a log');
    },
    health: () => store.health(),
    close: () => store.close(),
  };
}
