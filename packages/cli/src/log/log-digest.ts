import type { EventStore, Position, RecordedEvent } from '@ntm-ledger/event-store';
import { withPositions } from '@ntm-ledger/events';
import { createHash } from 'node:crypto';
import { Places } from './places.js';

/** What a log holds, in one line: logs of the same events have the same, whatever their form. */
export interface LogDigest {
  readonly events: number;
  /** SHA-256, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * The digest of a log up to a position (default: its end): over stream, revision, id, type, time of recording and body of every event in order, with
 * positions inside bodies as ordinals.
 */
export async function digestOf(store: EventStore, upTo?: Position): Promise<LogDigest> {
  const places = new Places();
  const sha256 = createHash('sha256');
  reading: for await (const batch of store.readAll()) {
    for (const event of batch) {
      if (upTo !== undefined && event.position > upTo) break reading;
      sha256.update(lineOf(event, places));
      places.add(event.position);
    }
  }
  return { events: places.count, sha256: sha256.digest('hex') };
}

function lineOf(event: RecordedEvent, places: Places): string {
  const { stream, revision, id, type, recordedAt } = event;
  const body = withPositions(event, (position) => places.ordinalOf(position));
  return `${JSON.stringify([stream, revision, id, type, recordedAt, body])}\n`;
}
