import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, RecordedEvent } from '../../event-store.js';

/** A store for one test. The log need not be empty, but nobody else may write to it during the test. */
export interface ContractSubject {
  readonly store: EventStore;
  /** Closes the store and opens another on the same log. */
  readonly reopen: () => Promise<EventStore>;
  /** Closes what is open and removes what the test has left. */
  readonly destroy: () => Promise<void>;
}

/** Gives the subject of the running test. */
export type CurrentSubject = () => ContractSubject;

/** An event with an id of its own. */
export function anEvent(type = 'ThingHappened', body = '{"n":1}'): NewEvent {
  return { id: randomUUID(), type, body };
}

export function someEvents(count: number, type?: string): NewEvent[] {
  return Array.from({ length: count }, (_, n) => anEvent(type, `{"n":${String(n)}}`));
}

/** The name of a stream (or a prefix for several) that no other test has used, since a server keeps its log from test to test. */
export function freshStream(hint = 'stream'): string {
  return `contract-${hint}-${randomUUID()}`;
}

/** Every event of batches, in one list. */
export async function gather(batches: AsyncIterable<readonly RecordedEvent[]>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}

export function idsOf(events: readonly NewEvent[]): string[] {
  return events.map(({ id }) => id);
}
