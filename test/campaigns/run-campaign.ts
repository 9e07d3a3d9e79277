import { parseArgs } from 'node:util';
import { ArgumentsRefused } from '../support/arguments-refused.js';
import type { Registry } from '../support/registry.js';
import { choose } from '../support/registry.js';
import type { Campaign } from './campaign.js';

/**
 * `campaign <name> [n]`: runs one campaign.
 * @param print Takes the lines of the report.
 * @returns the exit status: 0 when everything held, 1 when something did not.
 * @throws UnknownName or ArgumentsRefused before anything has run.
 */
export async function runCampaign(
  argv: readonly string[],
  campaigns: Registry<Campaign>,
  print: (line: string) => void,
): Promise<number> {
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true });
  const [name, count, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new ArgumentsRefused(`campaign <name> [n]. Known: ${Object.keys(campaigns).join(', ')}.`);
  }
  const campaign = choose(campaigns, 'campaign', name);
  const n = count === undefined ? campaign.usually : countFrom(count, campaign);
  const held = await campaign.run(n, print);
  print(`${name}: ${n} ${campaign.counts}, ${held ? 'everything held' : 'NOT everything held'}`);
  return held ? 0 : 1;
}

function countFrom(text: string, { counts }: Campaign): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1)
    throw new ArgumentsRefused(`"${text}" is no number of ${counts}: give a whole number from 1.`);
  return n;
}
