import { flawsOf, randomHistories } from '@ntm-ledger/units/testing';
import fc from 'fast-check';
import type { Campaign } from './campaign.js';

/** How many histories lie between two lines about the progress. */
const CHUNK = 5_000;

/**
 * Random histories of administrative units: registrations and resolutions on days in any order, live and in retrospect, some of them taken
 * back. What does not hold is printed with the seed that brings it back.
 */
export const unitHistories: Campaign = {
  counts: 'histories',
  usually: 100_000,
  run: async (n, report) => {
    let events = 0;
    let takenBack = 0;
    for (let done = 0, seed = 1; done < n; seed += 1) {
      const numRuns = Math.min(CHUNK, n - done);
      const outcome = await fc.check(
        fc.asyncProperty(randomHistories, async (history) => {
          const { flaws, recorded } = flawsOf(history);
          events += recorded.events.length;
          takenBack += recorded.takenBack;
          if (flaws.length > 0) throw new Error(flaws.join('\n'));
          return Promise.resolve();
        }),
        { numRuns, seed },
      );
      if (outcome.failed) {
        report(`seed ${seed}: ${fc.defaultReportMessage(outcome) ?? 'failed'}`);
        return false;
      }
      done += numRuns;
      report(`${done} of ${n} histories: ${events} events, ${takenBack} commands taken back`);
    }
    return true;
  },
};
