import type { ReadStreamOptions } from './event-store.js';
import type { Position } from './position.js';

/** How many events a stream is read to at the most. @throws RangeError for a limit that is no number of events */
export function limitOf({ limit = Number.POSITIVE_INFINITY }: ReadStreamOptions): number {
  if (limit === Number.POSITIVE_INFINITY || (Number.isSafeInteger(limit) && limit >= 0)) return limit;
  throw new RangeError(`No stream can be read to a limit of ${String(limit)} events.`);
}

/** @throws RangeError when nothing could be read in batches of such a size */
export function assertBatchSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`A batch of ${String(size)} events cannot be read.`);
}

/**
 * A position beyond the end is another log's, or this one's before an older copy was put back: to read on from it would skip events.
 * @throws RangeError for such a one
 */
export function assertWithin(position: Position, head: Position): void {
  if (position > head) throw new RangeError(`Position ${String(position)} is beyond the end of the log, ${String(head)}.`);
}
