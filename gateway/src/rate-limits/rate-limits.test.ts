import { afterEach, describe, expect, test } from '@jest/globals';
import { openRedis } from '@ntm-ledger/redis';
import { hasRedisServer, RedisServer } from '@ntm-ledger/redis/testing';
import { getIntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { post } from '../testing/clients.js';
import type { RunningGateway } from '../testing/running-gateway.js';
import { runGateway } from '../testing/running-gateway.js';
import { rateLimiter } from './index.js';

/** Three at once, and the next after a minute and more: no test lasts so long. */
const RATE = { perSecond: 0.015, burst: 3 };
const QUERY = { query: '{ unit(code: "17") { name } }' };
const WITH_TOKEN = { authorization: 'Bearer token' };

let gateways: RunningGateway[] = [];
afterEach(async () => {
  for (const gateway of gateways) await gateway.stop();
  gateways = [];
});
async function limited(changed: Parameters<typeof runGateway>[1] = {}): Promise<RunningGateway> {
  const gateway = await runGateway('local', { rateLimit: { ...RATE, proxies: 1 }, ...changed });
  gateways.push(gateway);
  return gateway;
}
const statuses = async (url: string, times: number, headers: Record<string, string> = {}): Promise<number[]> => {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) found.push((await post(url, QUERY, headers)).status);
  return found;
};

describe('a gateway with a limit by rate', () => {
  test('refuses what is too much, and says when to come again', async () => {
    const { url, units } = await limited();
    expect(await statuses(url, 5)).toEqual([200, 200, 200, 429, 429]);
    const { status, headers, body } = await post(url, QUERY);
    expect([status, headers.get('retry-after')]).toEqual([429, '67']);
    expect(body).toEqual({
      errors: [
        {
          message: 'Too many operations in a short time; try again in 67 s.',
          extensions: { code: 'TOO_MANY_REQUESTS', retryAfter: 67 },
        },
      ],
    });
    expect(units.calls).toHaveLength(3);
  });

  test('counts each address by itself, and each token by itself', async () => {
    const { url } = await limited();
    for (const who of [
      { 'x-forwarded-for': '203.0.113.7' },
      { 'x-forwarded-for': '203.0.113.8' },
      WITH_TOKEN,
      { authorization: 'Bearer x' },
    ])
      expect(await statuses(url, 4, who)).toEqual([200, 200, 200, 429]);
  });

  test('holds an address that invents tokens to ten times as much', async () => {
    const { url } = await limited();
    const found: number[] = [];
    for (let n = 0; n < 40; n += 1) found.push(...(await statuses(url, 1, { authorization: `Bearer ${String(n)}` })));
    expect(found.filter((status) => status === 200)).toHaveLength(30);
  });

  test('counts operations by GET and over WebSocket too', async () => {
    const { url, webSocketUrl } = await limited({ rateLimit: { ...RATE, proxies: 0 } });
    expect((await fetch(`${url}?query=${encodeURIComponent(QUERY.query)}`)).status).toBe(200);
    const client = createClient({ url: webSocketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    for (let n = 0; n < 2; n += 1) for await (const { errors } of client.iterate(QUERY)) expect(errors).toBeUndefined();
    await expect(client.iterate(QUERY).next()).rejects.toMatchObject([{ extensions: { code: 'TOO_MANY_REQUESTS' } }]);
    await client.dispose();
    expect(await statuses(url, 1)).toEqual([429]);
  });

  test('refuses no question about the schema alone, and nothing that only names it', async () => {
    const { url } = await limited();
    await statuses(url, 3);
    expect((await post(url, { query: getIntrospectionQuery() })).status).toBe(200);
    const { status } = await post(url, { query: '{ __schema { description } unit(code: "17") { name } }' });
    expect(status).toBe(429);
  });

  test('lets the health of it be seen however much was sent', async () => {
    const { url } = await limited();
    await statuses(url, 4);
    expect((await fetch(url.replace('/graphql', '/readyz'))).status).toBe(200);
  });
});

(hasRedisServer ? describe : describe.skip)('gateways that share a redis-server', () => {
  test('count together, and each for itself while it is lost', async () => {
    const server = await RedisServer.start();
    const redis = await openRedis({ url: server.url, process: 'test', report: () => undefined, limitMs: 500 });
    const [one, other] = [await limited({ redis }), await limited({ redis })];
    expect([...(await statuses(one.url, 2)), ...(await statuses(other.url, 2))]).toEqual([200, 200, 200, 429]);
    expect(await statuses(other.url, 4, WITH_TOKEN)).toEqual([200, 200, 200, 429]);
    const told = await post(one.url, QUERY);
    expect(told.headers.get('retry-after')).toBe('67');
    await server.kill();
    expect(await statuses(one.url, 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(other.url, 4)).toEqual([200, 200, 200, 429]);
    redis.close();
    await server.stop();
  });

  test('let through as many a second as without', async () => {
    const server = await RedisServer.start();
    const redis = await openRedis({ url: server.url, process: 'test', report: () => undefined, limitMs: 500 });
    const limiter = rateLimiter({ perSecond: 200, burst: 10 }, redis);
    const begin = performance.now();
    let through = 0;
    while (performance.now() - begin < 500) if ((await limiter.take({ address: 'a', token: undefined })) === 0) through += 1;
    const most = 10 + ((performance.now() - begin) / 1000) * 200;
    expect(through).toBeLessThanOrEqual(most + 1);
    expect(through).toBeGreaterThan(0.8 * most);
    redis.close();
    await server.stop();
  });
});
