import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ledger } from '@ntm-ledger/local';
import { loadSample, openLedger, readSample } from '@ntm-ledger/local';
import { readSettings } from '@ntm-ledger/service-host';
import { pino } from 'pino';
import { operation } from './support/contract.js';
import type { DataFolder } from './support/data-folder.js';
import { createDataFolder } from './support/data-folder.js';
import { post } from './support/graphql-client.js';
import { QUESTIONS } from './support/questions.js';

describe('a query that goes by plan', () => {
  let data: DataFolder;
  let ledger: Ledger;
  let planning: Awaited<ReturnType<Ledger['listen']>>;
  let delegating: typeof planning;
  beforeAll(async () => {
    data = await createDataFolder();
    ledger = await openLedger(readSettings({ NTM_DATA_DIR: data.path, PORT: '0' }, { port: 0 }), pino({ level: 'silent' }));
    await loadSample(await readSample(), ledger, () => undefined);
    planning = await ledger.listen({ keptAnswerBytes: 0 });
    delegating = await ledger.listen({ keptAnswerBytes: 0, planQueries: false });
  });
  afterAll(async () => {
    await planning.close();
    await delegating.close();
    await ledger.close();
    await data.remove();
  });

  it.each(QUESTIONS)('is answered as by delegation, to the byte: %s %j', async (name, variables) => {
    const [planned, delegated] = await Promise.all(
      [planning, delegating].map(({ url }) => post(url, operation(name), variables)),
    );
    expect(planned?.status).toBe(delegated?.status);
    expect(planned?.text).toBe(delegated?.text);
  });
});
