import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ledger } from '@ntm-ledger/local';
import { loadSample, openLedger, readSample } from '@ntm-ledger/local';
import { readSettings } from '@ntm-ledger/service-host';
import { pino } from 'pino';
import { operation } from '../../../e2e/support/contract.js';
import type { DataFolder } from '../../../e2e/support/data-folder.js';
import { createDataFolder } from '../../../e2e/support/data-folder.js';
import { post } from '../../../e2e/support/graphql-client.js';
import { QUESTIONS } from '../../../e2e/support/questions.js';
import type { Floor } from './serve-floor.js';
import { serveFloor } from './serve-floor.js';

describe('the floor that the gateway is measured against', () => {
  let data: DataFolder;
  let ledger: Ledger;
  let gateway: Awaited<ReturnType<Ledger['listen']>>;
  let floor: Floor;
  beforeAll(async () => {
    data = await createDataFolder();
    ledger = await openLedger(readSettings({ NTM_DATA_DIR: data.path, PORT: '0' }, { port: 0 }), pino({ level: 'silent' }));
    await loadSample(await readSample(), ledger, () => undefined);
    gateway = await ledger.listen({ keptAnswerBytes: 0 });
    floor = await serveFloor(ledger.host);
  });
  afterAll(async () => {
    await floor.close();
    await gateway.close();
    await ledger.close();
    await data.remove();
  });

  it.each(QUESTIONS)('answers as the gateway does: %s %j', async (name, variables) => {
    const [federated, whole] = await Promise.all([gateway, floor].map(({ url }) => post(url, operation(name), variables)));
    if (federated?.errors.length === 0) expect(whole?.text).toBe(federated.text);
    // What cannot be answered is no part of the measure; how each of them says so differs.
    else expect(whole?.errors.length).toBeGreaterThan(0);
  });

  it('tells what every service knows of a unit, wherever it was met', async () => {
    const met = '{ code titles { unit { name scorecards { met } } } parent { name recognitionSummary { denominator } } }';
    const asked = `{ unit(code: "392", at: { effectiveOn: "2022-12-31" }) { children(first: 30) { nodes ${met} } } }`;
    const { text } = await post(gateway.url, asked);
    expect(text).toContain('"denominator":19');
    expect((await post(floor.url, asked)).text).toBe(text);
  });
});
