import { hasRedisServer } from '@ntm-ledger/redis/testing';
import type { Campaign } from './campaign.js';
import { startFleet } from './replicas/fleet.js';
import { replicaFaults } from './replicas/replica-faults.js';
import { differingAnswers } from './replicas/same-answers.js';

/**
 * The distributed form on one machine, every process by itself: four services each twice and two gateways, over a real log server that
 * `KURRENTDB_TEST_URL` names (its log must be empty) and a real Redis. It answers as one process does, and
 * whichever process is killed under load, no acknowledged fact is lost, no answer is wrong and no subscriber misses an event.
 */
export const replicas: Campaign = {
  counts: 'kills',
  usually: 20,
  run: async (n, report) => {
    const url = process.env['KURRENTDB_TEST_URL'] ?? '';
    if (url === '' || !hasRedisServer) {
      report('Not run: KURRENTDB_TEST_URL must name a log server, and there must be a redis-server.');
      return false;
    }
    const fleet = await startFleet(url);
    try {
      const { asked, differing } = await differingAnswers(fleet.sharing[0]);
      report(`${String(asked)} questions of the contract, ${String(differing.length)} answered otherwise than by one process`);
      for (const each of differing.slice(0, 3)) report(each);
      const figures = await replicaFaults(fleet, { kills: n, readsEach: 100, report });
      report(JSON.stringify(figures));
      const { faults, unacknowledged, lost, missed, doubled } = figures;
      return [differing.length, faults.another, faults.errors, unacknowledged, lost, missed, doubled].every(
        (count) => count === 0,
      );
    } finally {
      await fleet.stop();
    }
  },
};
