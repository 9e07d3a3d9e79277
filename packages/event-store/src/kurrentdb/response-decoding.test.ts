import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import conversion from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { StoreStopped } from '../errors.js';
import { toRecordedEvent } from './event-record.js';
import { eventOfResponse } from './response-decoding.js';

/** An event as the server's messages have it. */
interface Served {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly body: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** In units of 100 ns. */
  readonly created: bigint;
  readonly contentType: string;
  readonly customMetadata: string;
}

const ONE: Served = {
  id: '0b7e3b54-6c1f-4f7e-9a55-f6a2c1d0e9b8',
  stream: 'assessment-1-2021-2025',
  type: 'IndicatorAssessed',
  body: '{"note":"nước sạch"}',
  revision: 3n,
  position: 8_191n,
  created: 17_326_224_001_239_999n,
  contentType: 'application/octet-stream',
  customMetadata: '',
};

function recordOf(served: Served): streams.ReadResp.ReadEvent.RecordedEvent {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(new shared.UUID().setString(served.id));
  record.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(served.stream)));
  record.setStreamRevision(String(served.revision));
  record.setPreparePosition(String(served.position));
  record.setCommitPosition(String(served.position));
  record.getMetadataMap().set('type', served.type).set('created', String(served.created)).set('content-type', served.contentType);
  record.setCustomMetadata(Buffer.from(served.customMetadata));
  record.setData(Buffer.from(served.body));
  return record;
}

function responseOf(event: streams.ReadResp.ReadEvent): Buffer {
  return Buffer.from(new streams.ReadResp().setEvent(event).serializeBinary());
}

function eventOf(served: Served): streams.ReadResp.ReadEvent {
  return new streams.ReadResp.ReadEvent().setEvent(recordOf(served)).setCommitPosition(String(served.position));
}

const integer = fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) });
const text = fc.string({ unit: 'grapheme' });

const served: fc.Arbitrary<Served> = fc.record({
  id: fc.uuid(),
  stream: fc.oneof(
    text,
    text.map((name) => `$${name}`),
  ),
  type: fc.oneof(text, fc.constant('$metadata')),
  body: text,
  revision: integer,
  position: integer,
  created: fc.bigInt({ min: 10_000n, max: 10n ** 18n }),
  contentType: fc.constant('application/octet-stream'),
  customMetadata: fc.oneof(
    text,
    integer.map((time) => JSON.stringify({ recordedAt: Number(time) })),
  ),
});

describe('what the server sends', () => {
  test('is decoded to what the client would have made of it', () => {
    fc.assert(
      fc.property(served, (one) => {
        const event = eventOf(one);
        expect(eventOfResponse(responseOf(event))).toEqual(toRecordedEvent(conversion.convertGrpcEvent(event)));
      }),
    );
  });

  test('gives a body back in its very characters, and a time without its part of a millisecond', () => {
    expect(eventOfResponse(responseOf(eventOf(ONE)))).toMatchObject({ body: ONE.body, recordedAt: 1_732_622_400_123 });
  });

  test('is no event of ours where the server speaks of the stream or sends a link', () => {
    const said = new streams.ReadResp().setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition('9'));
    expect(eventOfResponse(Buffer.from(said.serializeBinary()))).toBeUndefined();
    expect(eventOfResponse(responseOf(eventOf(ONE).setLink(recordOf(ONE))))).toBeUndefined();
    expect(eventOfResponse(Buffer.alloc(0))).toBeUndefined();
  });

  test('is refused where something else than a ledger wrote it', () => {
    const decode = (change: Partial<Served>) => (): unknown => eventOfResponse(responseOf(eventOf({ ...ONE, ...change })));
    expect(decode({ contentType: 'application/json' })).toThrow(StoreStopped);
    expect(decode({ position: 2n ** 53n })).toThrow('Position 9007199254740992 is beyond 2^53 - 1');
    expect(decode({ revision: 2n ** 64n - 1n })).toThrow('Revision 18446744073709551615 is beyond 2^53 - 1');
  });

  test('is refused where it ends amid an event', () => {
    const decode = (): unknown => eventOfResponse(responseOf(eventOf(ONE)).subarray(0, -12));
    expect(decode).toThrow('what it sent cannot be read');
    expect(decode).not.toThrow(RangeError);
  });

  test('has its place also where integers of 64 bits come as numbers, and none that was rounded', () => {
    const { Long } = protobuf.util;
    Reflect.set(protobuf.util, 'Long', null);
    protobuf.configure();
    try {
      expect(protobuf.Reader.create(Uint8Array.of(1)).uint64()).toBe(1);
      const position = 2n ** 53n - 1n;
      expect(eventOfResponse(responseOf(eventOf({ ...ONE, position })))).toMatchObject({
        revision: 3,
        position: Number(position),
      });
      const rounded = responseOf(eventOf({ ...ONE, position: 2n ** 53n + 1n }));
      expect(() => eventOfResponse(rounded)).toThrow('Position 9007199254740992 is beyond 2^53 - 1');
    } finally {
      protobuf.util.Long = Long;
      protobuf.configure();
    }
  });
});
