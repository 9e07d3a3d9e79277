import type { EventFilter, RecordedEvent } from '../event-store.js';
import type { Position } from '../position.js';
import { START } from '../position.js';
import { assertWithin } from '../read-rules.js';
import type { FollowedLog, Page } from '../subscription.js';
import { LogPages } from './log-pages.js';
import type { LogServer } from './log-server.js';
import type { LogTail } from './log-tail.js';
import { Backoff } from './patience.js';
import type { ServerReader } from './server-reader.js';

/** What a subscriber has asked for. */
export interface Wish {
  readonly after: Position;
  readonly passes: (event: RecordedEvent) => boolean;
  readonly batchSize: number;
  readonly signal: AbortSignal | undefined;
}

/** Whether a filter lets an event through. */
export function filtering(filter: EventFilter | undefined): (event: RecordedEvent) => boolean {
  if (filter === undefined) return () => true;
  if ('types' in filter) {
    const types = new Set(filter.types);
    return ({ type }) => types.has(type);
  }
  return ({ stream }) => filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
}

/** How a server is read and followed. */
export interface FollowedServer {
  readonly server: LogServer;
  readonly reader: ServerReader;
  readonly tail: LogTail;
}

/**
 * A server's log as one subscription follows it: what comes next is taken from the tail, or from the server when it lies further back. A subscriber waits
 * for its server as long as it takes, whatever becomes of the connection: `health()` says meanwhile why nothing comes.
 */
export function followedServer(
  { server, reader, tail }: FollowedServer,
  { passes, batchSize }: Omit<Wish, 'after' | 'signal'>,
): FollowedLog {
  const pages = new LogPages(server);
  const backoff = new Backoff();
  const untilAnswered = <Result>(read: () => Promise<Result>): Promise<Result> => server.read(read, Number.POSITIVE_INFINITY);
  /** How far the log went when the subscription began: another process may have written what the tail has not seen. */
  let known: Position = START;
  return {
    signal: tail.signal,
    isClosed: () => server.closed.aborted,
    async begin(position) {
      await untilAnswered(() => tail.start());
      known = await untilAnswered(() => reader.head());
      assertWithin(position, known);
    },
    head: () => (tail.head > known ? tail.head : known),
    async next(after): Promise<Page | undefined> {
      const kept = tail.since(after, batchSize);
      if (kept !== undefined) pages.close();
      const { events } = kept === undefined ? await untilAnswered(() => pages.after(after, batchSize)) : { events: kept };
      const upTo = events.at(-1)?.position;
      if (upTo === undefined) {
        // What is known to be there has not come: a follower of the cluster may lag behind its leader.
        await backoff.wait(server.closed);
        return undefined;
      }
      backoff.reset();
      return { events: events.filter(passes), upTo };
    },
    release() {
      pages.close();
    },
  };
}
