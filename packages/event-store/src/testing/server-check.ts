import type { EventStore, NewEvent, RecordedEvent } from '../event-store.js';
import type { Followed, Follower } from './followed-log.js';
import { FollowedEvents, followersOf, lastOf } from './followed-log.js';
import type { Acknowledgement } from './kill-check.js';
import { plannedAppends, plannedStream, WRITERS } from './kill-plan.js';

/** What was found in the log of a server after one life. Everything must be 0 but the first two. */
export interface ServerFindings {
  events: number;
  acknowledgedEvents: number;
  /** Acknowledged events that the log does not hold. */
  missing: number;
  /** Events that are not what was to be appended there: others, in another order, or twice. */
  misplaced: number;
  /** Acknowledged appends whose last event lies elsewhere than was said. */
  displaced: number;
  /** Subscribers that were handed other events than the log holds for them, or in another order. */
  misled: number;
}

/**
 * Compares the log of a life with what was to be appended, with what was acknowledged, and with what its subscribers were handed.
 * @param acknowledged of each stream the places that were acknowledged, by the revision of the append's last event
 */
export async function checkServerLog(
  store: EventStore,
  life: string,
  acknowledged: ReadonlyMap<string, ReadonlyMap<number, number>>,
  followed: readonly Followed[],
): Promise<ServerFindings> {
  const findings: ServerFindings = { events: 0, acknowledgedEvents: 0, missing: 0, misplaced: 0, displaced: 0, misled: 0 };
  const followers = followersOf(life)
    .flat()
    .map((follower) => ({ follower, should: new FollowedEvents(follower.name) }));
  const streams = new Map(
    Array.from({ length: WRITERS }, (_, writer) => [plannedStream(life, writer), new ExpectedStream(life, writer)]),
  );
  for await (const batch of store.readAll()) {
    for (const event of batch) {
      findings.events += 1;
      for (const { follower, should } of followers) if (passes(event, follower)) should.take(event);
      const stream = streams.get(event.stream);
      if (stream === undefined ? event.stream !== lastOf(life).stream : !stream.isNext(event)) findings.misplaced += 1;
      const place = acknowledged.get(event.stream)?.get(event.revision);
      if (place !== undefined && place !== event.position) findings.displaced += 1;
    }
  }
  for (const [stream, places] of acknowledged) {
    const acknowledgedEvents = Math.max(-1, ...places.keys()) + 1;
    findings.acknowledgedEvents += acknowledgedEvents;
    findings.missing += Math.max(0, acknowledgedEvents - (streams.get(stream)?.events ?? 0));
  }
  for (const { follower, should } of followers) {
    const was = followed.find(({ name }) => name === follower.name);
    const { events, digest } = should.result();
    if (was?.disordered !== 0 || was.events !== events || was.digest !== digest) findings.misled += 1;
  }
  return findings;
}

/** The lines of a writing process, by stream and revision of an append's last event. */
export function noteAcknowledgement(places: Map<string, Map<number, number>>, line: Acknowledgement): void {
  const ofStream = places.get(line.stream) ?? new Map<number, number>();
  places.set(line.stream, ofStream.set(line.revision, line.position));
}

/** A stream as its writer meant it, event by event. */
class ExpectedStream {
  readonly #plan: Generator<NewEvent, never>;
  events = 0;

  constructor(life: string, writer: number) {
    this.#plan = plannedEvents(life, writer);
  }

  isNext({ id, body, revision }: RecordedEvent): boolean {
    const planned = this.#plan.next().value;
    const isPlanned = planned.id === id && planned.body === body && revision === this.events;
    this.events += 1;
    return isPlanned;
  }
}

function* plannedEvents(life: string, writer: number): Generator<NewEvent, never> {
  for (const { events } of plannedAppends(life, writer)) yield* events;
  throw new Error('a plan has no end');
}

function passes({ stream, type }: RecordedEvent, { filter }: Follower): boolean {
  if (filter === undefined) return true;
  return 'types' in filter ? filter.types.includes(type) : filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
}
