import { attempts, flawsOfConduct } from '@ntm-ledger/recognition/testing';
import fc from 'fast-check';
import type { Campaign } from './campaign.js';

/** How many conducts of some thirty attempts lie between two lines about the progress. */
const CHUNK = 100;

/**
 * A few people try at random to conduct cases of a commune: any step, any role, any scope, any outcome, back and forth. What gets through must keep duties
 * apart and stages in order. What does not hold is printed with the seed that brings it back.
 */
export const separationOfDuties: Campaign = {
  counts: 'attempts',
  usually: 10_000,
  run: async (n, report) => {
    let [accepted, refused, recognised] = [0, 0, 0];
    for (let seed = 1; accepted + refused < n; seed += 1) {
      const outcome = await fc.check(
        fc.asyncProperty(attempts, async (given) => {
          const { flaws, conducted } = flawsOfConduct(given);
          accepted += conducted.accepted;
          refused += conducted.refused;
          recognised += conducted.history.events.filter(({ type }) => type === 'RecognitionGranted').length;
          if (flaws.length > 0) throw new Error(flaws.join('\n'));
          return Promise.resolve();
        }),
        { numRuns: CHUNK, seed },
      );
      if (outcome.failed) {
        report(`seed ${seed}: ${fc.defaultReportMessage(outcome) ?? 'failed'}`);
        return false;
      }
      report(`${accepted + refused} of ${n} attempts: ${accepted} accepted, ${refused} refused, ${recognised} recognitions`);
    }
    return true;
  },
};
