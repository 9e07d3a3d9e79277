import type { KillCampaignFigures } from '@ntm-ledger/event-store/testing/kill-campaign';
import { runKillCampaign } from '@ntm-ledger/event-store/testing/kill-campaign';
import type { Campaign } from './campaign.js';

/** How many kills lie between two lines about the progress. */
const REPORT_EVERY = 50;

/** Kills a process that writes to the log, again and again, and looks each time whether the log holds all that was acknowledged. */
export const kill: Campaign = {
  counts: 'kills',
  usually: 200,
  run: async (n, report) => {
    let nextReport = REPORT_EVERY;
    const figures = await runKillCampaign({
      kills: n,
      onProgress: (done, { acknowledgedEvents }) => {
        if (done < nextReport) return;
        nextReport = done + REPORT_EVERY;
        report(`${done} of ${n} kills, ${acknowledgedEvents} events acknowledged`);
      },
    });
    report(JSON.stringify(figures));
    return failuresOf(figures).every((count) => count === 0);
  },
};

/** What must never be found. (An append of unknown outcome may be in the log or not.) */
function failuresOf({ missing, misplaced, partial, disordered, wrongRepeats }: KillCampaignFigures): readonly number[] {
  return [missing, misplaced, partial, disordered, wrongRepeats];
}
