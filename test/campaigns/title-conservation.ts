import { checkTitleChanges, momentPairs, wanderingHistories } from '@ntm-ledger/recognition/testing';
import fc from 'fast-check';
import type { Campaign } from './campaign.js';

/** How many histories lie between two lines about the progress. */
const CHUNK = 2_000;

/**
 * Random histories of titles whose units move between scopes, change and end, between two moments that differ in what was in force and in what was
 * known: the changes of every scope balance, and are those of a plain recount. What does not hold is printed with the seed that brings it back.
 */
export const titleConservation: Campaign = {
  counts: 'histories',
  usually: 20_000,
  run: async (n, report) => {
    const flows: Record<string, number> = {};
    for (let done = 0, seed = 1; done < n; seed += 1) {
      const numRuns = Math.min(CHUNK, n - done);
      const outcome = await fc.check(
        fc.asyncProperty(wanderingHistories, momentPairs, async (history, pair) => {
          const checked = checkTitleChanges(history, pair);
          for (const [kind, count] of Object.entries(checked.flows)) flows[kind] = (flows[kind] ?? 0) + count;
          if (checked.flaws.length > 0) throw new Error(checked.flaws.join('\n'));
          return Promise.resolve();
        }),
        { numRuns, seed },
      );
      if (outcome.failed) {
        report(`seed ${seed}, path ${outcome.counterexamplePath ?? ''}: ${String(outcome.errorInstance)}`);
        return false;
      }
      done += numRuns;
      report(`${done} of ${n} histories: ${JSON.stringify(flows)}`);
    }
    return true;
  },
};
