import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOG_FILE } from '@ntm-ledger/service-host';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { registration } from './support/conducted-case.js';
import { live, recording } from './support/facts.js';
import { textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import { runNtm } from './support/ntm.js';

/** xã Tống Sơn of tỉnh Thanh Hóa. */
const CODE = '15316';

describe('ntm audit cases', () => {
  let ledger: Ledger;
  let caseId: string;
  beforeAll(async () => {
    ledger = await startLedger('one process');
    const [clerk, assessor] = await Promise.all([ledger.token('clerk', '38'), ledger.token('assessor', '38')]);
    const opened = await ledger.ask(
      'mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }',
      { input: registration(CODE) },
      { token: clerk },
    );
    caseId = textAt(opened, 'openCase.case.id');
    const step = live({ case: caseId, step: 'SELF_ASSESSMENT', effectiveOn: '2025-08-01' });
    await ledger.ask(recording('recordCaseStep'), { input: step }, { token: assessor });
  });
  afterAll(() => ledger.remove());

  it('waits until no server has the log open', async () => {
    expect(await runNtm(ledger.data, ['audit', 'cases'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('log'),
    });
  });

  it('finds nothing in a log as the ledger wrote it', async () => {
    await ledger.stop();
    const { status, stdout } = await runNtm(ledger.data, ['audit', 'cases']);
    expect([status, stdout]).toEqual([0, '2 events conducted here were checked. No case breaks a rule.\n']);
    const asJson = await runNtm(ledger.data, ['audit', 'cases', '--json']);
    expect(JSON.parse(asJson.stdout)).toEqual({ checked: 2, cases: [] });
  });

  it('finds the event that other hands have changed, with the rule that would have refused it', async () => {
    const database = new DatabaseSync(join(ledger.data.path, LOG_FILE));
    // The steps of the sample are old facts; the one that was taken here is the assessor's.
    const changed = database
      .prepare(
        `UPDATE events
         SET body = replace(replace(body, '"role":"assessor"', '"role":"clerk"'), '"step":"SELF_ASSESSMENT"', '"step":"APPRAISAL"')
         WHERE type = 'CaseStepRecorded' AND body LIKE '%"role":"assessor"%'`,
      )
      .run();
    database.close();
    expect(changed.changes).toBe(1);
    const { status, stdout } = await runNtm(ledger.data, ['audit', 'cases']);
    expect(status).toBe(1);
    expect(stdout).toContain(`case ${caseId}`);
    expect(stdout).toMatch(/CaseStepRecorded of 2025-08-01 by local-assessor: takenByWhomItIsFor/);
    expect(stdout).toMatch(/stagesInOrder: APPRAISAL takes SELF_ASSESSMENT first; REGISTRATION is the stage reached/);
    expect(stdout).toContain('Cases that break rules: 1.');
  });
});
