import type { NewEvent, RecordedEvent } from '@ntm-ledger/event-store';
import { canonicalJson, MAX_BODY_BYTES, NotCanonical } from './canonical.js';
import type { EventType, LedgerDraft, LedgerEvent } from './catalogue.js';
import { eventTypeOf, SCHEMA_VERSIONS } from './catalogue.js';
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
 * An event as it was read from the log. Field by field, so that every event has one hidden class and nothing is copied twice: this runs once for every event.
 *
 * Of a class and no plain object: of plain objects that are kept, as the first ones of a log mostly are (its units), the engine soon makes all later
 * ones where it looks for garbage seldom; each would hold there all that it says, long after it was folded. A log was so folded in twice the time.
 */
export class DecodedEvent implements EventEnvelope<EventType> {
  readonly id: string;
  readonly type: EventType;
  readonly stream: string;
  readonly revision: EventEnvelope['revision'];
  readonly position: EventEnvelope['position'];
  readonly recordedAt: number;
  readonly effectiveOn: Body['effectiveOn'];
  readonly precision: Body['precision'];
  readonly concerns: Body['concerns'];
  readonly mode: Body['mode'];
  readonly actor: Body['actor'];
  readonly basedOn: Body['basedOn'];
  readonly basis: Body['basis'];
  readonly source: Body['source'];
  readonly warnings: Body['warnings'];
  readonly correlationId: Body['correlationId'];
  readonly causationId: Body['causationId'];
  readonly requestDigest: Body['requestDigest'];

  /** @param data in the version of this program */
  constructor(
    recorded: RecordedEvent,
    type: EventType,
    readonly schemaVersion: number,
    body: Body,
    readonly data: unknown,
  ) {
    this.id = recorded.id;
    this.type = type;
    this.stream = recorded.stream;
    this.revision = recorded.revision;
    this.position = recorded.position;
    this.recordedAt = recorded.recordedAt;
    this.effectiveOn = body.effectiveOn;
    this.precision = body.precision;
    this.concerns = body.concerns;
    this.mode = body.mode;
    this.actor = body.actor;
    this.basedOn = body.basedOn;
    this.basis = body.basis;
    this.source = body.source;
    this.warnings = body.warnings;
    this.correlationId = body.correlationId;
    this.causationId = body.causationId;
    this.requestDigest = body.requestDigest;
  }
}

/**
 * Reads an event from the log, its data brought to the newest version.
 * @throws UnreadableEvent when this program does not know the event.
 */
export function decodeEvent(recorded: RecordedEvent): LedgerEvent {
  const type = eventTypeOf(recorded.type);
  if (type === undefined)
    throw new UnreadableEvent(`event ${recorded.id} has the unknown type "${recorded.type}"; run a newer program`);
  // The log holds only what encodeEvent wrote, so its shape is known.
  const body = JSON.parse(recorded.body) as Body;
  const version = body.schemaVersion;
  const data = version === SCHEMA_VERSIONS[type] ? body.data : upcast(type, version, body.data);
  return new DecodedEvent(recorded, type, SCHEMA_VERSIONS[type], body, data) as LedgerEvent;
}
