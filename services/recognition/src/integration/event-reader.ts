import type { EventStore, Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import type { RecognitionEvent } from './recognition-event.js';

/** What the feed and its pages have in common: where they read, from where on, and what they make of an event. */
export interface EventReader {
  readonly store: Pick<EventStore, 'head' | 'readAll' | 'subscribe'>;
  /** Exclusive. */
  readonly after: Position;
  /** Settles when the service has folded the log up to a position. */
  readonly folded: (position: Position) => Promise<void>;
  /** Reads a folded event; null where it is not wanted. */
  readonly read: (event: LedgerEvent) => RecognitionEvent | null;
}
