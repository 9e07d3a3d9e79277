import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ledger } from '@ntm-ledger/local';
import { loadSample, openLedger, readSample } from '@ntm-ledger/local';
import { readSettings } from '@ntm-ledger/service-host';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** The distribution's browser; a download of its own is no part of a test. */
const CHROMIUM = '/usr/bin/chromium';
const there = existsSync(CHROMIUM);
if (!there) console.warn(`skipped: no browser at ${CHROMIUM}`);
const inBrowser = there ? describe : describe.skip;

let dataDir: string;
let ledger: Ledger;
let browser: Browser;
let page: Page;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  if (!there) return;
  dataDir = await mkdtemp(join(tmpdir(), 'ntm-browser-'));
  ledger = await openLedger(
    readSettings({ NTM_DATA_DIR: dataDir, PORT: '0', NTM_HEARTBEAT_MS: '200' }, { port: 0 }),
    pino({ level: 'silent' }),
  );
  await loadSample(await readSample(), ledger, () => undefined);
  const gateway = await ledger.listen();
  url = gateway.url;
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  page = await browser.newPage();
  close = async () => {
    await browser.close();
    await gateway.close();
    await ledger.close();
    await rm(dataDir, { recursive: true });
  };
});

afterAll(async () => {
  if (there) await close();
});

/** Opens GraphiQL with an operation, runs it, and gives the page's answer pane. */
async function run(operation: string): Promise<ReturnType<Page['locator']>> {
  await page.goto(`${url}?query=${encodeURIComponent(operation)}`, { waitUntil: 'networkidle' });
  await page.locator('.graphiql-execute-button').click();
  return page.locator('.result-window');
}

inBrowser('GraphiQL in a browser', () => {
  test('runs a query and shows its answer', async () => {
    const answer = await run('{ unit(code: "15286", at: { effectiveOn: "2025-08-01" }) { fullName } }');
    await answer.getByText('xã Hoạt Giang').waitFor();
    // The editor writes spaces that do not break.
    expect(await answer.innerText()).toMatch(/xã\sHoạt\sGiang/);
  });

  test('follows a subscription over WebSocket', async () => {
    const answer = await run('subscription { recognitionEvents { position kind } }');
    await answer.getByText('HEARTBEAT').waitFor();
    expect(await answer.innerText()).toContain('HEARTBEAT');
  });
});
