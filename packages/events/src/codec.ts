import type { NewEvent, RecordedEvent } from '@ntm-ledger/event-store';
import { canonicalJson, MAX_BODY_BYTES, NotCanonical } from './canonical.js';
import type { LedgerDraft, LedgerEvent } from './catalogue.js';
import { isEventType, SCHEMA_VERSIONS } from './catalogue.js';
import type { EventEnvelope } from './envelope.js';
import { UnreadableEvent, upcast } from './upcasting.js';

/** What a request adds to the events it makes. */
export type RequestFacts = Pick<EventEnvelope, 'actor' | 'basedOn' | 'correlationId' | 'requestDigest'>;

/** The part of an envelope that an event's body holds; the rest is its place in the log. */
type Body = Omit<EventEnvelope, 'id' | 'type' | 'stream' | 'revision' | 'position' | 'recordedAt'>;

/**
 * Writes an event for the log.
 * @throws NotCanonical when it cannot be written canonically or is larger than the log takes.
 */
export function encodeEvent(id: string, draft: LedgerDraft, request: RequestFacts): NewEvent {
  const { type, ...facts } = draft;
  const body: Body = { ...facts, ...request, schemaVersion: SCHEMA_VERSIONS[type] };
  const text = canonicalJson(body);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BODY_BYTES) {
    throw new NotCanonical(
      '',
      `${String(bytes)} bytes of JSON are more than the ${String(MAX_BODY_BYTES)} one event may have; documents enter by digest`,
    );
  }
  return { id, type, body: text };
}

/**
 * Reads an event from the log, its data brought to the newest version.
 * @throws UnreadableEvent when this program does not know the event.
 */
export function decodeEvent(recorded: RecordedEvent): LedgerEvent {
  const { type } = recorded;
  if (!isEventType(type)) throw new UnreadableEvent(`event ${recorded.id} has the unknown type "${type}"; run a newer program`);
  // The log holds only what encodeEvent wrote, so its shape is known.
  const body = JSON.parse(recorded.body) as Body;
  const version = body.schemaVersion;
  // Field by field, so that every event has one hidden class and nothing is copied twice: this runs once for every event of the log.
  return {
    id: recorded.id,
    type,
    schemaVersion: SCHEMA_VERSIONS[type],
    stream: recorded.stream,
    revision: recorded.revision,
    position: recorded.position,
    recordedAt: recorded.recordedAt,
    effectiveOn: body.effectiveOn,
    precision: body.precision,
    concerns: body.concerns,
    mode: body.mode,
    actor: body.actor,
    basedOn: body.basedOn,
    basis: body.basis,
    source: body.source,
    warnings: body.warnings,
    correlationId: body.correlationId,
    causationId: body.causationId,
    requestDigest: body.requestDigest,
    data: version === SCHEMA_VERSIONS[type] ? body.data : upcast(type, version, body.data),
  } as LedgerEvent;
}
