import { NODE_COMMAND } from '@ntm-ledger/event-store/testing/log-nodes';
import type { ServerCampaignFigures, ServerCampaignOptions } from '@ntm-ledger/event-store/testing/server-campaign';
import { runServerCampaign } from '@ntm-ledger/event-store/testing/server-campaign';
import type { Campaign } from './campaign.js';

/** For how long the server is stopped without a word after the kills, in milliseconds. */
const STOP_MS = 60_000;

/**
 * Kills a log server again and again under sixteen writers and four subscribers and then stops it for a minute, and looks whether it holds all that was
 * acknowledged, once, and whether every subscriber was handed all of it, once. `KURRENTDB_TEST_COMMAND` starts a node of it.
 */
export const kurrentdb: Campaign = {
  counts: 'kills of the server',
  usually: 20,
  run: (n, report) => run({ nodes: 1, kills: n, stopFor: STOP_MS }, report),
};

/** The same on a server of three nodes, whose leader it is that is killed and stopped. */
export const kurrentdbCluster: Campaign = {
  counts: 'kills of the leader',
  usually: 5,
  run: (n, report) => run({ nodes: 3, kills: n, stopFor: STOP_MS }, report),
};

async function run(
  options: Omit<ServerCampaignOptions, 'home' | 'onProgress'>,
  report: (line: string) => void,
): Promise<boolean> {
  if (NODE_COMMAND === '') {
    report(
      'Not run: KURRENTDB_TEST_COMMAND names no command that starts a log server (see packages/event-store/src/testing/log-nodes.ts).',
    );
    return false;
  }
  // Below the working directory: where the system keeps temporary files a disk is often not what it seems.
  const figures = await runServerCampaign({ ...options, home: process.cwd(), onProgress: report });
  report(JSON.stringify(figures));
  return failuresOf(figures).every((count) => count === 0);
}

/** What must never be found. */
function failuresOf({ missing, misplaced, displaced, misled }: ServerCampaignFigures): readonly number[] {
  return [missing, misplaced, displaced, misled];
}
