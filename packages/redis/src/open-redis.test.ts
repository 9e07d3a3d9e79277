import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inRequestSpan, redisUp } from '@ntm-ledger/telemetry';
import { keepSpansHere } from '@ntm-ledger/telemetry/testing';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Redis } from './index.js';
import { openRedis, redisScript } from './index.js';
import { hasRedisServer, RedisServer } from './testing/index.js';

const LIMIT_MS = 200;
/** What a hundred calls and more may take when none waits for the limit: little, on a machine that does much else. */
const SHORT_MS = 10 * LIMIT_MS;

/** What was said of Redis, and a promise for the next word. */
class Said {
  readonly sentences: string[] = [];
  #next = Promise.withResolvers<undefined>();

  readonly report = (sentence: string): void => {
    this.sentences.push(sentence);
    this.#next.resolve(undefined);
  };

  async until(words: RegExp): Promise<void> {
    while (!words.test(this.sentences.at(-1) ?? '')) {
      this.#next = Promise.withResolvers();
      await this.#next.promise;
    }
  }
}

const BACK = /answers again/;
const counted = redisScript("return {redis.call('INCRBY', KEYS[1], ARGV[1]), 7}");

it('a Redis that is not there is said to be lost once, and calls come to nothing at once', async () => {
  const said = new Said();
  const redis = await openRedis({ url: 'redis://127.0.0.1:1', process: 'test', report: said.report, limitMs: LIMIT_MS });
  const begin = performance.now();
  for (let n = 0; n < 100; n += 1) expect(await redis.get('key')).toBeUndefined();
  redis.set('key', 'value', 60);
  expect(await redis.run(counted, ['n'], [1])).toBeUndefined();
  expect(performance.now() - begin).toBeLessThan(SHORT_MS);
  expect(said.sentences).toEqual([
    expect.stringMatching(/^Redis at 127\.0\.0\.1:1 is lost \(.*\); going on without it, slower$/),
  ]);
  expect(redis.trouble()).toMatch(/^Redis is not used: /);
  redis.close();
});

it('a server that takes connections and answers nothing is lost like one that is not there', async () => {
  const mute = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const address = mute.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const said = new Said();
  const url = `redis://:secret@127.0.0.1:${String(port)}`;
  const redis = await openRedis({ url, process: 'test', report: said.report, limitMs: LIMIT_MS });
  expect(await redis.get('key')).toBeUndefined();
  expect(said.sentences).toHaveLength(1);
  expect(said.sentences[0]).not.toContain('secret');
  redis.close();
  mute.close();
});

(hasRedisServer ? describe : describe.skip)('over a real redis-server', () => {
  let server: RedisServer;
  let redis: Redis;
  let said: Said;
  const open = async (args: readonly string[] = []): Promise<void> => {
    server = await RedisServer.start(args);
    said = new Said();
    redis = await openRedis({ url: server.url, process: 'test', report: said.report, limitMs: LIMIT_MS });
  };
  beforeEach(() => open());
  afterEach(async () => {
    redis.close();
    await server.stop();
  });
  const isUp = async (): Promise<number | undefined> => (await redisUp.read())[0]?.value;

  it('bytes come back as they were put there, until their time is over', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    redis.set('key', bytes, 60);
    expect(await redis.get('key')).toEqual(bytes);
    expect(await redis.get('other')).toBeUndefined();
    expect([redis.trouble(), await isUp(), said.sentences]).toEqual([undefined, 1, []]);
  });

  it('a script runs whether or not Redis knows it already', async () => {
    expect(await redis.run(counted, ['n'], [2])).toEqual([2, 7]);
    expect(await redis.run(counted, ['n'], [3])).toEqual([5, 7]);
  });

  it('a call in a request is a span that names the command and no key', async () => {
    const kept = keepSpansHere();
    expect(await inRequestSpan({ name: 'request' }, {}, () => redis.get('somebody'))).toBeUndefined();
    expect(JSON.stringify(kept.ended())).not.toContain('somebody');
    expect(kept.ended()[0]).toMatchObject({
      name: 'redis GET',
      parent: 'request',
      failed: false,
      attributes: { 'db.system.name': 'redis', 'db.operation.name': 'GET' },
    });
    await kept.close();
  });

  it('killed it is lost, and started again it is back, each said once', async () => {
    await server.kill();
    expect(await redis.get('key')).toBeUndefined();
    expect(await isUp()).toBe(0);
    await server.restart();
    await said.until(BACK);
    redis.set('key', 'again', 60);
    expect(await redis.get('key')).toEqual(Buffer.from('again'));
    expect(said.sentences).toEqual([expect.stringContaining('is lost'), expect.stringMatching(BACK)]);
  });

  it('standing still it delays one stretch of calls by the limit and none after it, and is used again when it goes on', async () => {
    server.pause();
    const begin = performance.now();
    await Promise.all(Array.from({ length: 50 }, () => redis.get('key')));
    const first = performance.now() - begin;
    for (let n = 0; n < 1_000; n += 1) await redis.get('key');
    const rest = performance.now() - begin - first;
    expect([first < SHORT_MS, rest < SHORT_MS]).toEqual([true, true]);
    expect(redis.trouble()).toBe(`Redis is not used: no answer within ${String(LIMIT_MS)} ms`);
    server.resume();
    await said.until(BACK);
    expect(await redis.run(counted, ['n'], [1])).toEqual([1, 7]);
  });

  it('an answer that our own work kept waiting is no late one', async () => {
    redis.set('key', 'value', 60);
    await redis.get('key');
    const asked = redis.get('key');
    // So long that the answer comes meanwhile and the limit is over when the event loop goes on.
    const end = performance.now() + 2 * LIMIT_MS;
    const busy = (): void => {
      while (performance.now() < end);
    };
    setImmediate(busy);
    expect(await asked).toEqual(Buffer.from('value'));
    expect(said.sentences).toEqual([]);
  });

  it('one that takes nothing more is not used at all, whatever it would still answer', async () => {
    redis.close();
    await server.stop();
    await open(['--maxmemory', '1']);
    expect(redis.trouble()).toMatch(/OOM/);
    expect(await redis.get('key')).toBeUndefined();
  });
});
