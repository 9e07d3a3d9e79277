import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hasRedisServer } from '@ntm-ledger/redis/testing';
import type { Gateways } from './gateways.js';
import { startGateways } from './gateways.js';
import { redisFaults } from './redis-faults.js';
import { redisSpeed } from './redis-speed.js';

(hasRedisServer ? describe : describe.skip)('two gateways that share a redis-server, each a process of its own', () => {
  let gateways: Gateways;
  beforeAll(async () => {
    gateways = await startGateways();
  }, 120_000);
  afterAll(() => gateways.stop());

  test('give no wrong answer and fail in nothing while it is killed, stands still and is started anew', async () => {
    const lines: string[] = [];
    const figures = await redisFaults(gateways, { faults: 3, readsEach: 80, report: (line) => lines.push(line) });
    process.stdout.write(`redis faults: ${JSON.stringify(figures)}\n`);
    expect(lines).toEqual([]);
    expect(figures).toMatchObject({ faults: 3, wrong: 0, failedWrites: 0, lost: 0 });
    expect(figures.writes).toBeGreaterThan(10);
  }, 120_000);

  test('find in it what the other has kept', async () => {
    const figures = await redisSpeed(gateways, 100);
    process.stdout.write(`redis speed: ${JSON.stringify(figures)}\n`);
    expect(figures['finds it in Redis']?.p50).toBeLessThan(figures['keeps nothing']?.p50 ?? 0);
  }, 60_000);
});
