import { hasRedisServer } from '@ntm-ledger/redis/testing';
import type { Campaign } from './campaign.js';
import { startGateways } from './redis/gateways.js';
import { redisFaults } from './redis/redis-faults.js';
import { redisSpeed } from './redis/redis-speed.js';

/**
 * Two gateways that share a Redis over the services, each a process of its own: the Redis is killed, stands still and is started anew under load. No
 * answer may be another than the services', no read and no write may fail. Before that, how fast answers come with and without it.
 */
export const redis: Campaign = {
  counts: 'faults',
  usually: 60,
  run: async (n, report) => {
    if (!hasRedisServer) {
      report('there is no redis-server on this machine');
      return false;
    }
    const gateways = await startGateways();
    try {
      for (const [how, times] of Object.entries(await redisSpeed(gateways, 2_000))) report(`${how}: ${JSON.stringify(times)}`);
      const figures = await redisFaults(gateways, { faults: n, readsEach: 400, report });
      report(JSON.stringify(figures));
      return figures.wrong === 0 && figures.failedWrites === 0 && figures.lost === 0;
    } finally {
      await gateways.stop();
    }
  },
};
