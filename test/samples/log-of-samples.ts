import type { EventStore, Position, RecordedEvent } from '@ntm-ledger/event-store';
import { START, StoreStopped } from '@ntm-ledger/event-store';
import { once } from 'node:events';

/**
 * A log that holds a few recorded events at the positions they were recorded at, and takes no more. No adapter could hold them: a stored
 * sample keeps the place it had among events that were not stored, and a withdrawal names its fact by that place.
 */
export function logOf(events: readonly RecordedEvent[]): EventStore {
  const head: Position = events.at(-1)?.position ?? START;
  return {
    capabilities: { refusesReusedIds: false },
    append: () => Promise.reject(new StoreStopped('This log takes no more events.')),
    async *readStream(stream, { from = 0, direction = 'forwards' } = {}) {
      const own = events.filter((event) => event.stream === stream);
      if (direction === 'forwards') yield own.filter(({ revision }) => revision >= from);
      else yield own.filter(({ revision }) => revision <= from).reverse();
    },
    async *readAll() {
      yield events;
    },
    readAt: (position) => Promise.resolve(events.find((event) => event.position === position)),
    head: () => Promise.resolve(head),
    async *subscribe({ signal } = {}) {
      yield { kind: 'events', events };
      yield { kind: 'caught-up', position: head };
      if (signal?.aborted === false) await once(signal, 'abort');
    },
    health: () => ({ ok: true }),
    close: () => Promise.resolve(),
  };
}
