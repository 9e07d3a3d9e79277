import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ledger } from '@ntm-ledger/local';
import { loadSample, openLedger, readSample } from '@ntm-ledger/local';
import { openLocalKey, readSettings, signToken } from '@ntm-ledger/service-host';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';

const README = await readFile(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

/** Each operation that the README prints, with the answer that it prints under it. */
const EXAMPLES = [...README.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)].map(([, operation = '', answer = '']) => ({
  operation,
  answer: JSON.parse(answer) as unknown,
}));

let dataDir: string;
let ledger: Ledger;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ntm-readme-'));
  ledger = await openLedger(readSettings({ NTM_DATA_DIR: dataDir, PORT: '0' }, { port: 0 }), pino({ level: 'silent' }));
  await loadSample(await readSample(), ledger, () => undefined);
  const gateway = await ledger.listen();
  url = gateway.url;
  close = async () => {
    await gateway.close();
    await ledger.close();
    await rm(dataDir, { recursive: true });
  };
});

afterAll(async () => {
  await close();
});

describe('the README', () => {
  test('prints four operations with their answers', () => {
    expect(EXAMPLES).toHaveLength(4);
  });

  test('tells the truth: its operations, run in its order by a clerk of Thanh Hóa, give the answers it prints', async () => {
    const token = await signToken(await openLocalKey(dataDir), { actorId: 'reader', role: 'clerk', scope: '38' });
    for (const { operation, answer } of EXAMPLES) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: operation }),
      });
      expect(await response.json()).toEqual({ data: answer });
    }
  });
});
