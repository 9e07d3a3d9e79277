import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { Http2Server, ServerHttp2Stream } from 'node:http2';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { openKurrentDbEventStore } from './open-kurrentdb-event-store.js';

/** Before each message of gRPC stand a byte and its length in four. */
const HEAD = 5;

let server: Http2Server | undefined;
afterEach(() => {
  server?.close();
});

/** An event at a position, as the server's message has it. */
function messageOf(position: number): Buffer {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(new shared.UUID().setString(`0b7e3b54-6c1f-4f7e-9a55-${String(position).padStart(12, '0')}`));
  record.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('units')));
  record.setPreparePosition(String(position));
  record.setCommitPosition(String(position));
  record.getMetadataMap().set('type', 'UnitRenamed').set('created', '17326224001239999');
  record.setData(Buffer.from('{}'));
  return Buffer.from(new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(record)).serializeBinary());
}

/** How a log that holds events at some positions is asked for. */
type Asked = 'backwards' | 'one' | 'on' | 'follow';

function howAsked(request: streams.ReadReq): Asked {
  const options = request.getOptions();
  if (options?.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS) return 'backwards';
  if (options?.hasSubscription() === true) return 'follow';
  return Number(options?.getCount()) === 1 ? 'one' : 'on';
}

/** Serves the messages that are told for each question; all but those that follow come to an end. @returns the address */
async function serving(messagesFor: (asked: Asked) => readonly Buffer[]): Promise<string> {
  server = createServer();
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    stream.once('data', (sent: Buffer) => {
      const asked = howAsked(streams.ReadReq.deserializeBinary(sent.subarray(HEAD)));
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => {
        stream.sendTrailers({ 'grpc-status': '0' });
      });
      for (const message of messagesFor(asked)) {
        const head = Buffer.alloc(HEAD);
        head.writeUInt32BE(message.length, 1);
        stream.write(Buffer.concat([head, message]));
      }
      if (asked !== 'follow') stream.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `esdb://127.0.0.1:${String((server.address() as AddressInfo).port)}?tls=false`;
}

test.each(['on', 'follow'] as const)('an answer that cannot be read is asked for again, by whoever reads "%s"', async (where) => {
  let broken = 0;
  const url = await serving((asked) => {
    if (asked === 'backwards' || asked === 'one') return [messageOf(100)];
    if (asked === where && (broken += 1) === 1) return [messageOf(asked === 'on' ? 50 : 110).subarray(0, 60)];
    return (asked === 'on' ? [40, 50, 100] : [110, 120]).map(messageOf);
  });
  const said: string[] = [];
  const store = await openKurrentDbEventStore({ url, report: (sentence) => said.push(sentence) });
  const got: number[] = [];
  for await (const message of store.subscribe()) {
    if (message.kind === 'events') got.push(...message.events.map(({ position }) => position));
    if (got.at(-1) === 120) break;
  }
  await store.close();
  expect(got).toEqual([40, 50, 100, 110, 120]);
  expect(said[0]).toBe('The log server does not answer: what it sent cannot be read.');
});
