import type { AppendResult, EventStore, ExpectedRevision, NewEvent } from '@ntm-ledger/event-store';

/** An append on its way to a store. */
export interface PassingAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
  /** Hands it on as it is. */
  pass(): Promise<AppendResult>;
}

/** A store on which something happens around every append: another writer is first, the answer is lost, the disk is full. */
export function storeAround(store: EventStore, append: (passing: PassingAppend) => Promise<AppendResult>): EventStore {
  return {
    capabilities: store.capabilities,
    append: (stream, events, expected) =>
      append({ stream, events, expected, pass: () => store.append(stream, events, expected) }),
    readStream: (...given) => store.readStream(...given),
    readAll: (...given) => store.readAll(...given),
    readAt: (position) => store.readAt(position),
    head: () => store.head(),
    subscribe: (...given) => store.subscribe(...given),
    health: () => store.health(),
    close: () => store.close(),
  };
}
