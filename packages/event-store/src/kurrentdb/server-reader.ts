import type { AllStreamResolvedEvent, Position as ServerPosition, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { BACKWARDS, END, ErrorType, FORWARDS, START as SERVER_START } from '@eventstore/db-client';
import type { RecordedEvent } from '../event-store.js';
import type { Position, Revision } from '../position.js';
import { START } from '../position.js';
import { toRecordedEvent } from './event-record.js';
import type { LogServer } from './log-server.js';
import { within } from './patience.js';
import { isOfType, isUnknownPosition } from './server-error.js';

/** How many events a look backwards for the last one of ours takes at first, and at most. */
const FIRST_LOOK = 4;
const LONGEST_LOOK = 1_024;

/** Looks things up on the server, each call with a time limit of its own. What reads on and on goes through `LogPages`. */
export class ServerReader {
  readonly #server: LogServer;

  constructor(server: LogServer) {
    this.#server = server;
  }

  /** The event of ours at a position. The server calls a position that is no event's own an unknown error. */
  async at(position: Position): Promise<RecordedEvent | undefined> {
    if (position === START) return undefined;
    try {
      const [resolved] = await this.#gather(
        this.#server.client.readAll({
          direction: FORWARDS,
          fromPosition: serverPosition(position),
          maxCount: 1,
          ...this.#call(),
        }),
      );
      const event = resolved === undefined ? undefined : toRecordedEvent(resolved);
      return event?.position === position ? event : undefined;
    } catch (error) {
      if (isUnknownPosition(error)) return undefined;
      throw error;
    }
  }

  /** The position of the last event of ours. The server's own events may follow it, many on an idle server. */
  async head(): Promise<Position> {
    let from: ServerPosition | undefined;
    for (let size = FIRST_LOOK; ; size = Math.min(LONGEST_LOOK, size * 4)) {
      const read: AllStreamResolvedEvent[] = await this.#gather(
        this.#server.client.readAll({
          direction: BACKWARDS,
          fromPosition: from ?? END,
          maxCount: size,
          ...this.#call(),
        }),
      );
      const [last] = read.flatMap((resolved) => ourEvents(resolved));
      if (last !== undefined) return last.position;
      from = read.at(-1)?.event?.position;
      if (from === undefined || read.length < size) return START;
    }
  }

  /** The next events of a stream from a revision (inclusive; without one from the end it begins at); none when there is no such stream. */
  async ofStream(
    stream: string,
    from: Revision | undefined,
    direction: 'forwards' | 'backwards',
    count: number,
  ): Promise<readonly RecordedEvent[]> {
    try {
      const read: ResolvedEvent[] = await this.#gather(
        this.#server.client.readStream(stream, {
          direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
          fromRevision: from === undefined ? (direction === 'forwards' ? SERVER_START : END) : BigInt(from),
          maxCount: count,
          ...this.#call(),
        }),
      );
      return read.flatMap((resolved) => ourEvents(resolved));
    } catch (error) {
      if (isOfType(error, ErrorType.STREAM_NOT_FOUND)) return [];
      throw error;
    }
  }

  #call(): { readonly deadline: number; readonly requiresLeader: boolean } {
    return { deadline: this.#server.limits.call, requiresLeader: this.#server.requiresLeader };
  }

  /** What a read gives. Its handler of errors stays: one that comes when nobody listens would end the process. */
  async #gather<Resolved>(stream: StreamingRead<Resolved>): Promise<Resolved[]> {
    const { promise, resolve, reject } = Promise.withResolvers<Resolved[]>();
    const read: Resolved[] = [];
    stream.on('error', reject);
    stream.on('data', (resolved: Resolved) => {
      read.push(resolved);
    });
    stream.on('end', () => {
      resolve(read);
    });
    try {
      return await within(this.#server.limits.call, promise);
    } catch (error) {
      stream.cancel().catch(() => undefined);
      throw error;
    }
  }
}

/** The place of an event on the server: whatever is read by it was checked to have one place for both. */
export function serverPosition(position: Position): ServerPosition {
  return { commit: BigInt(position), prepare: BigInt(position) };
}

function ourEvents(resolved: ResolvedEvent): RecordedEvent[] {
  const event = toRecordedEvent(resolved);
  return event === undefined ? [] : [event];
}
