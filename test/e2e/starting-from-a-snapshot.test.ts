import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { operation } from './support/contract.js';
import { recording, statedScore } from './support/facts.js';
import { FORMS } from './support/forms.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import { runNtm } from './support/ntm.js';
import { QUESTIONS } from './support/questions.js';

/** Every event is worth a snapshot. */
const ENV = { NTM_SNAPSHOT_EVERY: '1' };

describe.each(FORMS)('a ledger that starts from a snapshot (%s)', (form) => {
  let ledger: Ledger;
  let before: string[];
  const answers = async (): Promise<string[]> =>
    Promise.all(QUESTIONS.map(async ([name, variables]) => (await ledger.send(operation(name), variables)).text));
  const snapshots = async (): Promise<string[]> => readdir(join(ledger.data.path, 'snapshots')).catch(() => []);

  beforeAll(async () => {
    ledger = await startLedger(form, { env: ENV });
    before = await answers();
    await ledger.stop();
    ledger = await startLedger(form, { data: ledger.data, sample: false, env: ENV });
  });
  afterAll(() => ledger.remove());

  it('answers word for word as the one that had folded the log', async () => {
    expect(await snapshots()).toEqual([
      expect.stringMatching(/^assessments\+audit\+recognition\+units~[\da-f]{12}@\d{16}\.snapshot$/),
    ]);
    expect(await answers()).toEqual(before);
  });

  it('records on, knows what was recorded, and starts again from there', async () => {
    const token = await ledger.token('clerk', 'VN');
    const document = recording('recordStatedScore');
    const variables = { input: statedScore('15343', 15, '2024-06-30') };
    const first = await ledger.ask(document, variables, { token });
    expect(await ledger.ask(document, variables, { token })).toEqual(first);
    const told = await answers();
    await ledger.killAndRestart();
    expect(await answers()).toEqual(told);
    expect(await ledger.ask(document, variables, { token: await ledger.token('clerk', 'VN') })).toEqual(first);
  });

  it('is verified by a rebuild, which also says that there is nothing to verify', async () => {
    await ledger.stop();
    const verified = await runNtm(ledger.data, ['projections', 'verify']);
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    expect(verified.stdout).toMatch(/for units, assessments, recognition, audit: every read model is the same\./);
    expect(verified.stdout).toMatch(/No snapshot for units\./);

    await rm(join(ledger.data.path, 'snapshots'), { recursive: true });
    const kept = await runNtm(ledger.data, ['projections', 'snapshot', '--json']);
    expect(JSON.parse(kept.stdout)).toMatchObject({ events: expect.any(Number) });
    expect(await snapshots()).toHaveLength(5);
    const again = await runNtm(ledger.data, ['projections', 'verify', '--json']);
    const { snapshots: found } = JSON.parse(again.stdout) as { snapshots: { models: { restored: string; rebuilt: string }[] }[] };
    expect(found).toHaveLength(5);
    for (const { models } of found) for (const { restored, rebuilt } of models) expect(restored).toBe(rebuilt);
  });
});
