import { expect, test } from '@jest/globals';
import { runKillCampaign } from './kill-campaign.js';

test('a process that is killed while it writes loses nothing that it has acknowledged', async () => {
  const figures = await runKillCampaign({ kills: 15 });
  process.stdout.write(`kill campaign: ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ kills: 15, missing: 0, misplaced: 0, partial: 0, disordered: 0, wrongRepeats: 0 });
  expect(figures.acknowledgedEvents).toBeGreaterThan(0);
});
