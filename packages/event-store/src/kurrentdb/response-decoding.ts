import protobuf from 'protobufjs/minimal.js';
import { StoreStopped } from '../errors.js';
import type { RecordedEvent } from '../event-store.js';
import type { Integer } from './event-record.js';
import { StoredEvent } from '../stored-event.js';
import { isOfServer, positionOf, revisionOf, timeOfCopied, WRITTEN_AS_JSON } from './event-record.js';

const { Reader } = protobuf;
type Reader = protobuf.Reader;

/** Numbers of the fields that are read, by the message they stand in (streams.proto and shared.proto of the server); every other is passed over. */
const RESPONSE = { event: 1 } as const;
const READ_EVENT = { event: 1, link: 2 } as const;
const RECORDED = { id: 1, stream: 2, revision: 3, prepare: 4, commit: 5, metadata: 6, customMetadata: 7, data: 8 } as const;
const UUID = { text: 2 } as const;
const STREAM = { name: 3 } as const;
const ENTRY = { key: 1, value: 2 } as const;

/** Where a field stands that the message leaves out: it is empty then. */
const NOWHERE = -1;

/** A field's tag holds its number above three bits of its wire type. */
const TYPE_BITS = 3;
const TYPE = 7;

/** By which the upper half of an integer of 64 bits counts. */
const TWO_TO_32 = 2 ** 32;

/** The server tells times in units of 100 ns: their last four digits are less than a millisecond. */
const DIGITS_BELOW_MS = 4;

/**
 * The event that an answer to a read or a subscription bears; undefined where it bears none of ours: an event of the server's own, a link, or a word about the
 * stream itself. It is taken from the bytes in one go, without an object or a copy between: what the client makes of an answer costs more than all that is done
 * with it here (`response-decoding.test.ts` holds the two against each other).
 * @param response one message of the server, as it came
 * @throws StoreStopped for an event that has no place or was written by something else than a ledger
 * @throws Error for bytes that are no message of the server's: no RangeError, by which a reader is told that its place in the log is not there
 */
export function eventOfResponse(response: Uint8Array): RecordedEvent | undefined {
  try {
    return readResponse(response);
  } catch (error) {
    if (error instanceof StoreStopped) throw error;
    throw new Error('what it sent cannot be read', { cause: error });
  }
}

function readResponse(response: Uint8Array): RecordedEvent | undefined {
  const reader = Reader.create(response);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> TYPE_BITS === RESPONSE.event) return readEvent(reader, endOf(reader));
    reader.skipType(tag & TYPE);
  }
  return undefined;
}

function readEvent(reader: Reader, end: number): RecordedEvent | undefined {
  let event: RecordedEvent | undefined;
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = tag >>> TYPE_BITS;
    if (field === READ_EVENT.link) return undefined;
    if (field === READ_EVENT.event) event = readRecorded(reader, endOf(reader));
    else reader.skipType(tag & TYPE);
  }
  return event;
}

function readRecorded(reader: Reader, end: number): RecordedEvent | undefined {
  let id = '';
  let stream = '';
  let type = '';
  let created = '';
  let isJson = false;
  let revision: Integer = 0;
  let prepare: Integer = 0;
  let commit: Integer = 0;
  let customMetadata = NOWHERE;
  let data = NOWHERE;
  while (reader.pos < end) {
    const tag = reader.uint32();
    switch (tag >>> TYPE_BITS) {
      case RECORDED.id:
        id = readText(reader, UUID.text);
        break;
      case RECORDED.stream:
        stream = readText(reader, STREAM.name);
        break;
      case RECORDED.revision:
        revision = readInteger(reader);
        break;
      case RECORDED.prepare:
        prepare = readInteger(reader);
        break;
      case RECORDED.commit:
        commit = readInteger(reader);
        break;
      case RECORDED.metadata: {
        const { key, value } = readEntry(reader);
        if (key === 'type') type = value;
        else if (key === 'created') created = value;
        else if (key === 'content-type') isJson = value === 'application/json';
        break;
      }
      case RECORDED.customMetadata:
        customMetadata = reader.pos;
        reader.skipType(tag & TYPE);
        break;
      case RECORDED.data:
        data = reader.pos;
        reader.skipType(tag & TYPE);
        break;
      default:
        reader.skipType(tag & TYPE);
    }
  }
  if (isOfServer(stream, type)) return undefined;
  if (isJson) throw new StoreStopped(WRITTEN_AS_JSON);
  const recordedAt = timeOfCopied(parsed(textAt(reader, customMetadata, end))) ?? Number(created.slice(0, -DIGITS_BELOW_MS));
  const body = textAt(reader, data, end);
  return new StoredEvent(id, type, body, stream, revisionOf(revision), positionOf({ commit, prepare }), recordedAt);
}

/** Where a message within a message ends. */
function endOf(reader: Reader): number {
  const length = reader.uint32();
  return reader.pos + length;
}

/** The one field of a message that is wanted, as text. */
function readText(reader: Reader, field: number): string {
  let text = '';
  for (const end = endOf(reader); reader.pos < end;) {
    const tag = reader.uint32();
    if (tag >>> TYPE_BITS === field) text = reader.string();
    else reader.skipType(tag & TYPE);
  }
  return text;
}

function readEntry(reader: Reader): { readonly key: string; readonly value: string } {
  let [key, value] = ['', ''];
  for (const end = endOf(reader); reader.pos < end;) {
    const tag = reader.uint32();
    if (tag >>> TYPE_BITS === ENTRY.key) key = reader.string();
    else if (tag >>> TYPE_BITS === ENTRY.value) value = reader.string();
    else reader.skipType(tag & TYPE);
  }
  return { key, value };
}

function readInteger(reader: Reader): Integer {
  return exact(reader.uint64());
}

/**
 * A bigint where a number would round, so that it can be told to whoever refuses it. Where the reader finds no library for integers of 64 bits it gives
 * numbers, whatever its types say: one that it had to round is beyond 2^53 - 1 still, and refused as well.
 */
function exact(integer: number | Pick<protobuf.Long, 'low' | 'high'>): Integer {
  if (typeof integer === 'number') return integer;
  const [lower, upper] = [integer.low >>> 0, integer.high >>> 0];
  const number = upper * TWO_TO_32 + lower;
  return Number.isSafeInteger(number) ? number : BigInt(upper) * BigInt(TWO_TO_32) + BigInt(lower);
}

/** The text that was passed over before. @param back where to go on afterwards */
function textAt(reader: Reader, position: number, back: number): string {
  if (position === NOWHERE) return '';
  reader.pos = position;
  const text = reader.string();
  reader.pos = back;
  return text;
}

/** What a text says as JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
