import { expect, test } from '@jest/globals';
import { openLedger } from '@ntm-ledger/local';
import { readSettings } from '@ntm-ledger/service-host';
import { pino } from 'pino';
import { createDataFolder } from '../../e2e/support/data-folder.js';
import { drawnBodies } from './drawn-operations.js';
import { fillLog } from './filled-log.js';

test('every card that is drawn from the filled log shows every criterion', async () => {
  const data = await createDataFolder();
  const head = await fillLog(data);
  const ledger = await openLedger(readSettings({ NTM_DATA_DIR: data.path, PORT: '0' }, { port: 0 }), pino({ level: 'silent' }));
  const { url, close } = await ledger.listen();
  const next = drawnBodies('CommuneCard', head, 1);
  for (let drawn = 0; drawn < 100; drawn += 1) {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: next() });
    expect((await answer.text()).match(/"criterion":\{"number":/g) ?? []).toHaveLength(19);
  }
  await close();
  await ledger.close();
  await data.remove();
});
