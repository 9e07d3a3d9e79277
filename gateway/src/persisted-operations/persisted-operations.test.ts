import { afterEach, describe, expect, test } from '@jest/globals';
import { openRedis } from '@ntm-ledger/redis';
import { hasRedisServer, RedisServer } from '@ntm-ledger/redis/testing';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer } from '../testing/clients.js';
import { answerOf, post } from '../testing/clients.js';
import type { RunningGateway } from '../testing/running-gateway.js';
import { runGateway } from '../testing/running-gateway.js';
import { operationHash, readAllowedOperations } from './index.js';

const QUERY = '{ unit(code: "17") { name } }';
const ANSWER = { data: { unit: { name: 'Xã Hoạt Giang' } } };
const NOT_FOUND = { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
const hashed = (text: string): object => ({ persistedQuery: { version: 1, sha256Hash: operationHash(text) } });

let gateways: RunningGateway[] = [];
afterEach(async () => {
  for (const gateway of gateways) await gateway.stop();
  gateways = [];
});
async function running(...args: Parameters<typeof runGateway>): Promise<RunningGateway> {
  const gateway = await runGateway(...args);
  gateways.push(gateway);
  return gateway;
}
async function send(url: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answerOf(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}
async function get(url: string, parameters: Readonly<Record<string, object | string>>): Promise<Answer> {
  const texts = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return answerOf(await fetch(`${url}?${new URLSearchParams(Object.fromEntries(texts) as Record<string, string>).toString()}`));
}

describe('an operation by its hash', () => {
  test('is asked for once and answered from then on, by POST and by GET', async () => {
    const { url } = await running('local');
    const unknown = await send(url, { extensions: hashed(QUERY) });
    expect([unknown.status, unknown.body]).toEqual([200, NOT_FOUND]);
    expect((await send(url, { query: QUERY, extensions: hashed(QUERY) })).body).toEqual(ANSWER);
    expect((await send(url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
    expect((await get(url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
  });

  test('may come by GET from the beginning', async () => {
    const { url } = await running('local');
    expect((await get(url, { extensions: hashed(QUERY) })).body).toEqual(NOT_FOUND);
    expect((await get(url, { query: QUERY, extensions: hashed(QUERY) })).body).toEqual(ANSWER);
    expect((await get(url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
  });

  test('is known over WebSocket as over HTTP, and what is sent over the one to the other', async () => {
    const { url, webSocketUrl } = await running('local');
    const client = createClient({ url: webSocketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    const ask = (query: string, extensions: object): Promise<unknown> =>
      client
        .iterate({ query, extensions: { ...extensions } })
        .next()
        .then(
          ({ value }): unknown => value,
          (errors: unknown) => ({ errors }),
        );
    expect(await ask('', hashed(QUERY))).toEqual(NOT_FOUND);
    expect(await ask(QUERY, hashed('{ log }'))).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_MISMATCH' } }] });
    expect(await ask(QUERY, hashed(QUERY))).toEqual(ANSWER);
    expect(await ask('', hashed(QUERY))).toEqual(ANSWER);
    expect((await send(url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
    await client.dispose();
  });

  test('that is not the text’s is refused, and nothing is remembered', async () => {
    const { url } = await running('local');
    const { status, body } = await send(url, { query: QUERY, extensions: hashed('{ log }') });
    expect([status, body.errors?.[0]?.extensions]).toEqual([400, { code: 'PERSISTED_QUERY_MISMATCH' }]);
    expect((await send(url, { extensions: hashed('{ log }') })).body).toEqual(NOT_FOUND);
  });

  test('is no way around what an operation may be', async () => {
    const { url } = await running('local', { limits: { maxFields: 1 } });
    await send(url, { query: QUERY, extensions: hashed(QUERY) });
    expect((await send(url, { extensions: hashed(QUERY) })).body.errors?.[0]?.extensions).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    const mutation = 'mutation { rename(code: "1", name: "x") { id } }';
    const { url: other } = await running('local');
    await send(other, { query: mutation, extensions: hashed(mutation) });
    expect((await get(other, { extensions: hashed(mutation) })).status).toBe(405);
    const { errors } = (await send(other, { extensions: hashed(mutation) })).body;
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  (hasRedisServer ? test : test.skip)(
    'is known to every gateway that shares a redis-server, and no other text under it',
    async () => {
      const server = await RedisServer.start();
      const redis = await openRedis({ url: server.url, process: 'test', report: () => undefined, limitMs: 500 });
      const [one, other] = [await running('local', { redis }), await running('local', { redis })];
      await send(one.url, { query: QUERY, extensions: hashed(QUERY) });
      expect((await send(other.url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
      redis.set(`ntm:operation:${operationHash('{ refused }')}`, '{ broken }', 60);
      expect((await send(other.url, { extensions: hashed('{ refused }') })).body).toEqual(NOT_FOUND);
      await server.kill();
      expect((await send(other.url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
      redis.close();
      await server.stop();
    },
  );
});

describe('a gateway with a list of operations', () => {
  const list = (text: string) => readAllowedOperations(JSON.stringify({ [operationHash(text)]: text }));

  test('answers them, by their text and by their hash', async () => {
    const { url } = await running('local', { allowedOperations: list(QUERY) });
    expect((await send(url, { extensions: hashed(QUERY) })).body).toEqual(ANSWER);
    expect((await get(url, { query: QUERY })).body).toEqual(ANSWER);
  });

  test('answers no other, over any transport', async () => {
    const { url, webSocketUrl } = await running('local', { allowedOperations: list(QUERY) });
    const other = '{ refused }';
    const { status, body } = await post(url, { query: other });
    expect([status, body.errors?.[0]?.extensions]).toEqual([403, { code: 'OPERATION_NOT_ALLOWED' }]);
    expect((await send(url, { query: other, extensions: hashed(other) })).body.errors).toHaveLength(1);
    expect((await send(url, { extensions: hashed(other) })).body).toEqual(NOT_FOUND);
    const client = createClient({ url: webSocketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    await expect(client.iterate({ query: other }).next()).rejects.toMatchObject([
      { extensions: { code: 'OPERATION_NOT_ALLOWED' } },
    ]);
    const byHash = client.iterate({ query: '', extensions: { ...hashed(QUERY) } });
    expect(await byHash.next()).toMatchObject({ value: ANSWER });
    await client.dispose();
  });

  test.each(['[]', '{}', 'query', '{"abc": "{ refused }"}', `{"${operationHash('{ refused }')}": 5}`])(
    'does not start with %s',
    (json) => {
      expect(() => readAllowedOperations(json)).toThrow(/^the list of operations/);
    },
  );
});
