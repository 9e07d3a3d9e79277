import { afterEach, describe, expect, test } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { once } from 'node:events';
import type { Http2SecureServer, Http2Server, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { createSecureServer, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { AppendOutcomeUnknown, StoreStopped } from '../errors.js';
import { NO_STREAM } from '../position.js';
import { freshStream, someEvents } from '../testing/contract/subject.js';
import { NOBODYS_CERTIFICATE } from '../testing/nobodys-certificate.js';
import { LogServer } from './log-server.js';
import { openKurrentDbEventStore } from './open-kurrentdb-event-store.js';

const PERMISSION_DENIED = 7;
const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;

let servers: (Http2Server | Http2SecureServer)[] = [];
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

/** Serves what speaks HTTP/2 as a log server does, and says what it is told to. @returns its address */
async function serve(
  server: Http2Server | Http2SecureServer,
  answer: (stream: ServerHttp2Stream, path: string) => void,
): Promise<string> {
  servers.push(server);
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    stream.on('error', () => undefined);
    answer(stream, headers[':path'] ?? '');
  });
  server.on('sessionError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Ends every call with a code of gRPC. */
function refusing(code: number): (stream: ServerHttp2Stream) => void {
  return (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': String(code) }, { endStream: true });
  };
}

/** What a store says until it has said so many things; then it is given up. */
async function saidOf(url: string, count: number): Promise<string[]> {
  const said: string[] = [];
  const giveUp = new AbortController();
  const report = (sentence: string): void => {
    if (said.push(sentence) >= count) giveUp.abort();
  };
  const opening = openKurrentDbEventStore({ url, callLimit: 200, report, signal: giveUp.signal });
  await expect(opening).rejects.toThrow('The store was given up before its server had answered.');
  return said;
}

describe('a log server', () => {
  test.each([UNAUTHENTICATED, PERMISSION_DENIED])(
    'that refuses who asks (%d) is not asked again, and the password is not shown',
    async (code) => {
      const address = await serve(createServer(), refusing(code));
      const opening = openKurrentDbEventStore({ url: `esdb://clerk:secret@${address}?tls=false` });
      await expect(opening).rejects.toThrow(StoreStopped);
      await expect(opening).rejects.toThrow(/refuses the user name or password/);
      await expect(opening).rejects.not.toThrow(/secret/);
    },
  );

  test('whose certificate nobody has signed is not believed', async () => {
    const address = await serve(createSecureServer(NOBODYS_CERTIFICATE), refusing(UNAVAILABLE));
    const opening = openKurrentDbEventStore({ url: `esdb://${address}?tls=true` });
    await expect(opening).rejects.toThrow(StoreStopped);
    await expect(opening).rejects.toThrow(/certificate does not hold .* tlsCAFile/);
  });

  test('that is asked for a certificate and has none is not believed', async () => {
    const address = await serve(createServer(), refusing(UNAVAILABLE));
    await expect(openKurrentDbEventStore({ url: `esdb://${address}?tls=true` })).rejects.toThrow(StoreStopped);
  });

  test('that takes a call and never answers is given up after our own time limit, and asked again', async () => {
    let calls = 0;
    const address = await serve(createServer(), () => {
      calls += 1;
    });
    expect(await saidOf(`esdb://${address}?tls=false`, 1)).toEqual([expect.stringMatching(/^The log server does not answer: /)]);
    expect(calls).toBeGreaterThan(0);
  });

  test('that refuses an append which may have been written before leaves it unknown', async () => {
    let appends = 0;
    const address = await serve(createServer(), (stream, path) => {
      // Whatever is read, the log is empty.
      if (path.endsWith('/Read')) refusing(0)(stream);
      else refusing((appends += 1) === 1 ? UNAVAILABLE : PERMISSION_DENIED)(stream);
    });
    const store = await openKurrentDbEventStore({ url: `esdb://${address}?tls=false`, callLimit: 200, totalLimit: 500 });
    const outcome: unknown = await store.append(freshStream(), someEvents(1), NO_STREAM).catch((error: unknown) => error);
    await store.close();
    expect(outcome).toBeInstanceOf(AppendOutcomeUnknown);
    expect(appends).toBeGreaterThan(1);
  });

  test('that refuses who reads for a while is asked on by those who wait as long as it takes', async () => {
    let refusals = 0;
    const client = EventStoreDBClient.connectionString('esdb://127.0.0.1:1?tls=false');
    const server = new LogServer(client, true, { call: 100, total: 100, probe: 100 }, () => undefined);
    const denied = Object.assign(new Error('denied'), { code: PERMISSION_DENIED });
    const read = (): Promise<string> => ((refusals += 1) < 3 ? Promise.reject(denied) : Promise.resolve('read'));
    expect(await server.read(read, Number.POSITIVE_INFINITY)).toBe('read');
    refusals = 0;
    await expect(server.read(read)).rejects.toThrow(/refuses the user name or password/);
    await client.dispose();
  });

  test('that is not there is waited for, and that is said once', async () => {
    const address = await serve(createServer(), refusing(UNAVAILABLE));
    servers.pop()?.close();
    const said = await saidOf(`esdb://${address}?tls=false`, 1);
    expect(said).toEqual([expect.stringMatching(/^The log server does not answer: /)]);
  });
});
