import type { Position } from '@ntm-ledger/event-store';
import { decodeEvent, TITLE_STREAMS } from '@ntm-ledger/events';
import type { EventReader } from './event-reader.js';
import type { RecognitionEvent } from './recognition-event.js';

/** Some events of the titles, and where to go on. */
export interface RecognitionPage {
  readonly events: readonly RecognitionEvent[];
  /** Nothing up to here is left out. */
  readonly nextAfter: Position;
  /** Whether that was the end of the log when it was asked. */
  readonly caughtUp: boolean;
}

/** Reads a page of the very events that the feed delivers. */
export async function readRecognitionPage({ store, after, folded, read }: EventReader, first: number): Promise<RecognitionPage> {
  const events: RecognitionEvent[] = [];
  let covered = after;
  const head = await store.head();
  for await (const batch of store.readAll({ after, filter: { streamPrefixes: [TITLE_STREAMS] } })) {
    for (const recorded of batch) {
      await folded(recorded.position);
      const event = read(decodeEvent(recorded));
      if (event !== null && events.length === first) return { events, nextAfter: covered, caughtUp: false };
      if (event !== null) events.push(event);
      covered = recorded.position;
    }
  }
  return { events, nextAfter: covered > head ? covered : head, caughtUp: true };
}
