import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import type { DataFolder } from './support/data-folder.js';
import { createDataFolder } from './support/data-folder.js';
import { recording, statedScore } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { QUESTIONS } from './support/questions.js';
import { textAt } from './support/graphql-client.js';
import type { Answer } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

/** An error as both forms tell it: where in the sent text it stands is no part of the contract. */
const told = ({ status, data, errors }: Answer): unknown => ({
  status,
  data,
  errors: errors.map(({ message, path, extensions }) => ({ message, path, extensions })),
});

describe('the two forms over the same log', () => {
  let base: DataFolder;
  let ledgers: Ledger[];
  beforeAll(async () => {
    const origin = await startLedger('one process');
    base = origin.data;
    expect(await origin.stop()).toEqual([0]);
    ledgers = await Promise.all(
      FORMS.map(async (form) => startLedger(form, { data: await createDataFolder(base), sample: false })),
    );
  });
  afterAll(async () => {
    for (const ledger of ledgers) await ledger.remove();
    await base.remove();
  });

  it.each(QUESTIONS)('answer alike: %s %j', async (name, variables) => {
    const [one, other] = await Promise.all(ledgers.map((ledger) => ledger.send(operation(name), variables)));
    if (one === undefined || other === undefined) throw new Error('there are two forms');
    expect(told(other)).toEqual(told(one));
    if (one.errors.length === 0) expect(other.text).toBe(one.text);
  });

  it('answer a GET as they answer a POST', async () => {
    const variables = { code: '15343', at: { effectiveOn: '2023-12-31' } };
    for (const { url, send } of ledgers) {
      const query = new URLSearchParams({ query: operation('CommuneCard'), variables: JSON.stringify(variables) });
      const response = await fetch(`${url}?${query.toString()}`, { headers: { accept: 'application/json' } });
      expect(await response.text()).toBe((await send(operation('CommuneCard'), variables)).text);
    }
  });

  it('record alike, and refuse alike', async () => {
    const input = statedScore('15304', 15, '2022-12-31');
    const bad = { ...statedScore('15304', 20, '2022-12-31'), requestId: '5b0a1f0e-8f0c-4f6e-9d67-0b6a4c1f2d90' };
    const sent = await Promise.all(
      ledgers.map(async (ledger) => {
        const token = await ledger.token('clerk', '38');
        const stranger = await ledger.token('clerk', '79');
        return [
          told(await ledger.send(recording('recordStatedScore'), { input })),
          told(await ledger.send(recording('recordStatedScore'), { input }, { token: stranger })),
          told(await ledger.send(recording('recordStatedScore'), { input: bad }, { token })),
          told(await ledger.send(operation('RecordStatedScore'), { input }, { token })),
        ];
      }),
    );
    expect(sent[1]).toEqual(sent[0]);
    expect(textAt(sent, '0.3.data.recordStatedScore.position')).toBe(await ledgers[0]?.head());
  });

  it('end in order when they are asked to', async () => {
    for (const ledger of ledgers) expect((await ledger.stop()).filter((code) => code !== 0)).toEqual([]);
  });
});
