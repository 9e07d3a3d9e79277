import { describe, expect, test } from '@jest/globals';
import { withUsageErrors } from '../support/arguments-refused.js';
import type { Campaign } from './campaign.js';
import { runCampaign } from './run-campaign.js';

const campaigns: Record<string, Campaign> = {
  kill: {
    counts: 'kills',
    usually: 200,
    run: async (n, report) => {
      report(`killed ${n} times`);
      return n !== 13;
    },
  },
};

async function run(...argv: string[]): Promise<{ status: number; lines: string[] }> {
  const lines: string[] = [];
  const tell = (line: string) => lines.push(line);
  return { status: await withUsageErrors(() => runCampaign(argv, campaigns, tell), tell), lines };
}

describe('the campaign command', () => {
  test('runs as many as it is told, or as many as usual', async () => {
    expect(await run('kill', '7')).toEqual({ status: 0, lines: ['killed 7 times', 'kill: 7 kills, everything held'] });
    expect((await run('kill')).lines).toContain('killed 200 times');
  });

  test('ends with status 1 when something did not hold', async () => {
    expect(await run('kill', '13')).toEqual({ status: 1, lines: ['killed 13 times', 'kill: 13 kills, NOT everything held'] });
  });

  test.each([
    [[], 'campaign <name> [n]. Known: kill.'],
    [['march'], 'There is no campaign "march". Known: kill.'],
    [['kill', 'many'], '"many" is no number of kills: give a whole number from 1.'],
    [['kill', '0'], '"0" is no number of kills: give a whole number from 1.'],
  ])('refuses %j with status 2', async (argv, complaint) => {
    expect(await run(...argv)).toEqual({ status: 2, lines: [complaint] });
  });
});
