import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@ntm-ledger/event-store';
import { toPosition, toRevision } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { MAX_BODY_BYTES, NotCanonical } from './canonical.js';
import type { EventType, LedgerDraft, LedgerEvent } from './catalogue.js';
import { SCHEMA_VERSIONS } from './catalogue.js';
import type { RequestFacts } from './codec.js';
import { decodeEvent, encodeEvent } from './codec.js';
import { readStoredSamples } from './testing/index.js';
import { UnreadableEvent } from './upcasting.js';

const ID = '6b8d2a58-4f4e-5a39-9c58-0d1f3f4b2a10';
const REQUEST: RequestFacts = {
  actor: { id: 'clerk-1', role: 'clerk', scope: '38' },
  basedOn: toPosition(41),
  correlationId: '2b0f8f0e-8b43-4a53-9a0e-3d7a4a8b8f11',
  requestDigest: 'a'.repeat(64),
};
const RENAMED: LedgerDraft<'UnitRenamed'> = {
  type: 'UnitRenamed',
  effectiveOn: toIsoDate('2025-07-01'),
  precision: 'DAY',
  concerns: ['unit-1'],
  mode: 'BACKFILL',
  basis: null,
  source: null,
  warnings: [],
  causationId: null,
  data: { unitId: 'unit-1', name: 'Hoạt Giang' },
};

/** The event as the log would give it back. */
function recorded(event: { id: string; type: string; body: string }): RecordedEvent {
  return { ...event, stream: 'units', revision: toRevision(6), position: toPosition(42), recordedAt: 1_766_000_000_000 };
}

/** What a decider and a request gave an event, out of what a reader sees of it. */
function apart(event: LedgerEvent): { draft: LedgerDraft; request: RequestFacts } {
  const {
    id: _id,
    stream: _stream,
    revision: _revision,
    position: _position,
    recordedAt: _at,
    schemaVersion: _v,
    ...rest
  } = event;
  const { actor, basedOn, correlationId, requestDigest, ...draft } = rest;
  return { draft, request: { actor, basedOn, correlationId, requestDigest } };
}

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

/** A draft of an event whose body has so many bytes. */
function ofBytes(bytes: number): LedgerDraft {
  const named = (name: string): LedgerDraft => ({ ...RENAMED, data: { ...RENAMED.data, name } });
  const frame = Buffer.byteLength(encodeEvent(ID, named(''), REQUEST).body);
  return named('x'.repeat(bytes - frame));
}

describe('an event', () => {
  it('comes out of the log as it went in', () => {
    const event = decodeEvent(recorded(encodeEvent(ID, RENAMED, REQUEST)));
    expect(event).toEqual({
      ...RENAMED,
      ...REQUEST,
      id: ID,
      schemaVersion: SCHEMA_VERSIONS.UnitRenamed,
      stream: 'units',
      revision: 6,
      position: 42,
      recordedAt: 1_766_000_000_000,
    });
  });

  it('of every type comes out as it went in, and is written again in the same bytes', async () => {
    const written = new Set<EventType>();
    for (const { recorded: sample } of await readStoredSamples()) {
      const event = decodeEvent(sample);
      const { draft, request } = apart(event);
      const again = encodeEvent(event.id, draft, request);
      expect(decodeEvent({ ...sample, ...again })).toEqual(event);
      // Older versions are read, never written: what is written is of the newest.
      if (sample.body.includes(`"schemaVersion":${String(event.schemaVersion)},`)) expect(again.body).toBe(sample.body);
      written.add(event.type);
    }
    expect([...written].sort()).toEqual(Object.keys(SCHEMA_VERSIONS).sort());
  });

  it('has the same bytes in whatever order its parts were put together', async () => {
    for (const { recorded: sample } of await readStoredSamples()) {
      const { draft, request } = apart(decodeEvent(sample));
      expect(encodeEvent(ID, turned(draft) as LedgerDraft, turned(request) as RequestFacts)).toEqual(
        encodeEvent(ID, draft, request),
      );
    }
  });

  it('keeps any text that is in NFC', () => {
    const text = fc.string({ unit: 'grapheme' }).map((given) => given.normalize('NFC'));
    fc.assert(
      fc.property(text, text, (name, title) => {
        const source = { title, number: null, issuer: null, issuedOn: null, url: null, digest: null };
        const event = decodeEvent(recorded(encodeEvent(ID, { ...RENAMED, source, data: { unitId: 'unit-1', name } }, REQUEST)));
        expect(event.data).toEqual({ unitId: 'unit-1', name });
        expect(event.source?.title).toBe(title);
      }),
    );
  });

  it('says nothing of its place in the log, which the log says', () => {
    const body: unknown = JSON.parse(encodeEvent(ID, RENAMED, REQUEST).body);
    expect(Object.keys(Object(body) as object)).toEqual([
      'actor',
      'basedOn',
      'basis',
      'causationId',
      'concerns',
      'correlationId',
      'data',
      'effectiveOn',
      'mode',
      'precision',
      'requestDigest',
      'schemaVersion',
      'source',
      'warnings',
    ]);
  });
});

