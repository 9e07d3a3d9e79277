import type { EventStore, RecordedEvent } from '@ntm-ledger/event-store';
import { WrongExpectedRevision } from '@ntm-ledger/event-store';
import { beginSpan, inSpan, keepsSpans, typeOfError } from '@ntm-ledger/telemetry';

/**
 * A log that makes a span of each append and of what a request reads of it, where spans are kept; the very same log otherwise. That it is followed makes none: a follower
 * belongs to no request, every replica has one, and what is to be known of it is measured (its lag and its position).
 */
export function tracedStore(store: EventStore): EventStore {
  if (!keepsSpans()) return store;
  return {
    capabilities: store.capabilities,
    append: (stream, events, ...rest) =>
      inSpan(
        { name: 'append', kind: 'client', attributes: { ...placeOf(stream), 'ntm.events': events.length }, isFault },
        async (span) => {
          const result = await store.append(stream, events, ...rest);
          span.set({ 'ntm.position': result.position });
          return result;
        },
      ),
    readStream: (stream, ...rest) => inReadingSpan(store.readStream(stream, ...rest), 'read a stream', placeOf(stream)),
    readAll: (...given) => inReadingSpan(store.readAll(...given), 'read the log', {}),
    readAt: (position) =>
      inSpan({ name: 'read an event', kind: 'client', attributes: { 'ntm.position': position } }, () => store.readAt(position)),
    head: () => inSpan({ name: 'look where the log ends', kind: 'client' }, () => store.head()),
    subscribe: (...given) => store.subscribe(...given),
    health: () => store.health(),
    close: () => store.close(),
  };
}

/** Where a stream belongs, without whose it is: what stands before the first hyphen. */
function placeOf(stream: string): { readonly 'ntm.stream.category': string } {
  const [category = ''] = stream.split('-', 1);
  return { 'ntm.stream.category': category };
}

/** That another writer was first happens to everybody. */
function isFault(error: unknown): boolean {
  return !(error instanceof WrongExpectedRevision);
}

/** The same pages, in a span from the first that is asked for to the last that is taken. */
async function* inReadingSpan(
  pages: AsyncIterable<readonly RecordedEvent[]>,
  name: string,
  attributes: Readonly<Record<string, string>>,
): AsyncGenerator<readonly RecordedEvent[]> {
  const span = beginSpan({ name, kind: 'client', attributes });
  let events = 0;
  try {
    for await (const page of pages) {
      events += page.length;
      yield page;
    }
  } catch (error) {
    span.fail(typeOfError(error));
    throw error;
  } finally {
    span.set({ 'ntm.events': events });
    span.end();
  }
}
