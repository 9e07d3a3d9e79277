import type { EventData, ResolvedEvent } from '@eventstore/db-client';
import { binaryEvent } from '@eventstore/db-client';
import { StoreStopped } from '../errors.js';
import type { AppendOptions, NewEvent, RecordedEvent } from '../event-store.js';
import type { Position, Revision } from '../position.js';
import { toPosition, toRevision } from '../position.js';
import { StoredEvent } from '../stored-event.js';

/** An integer of the server's, of 64 bits: a number where one holds it exactly. */
export type Integer = number | bigint;

/** What is said of an event that the server took as JSON. */
export const WRITTEN_AS_JSON = 'The log holds an event that was written as JSON, by something else than a ledger.';

/**
 * An event for the server. Its body goes over as bytes: as JSON the client would parse and print it, and the store promises to give back
 * these very characters. The server stamps every event with its own time, so that of another log goes along as metadata.
 */
export function toEventData({ id, type, body }: NewEvent, { recordedAt }: AppendOptions): EventData {
  const data = Buffer.from(body);
  return recordedAt === undefined ? binaryEvent({ id, type, data }) : binaryEvent({ id, type, data, metadata: { recordedAt } });
}

/** The event of a record read from the server, or undefined for one of the server's own and for links. @throws StoreStopped for one that has no place. */
export function toRecordedEvent({ event, link }: Pick<ResolvedEvent, 'event' | 'link'>): RecordedEvent | undefined {
  if (event === undefined || link !== undefined || isOfServer(event.streamId, event.type)) return undefined;
  const recordedAt = timeOfCopied(event.metadata) ?? event.created.getTime();
  const body = bodyOf(event.data);
  const [revision, position] = [revisionOf(event.revision), positionOf(event.position)];
  return new StoredEvent(event.id, event.type, body, event.streamId, revision, position, recordedAt);
}

/** When the log that an event was copied from had taken it; undefined for an event that was appended here first. */
export function timeOfCopied(metadata: unknown): number | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('recordedAt' in metadata)) return undefined;
  return typeof metadata.recordedAt === 'number' ? metadata.recordedAt : undefined;
}

/** Whether an event belongs to the server: filters of reads are ignored by it without a word, so all of them come. */
export function isOfServer(stream: string, type: string): boolean {
  return stream.startsWith('$') || type.startsWith('$');
}

function bodyOf(data: unknown): string {
  if (data instanceof Uint8Array) return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8');
  throw new StoreStopped(WRITTEN_AS_JSON);
}

/**
 * A position as a number: the commit position, which is the prepare position too for every event that was not written in a transaction of the old
 * kind (nothing here writes those). Beyond 2^53 - 1 it would be rounded, and one never is.
 * @throws StoreStopped
 */
export function positionOf(position: { readonly commit: Integer; readonly prepare: Integer } | undefined): Position {
  if (position === undefined) throw new StoreStopped('The server has not said where an event lies in the log.');
  if (position.commit !== position.prepare)
    throw new StoreStopped(
      `An event of the log has two positions, ${String(position.commit)} and ${String(position.prepare)}: it was written by something else than a ledger.`,
    );
  if (position.commit > Number.MAX_SAFE_INTEGER)
    throw new StoreStopped(`Position ${String(position.commit)} is beyond 2^53 - 1, and positions are never rounded.`);
  return toPosition(Number(position.commit));
}

/** A revision as a number. @throws StoreStopped beyond 2^53 - 1 */
export function revisionOf(revision: Integer): Revision {
  if (revision > Number.MAX_SAFE_INTEGER) throw new StoreStopped(`Revision ${String(revision)} is beyond 2^53 - 1.`);
  return toRevision(Number(revision));
}