describe('writing an event', () => {
  it('takes 60,000 bytes and not one more', () => {
    expect(Buffer.byteLength(encodeEvent(ID, ofBytes(MAX_BODY_BYTES), REQUEST).body)).toBe(60_000);
    expect(() => encodeEvent(ID, ofBytes(MAX_BODY_BYTES + 1), REQUEST)).toThrow(NotCanonical);
    expect(() => encodeEvent(ID, ofBytes(MAX_BODY_BYTES + 1), REQUEST)).toThrow(
      '60001 bytes of JSON are more than the 60000 one event may have',
    );
  });

  it('counts bytes, not characters', () => {
    const name = 'ạ'.repeat(25_000);
    expect(() => encodeEvent(ID, { ...RENAMED, data: { unitId: 'unit-1', name } }, REQUEST)).toThrow(/7\d{4} bytes of JSON/);
  });

  it.each([
    ['a name that is not in NFC', 'Hoạt Giang'.normalize('NFD')],
    ['half of a surrogate pair', 'Hoạt \ud83d'],
  ])('refuses %s and says where', (_, name) => {
    expect(() => encodeEvent(ID, { ...RENAMED, data: { unitId: 'unit-1', name } }, REQUEST)).toThrow(
      expect.objectContaining({ name: 'NotCanonical', path: 'data.name' }),
    );
  });

  it('refuses a fraction, which is written as text', () => {
    const assessed = (value: unknown): LedgerDraft => ({
      ...RENAMED,
      type: 'ScoreStated',
      data: {
        unitId: 'unit-1',
        criteriaSetId: 's',
        met: value as number,
        size: 19,
        certainty: 'STATED_TOTAL',
        statement: 'ACTUAL',
        missing: [],
        jointlyWith: [],
      },
    });
    expect(() => encodeEvent(ID, assessed(11.5), REQUEST)).toThrow(expect.objectContaining({ path: 'data.met' }));
    expect(() => encodeEvent(ID, assessed(11), REQUEST)).not.toThrow();
  });
});

describe('reading an event', () => {
  const { body } = encodeEvent(ID, RENAMED, REQUEST);

  it('of an unknown type stops, rather than leave it out', () => {
    const read = (): LedgerEvent => decodeEvent(recorded({ id: ID, type: 'UnitForgotten', body }));
    expect(read).toThrow(UnreadableEvent);
    expect(read).toThrow(`event ${ID} has the unknown type "UnitForgotten"; run a newer program`);
  });

  it.each(['toString', '__proto__', 'constructor', ''])('takes "%s" for no type', (type) => {
    expect(() => decodeEvent(recorded({ id: ID, type, body }))).toThrow(UnreadableEvent);
  });

  it('of a version newer than this program stops, rather than guess', () => {
    const newer = body.replace('"schemaVersion":1', `"schemaVersion":${String(SCHEMA_VERSIONS.UnitRenamed + 1)}`);
    const read = (): LedgerEvent => decodeEvent(recorded({ id: ID, type: 'UnitRenamed', body: newer }));
    expect(read).toThrow(UnreadableEvent);
    expect(read).toThrow(/UnitRenamed of version 2: this program knows versions up to 1; run a newer one/);
  });

  it('without a version stops, rather than take it for the newest', () => {
    const { schemaVersion: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
    expect(() => decodeEvent(recorded({ id: ID, type: 'UnitRenamed', body: JSON.stringify(rest) }))).toThrow(UnreadableEvent);
  });

  it.each(['0', '-1', '1.5', '"1"', 'null'])('of version %s, which no program ever wrote, stops too', (version) => {
    const odd = body.replace('"schemaVersion":1', `"schemaVersion":${version}`);
    expect(() => decodeEvent(recorded({ id: ID, type: 'UnitRenamed', body: odd }))).toThrow(UnreadableEvent);
  });
});
