import type { EventStore, Position, RecordedEvent } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';

/** An event as the log holds it and as this program reads it. */
export interface ReadEvent {
  readonly recorded: RecordedEvent;
  readonly event: LedgerEvent;
}

/**
 * Reads the events at some positions, all at once: a page has few enough.
 * @throws Error when the log has no event where the index saw one: another log stands in its place.
 */
export async function readEvents(store: EventStore, positions: readonly Position[]): Promise<ReadEvent[]> {
  return Promise.all(
    positions.map(async (position) => {
      const recorded = await store.readAt(position);
      if (recorded === undefined) throw new Error(`The log has no event at position ${String(position)}, where it had one.`);
      return { recorded, event: decodeEvent(recorded) };
    }),
  );
}
