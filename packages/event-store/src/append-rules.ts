import { InvalidAppend } from './errors.js';
import type { AppendOptions, NewEvent } from './event-store.js';

/** The most bytes (UTF-8) of an event's body: an event is a fact, not a document. Documents enter by digest and reference. */
export const MAX_BODY_BYTES = 60_000;

/** The most bytes (UTF-8) of an append, bodies, types and ids of all its events together. It is KurrentDB's limit for one call, so every adapter keeps it. */
export const MAX_APPEND_BYTES = 1_048_576;

/** No UTF-16 code unit takes more bytes than this in UTF-8, so most texts need no counting. */
const MOST_BYTES_A_UNIT = 3;

/** One spelling an id, or the same id could enter twice: lower case, with hyphens, as RFC 9562 prints it. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Control characters: no name needs one, and U+0000 would cut a name short in half the tools that read a log. */
const CONTROL = /\p{Cc}/u;

/**
 * Refuses an append that no store may take, whatever its adapter, before anything is written.
 * @throws InvalidAppend with a sentence that says which rule was broken.
 */
export function assertAppend(stream: string, events: readonly NewEvent[], { recordedAt = 0 }: AppendOptions = {}): void {
  assertName('stream', stream);
  if (!Number.isSafeInteger(recordedAt) || recordedAt < 0)
    throw new InvalidAppend(`${String(recordedAt)} is no instant: expected milliseconds since 1970-01-01 UTC.`);
  if (events.length === 0) throw new InvalidAppend(`An append needs at least one event; the one to stream "${stream}" has none.`);
  let mostBytes = 0;
  for (const event of events) {
    assertEvent(event);
    mostBytes += MOST_BYTES_A_UNIT * (event.body.length + event.type.length) + event.id.length;
  }
  if (events.length > 1) assertDistinctIds(events);
  if (mostBytes > MAX_APPEND_BYTES) assertAppendSize(events);
}

function assertEvent(event: NewEvent): void {
  if (!UUID.test(event.id)) throw new InvalidAppend(`"${event.id}" is no event id: expected a UUID in lower case.`);
  assertName('type', event.type);
  if (!event.body.isWellFormed())
    throw new InvalidAppend(`The body of event ${event.id} has half a character (a lone surrogate).`);
  if (MOST_BYTES_A_UNIT * event.body.length > MAX_BODY_BYTES && Buffer.byteLength(event.body) > MAX_BODY_BYTES) {
    throw new InvalidAppend(
      `The body of event ${event.id} has ${String(Buffer.byteLength(event.body))} bytes; at most ${String(MAX_BODY_BYTES)} are taken.`,
    );
  }
}

function assertName(what: 'stream' | 'type', name: string): void {
  if (name === '') throw new InvalidAppend(`The ${what} of an append has no name.`);
  if (name.startsWith('$')) throw new InvalidAppend(`The ${what} "${name}" begins with "$": such names belong to the store.`);
  if (CONTROL.test(name) || !name.isWellFormed()) {
    throw new InvalidAppend(`The ${what} ${JSON.stringify(name)} has a character that no name may have.`);
  }
}

function assertDistinctIds(events: readonly NewEvent[]): void {
  const seen = new Set<string>();
  for (const { id } of events) {
    if (seen.has(id)) throw new InvalidAppend(`Event id ${id} stands twice in one append.`);
    seen.add(id);
  }
}

function assertAppendSize(events: readonly NewEvent[]): void {
  let bytes = 0;
  for (const event of events) bytes += Buffer.byteLength(event.body) + Buffer.byteLength(event.type) + event.id.length;
  if (bytes > MAX_APPEND_BYTES) {
    throw new InvalidAppend(`The append has ${String(bytes)} bytes; at most ${String(MAX_APPEND_BYTES)} are taken at once.`);
  }
}
