import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Redis } from '@ntm-ledger/redis';
import { openRedis, redisScript } from '@ntm-ledger/redis';
import { hasRedisServer, RedisServer } from '@ntm-ledger/redis/testing';
import type { GatewayOptions, ListeningGateway } from '../index.js';
import { composeSupergraph, createGateway, listenGateway } from '../index.js';
import { post } from '../testing/clients.js';
import type { CallContext, ToyService } from '../testing/toy-service.js';
import { toyService } from '../testing/toy-service.js';

const EXACT = { query: '{ name(at: {moment: "2020-01-01@5"}) }' };
const NOW = { query: '{ name }' };

let server: RedisServer;
let redis: Redis;
let service: ToyService;
let now: string;
let closing: ListeningGateway[];

/** A gateway beside the others, with a memory of its own. */
async function another(changed: Partial<GatewayOptions> = {}): Promise<string> {
  const gateway = await createGateway({
    supergraph: composeSupergraph([service]),
    subgraphs: { units: { kind: 'local', executor: service.executor } },
    settle: () => Promise.resolve(now),
    local: false,
    // Calls of services are counted here, and a planned query that failed is asked again.
    planQueries: false,
    redis,
    origin: () => 'log-1',
    ...changed,
  });
  const listening = await listenGateway({ gateway, host: '127.0.0.1', port: 0 });
  closing.push(listening);
  return listening.url;
}
/** How often the service was called for what was asked so often. */
async function calls(url: string, body: { readonly query: string }, times = 1): Promise<number> {
  const before = service.calls.length;
  for (let n = 0; n < times; n += 1) expect((await post(url, body)).status).toBe(200);
  return service.calls.length - before;
}

(hasRedisServer ? describe : describe.skip)('gateways that share a redis-server', () => {
  beforeEach(async () => {
    server = await RedisServer.start();
    redis = await openRedis({ url: server.url, process: 'test', report: () => undefined, limitMs: 500 });
    closing = [];
    now = '2026-11-27@7';
    service = toyService(
      'units',
      'input AtInput { moment: String } type Query { name(at: AtInput): String log: String broken(at: AtInput): String }',
      {
        Query: {
          name: (_: unknown, { at }: { at?: { moment?: string } }, { headers }: CallContext) =>
            `${at?.moment ?? headers?.['x-ntm-settled'] ?? now} ${headers?.['accept-language'] ?? ''}`,
          log: () => now,
          broken: () => {
            throw new Error('down');
          },
        },
      },
    );
  });
  afterEach(async () => {
    for (const gateway of closing) await gateway.close();
    redis.close();
    await server.stop();
  });

  test('give each other’s answers at exact moments, with the same headers', async () => {
    const [one, other] = [await another(), await another()];
    const first = await post(one, EXACT);
    const again = await post(other, EXACT, { 'x-request-id': 'mine' });
    expect(service.calls).toHaveLength(1);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(again.headers.get('x-request-id')).toBe('mine');
    await server.kill();
    expect(await calls(other, EXACT)).toBe(0);
  });

  test('give each other’s answers of now until the log goes on', async () => {
    const [one, other] = [await another(), await another()];
    expect([await calls(one, NOW, 4), await calls(other, NOW, 4)]).toEqual([2, 1]);
    now = '2026-11-27@8';
    expect((await post(other, NOW)).body).toEqual({ data: { name: '2026-11-27@8 *' } });
    expect(await calls(one, NOW)).toBe(0);
  });

  test.each([
    ['of another log or program', () => ({ origin: () => 'log-2' })],
    ['while it is not known what answers come from', () => ({ origin: () => undefined })],
    ['without memory for answers', () => ({ keptAnswerBytes: 0 })],
  ])('give no answer %s', async (_, changed) => {
    await post(await another(), EXACT);
    expect(await calls(await another(changed()), EXACT)).toBe(1);
  });

  test('give no answer of another schema', async () => {
    await post(await another(), EXACT);
    const supergraph = composeSupergraph([service, { name: 'more', typeDefs: 'type Query { more: String }' }]);
    const more = { kind: 'local', executor: service.executor } as const;
    expect(await calls(await another({ supergraph, subgraphs: { units: more, more } }), EXACT)).toBe(1);
  });

  test('share nothing that one alone would not keep', async () => {
    const [one, other] = [await another(), await another()];
    for (const query of [
      '{ log }',
      '{ broken(at: {moment: "2020-01-01@5"}) }',
      '{ name(at: {moment: "2020-01-01@8"}) }',
      '{ name(at: {moment: "2020-01-01@5"}) log }',
    ]) {
      await post(one, { query });
      expect([query, await calls(other, { query })]).toEqual([query, 1]);
    }
    expect(await calls(one, EXACT, 1)).toBe(1);
    const before = service.calls.length;
    await post(other, EXACT, { authorization: 'Bearer token' });
    expect(service.calls.length - before).toBe(1);
  });

  test.each(['{"content-length":"2","x":"a\\nb"}', '{"content-length":"2","a b":"c"}', '{"content-length":"2","x":"đ"}'])(
    'ask the service when what lies there has headers that cannot be sent: %s',
    async (headers) => {
      const [one, other] = [await another(), await another()];
      await post(one, EXACT);
      const foreign = Buffer.concat([Buffer.from([0, 0, 0, Buffer.byteLength(headers)]), Buffer.from(`${headers}{}`)]);
      const overwrite = redisScript(`
        local changed = 0
        for _, key in ipairs(redis.call('KEYS', 'ntm:answer:*')) do
          redis.call('SET', key, (ARGV[1]:gsub('%x%x', function (byte) return string.char(tonumber(byte, 16)) end)))
          changed = changed + 1
        end
        return changed`);
      let changed: unknown = 0;
      while (changed !== 1) changed = await redis.run(overwrite, [], [foreign.toString('hex')]);
      expect(await calls(other, EXACT)).toBe(1);
    },
  );

  test('answer without it when it is lost, and give answers again from their own memory', async () => {
    const url = await another();
    await server.kill();
    expect(await calls(url, EXACT, 3)).toBe(1);
    expect(await calls(url, NOW, 3)).toBe(2);
  });

  test('answer when it stands still, the first of them later by no more than the limit', async () => {
    const url = await another();
    await post(url, EXACT);
    server.pause();
    const begin = performance.now();
    expect(await calls(url, NOW, 3)).toBe(2);
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(redis.trouble()).toContain('500 ms');
    server.resume();
  });
});
