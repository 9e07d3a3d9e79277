import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { Http2SecureServer, Http2Server, ServerHttp2Stream } from 'node:http2';
import { createSecureServer, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { StoreStopped } from '../errors.js';
import { NOBODYS_CERTIFICATE } from '../testing/nobodys-certificate.js';
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
async function serve(server: Http2Server | Http2SecureServer, answer: (stream: ServerHttp2Stream) => void): Promise<string> {
  servers.push(server);
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    answer(stream);
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

  test('that is not there is waited for, and that is said once', async () => {
    const address = await serve(createServer(), refusing(UNAVAILABLE));
    servers.pop()?.close();
    const said = await saidOf(`esdb://${address}?tls=false`, 1);
    expect(said).toEqual([expect.stringMatching(/^The log server does not answer: /)]);
  });
});
