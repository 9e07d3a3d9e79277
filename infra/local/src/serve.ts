/** The server of the whole ledger; `main.ts` starts it. */
import { LogInUse } from '@ntm-ledger/event-store';
import { BadSetting, closeOnSignal, readSettings } from '@ntm-ledger/service-host';
import { BadTraceSetting, startTracing, traceOfLine } from '@ntm-ledger/telemetry';
import { pino } from 'pino';
import { HELP, welcome } from './messages.js';
import { FactRefused } from './facts.js';
import type { Ledger } from './open-ledger.js';
import { openLedger } from './open-ledger.js';
import { progressLine } from '@ntm-ledger/cli';
import { lacksSample, loadSample, readSample } from './sample.js';

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  const settings = readSettings(process.env, { port: 4000 });
  const logger = pino({ level: settings.logLevel, name: 'ntm-ledger', mixin: traceOfLine }, pino.destination(2));
  const report = (sentence: string): void => {
    logger.warn(sentence);
  };
  const tracing = await startTracing({ env: process.env, name: 'ntm-ledger', report });
  const started = performance.now();
  const ledger = await openLedger(settings, logger);
  if (process.env['NTM_SAMPLE'] !== 'none') await fill(ledger);
  const gateway = await ledger.listen();
  process.stdout.write(
    welcome({
      url: gateway.url,
      dataDir: settings.dataDir,
      events: await ledger.store.head(),
      seconds: (performance.now() - started) / 1000,
    }),
  );
  ledger.host.prepare();
  closeOnSignal(logger, [() => gateway.close(), () => ledger.close(), () => tracing.close()]);
}

/** Fills a new ledger with the sample. A fact that is refused (it was edited since, say) is told; the ledger serves all the same. */
async function fill(ledger: Ledger): Promise<void> {
  const sample = await readSample();
  if (!lacksSample(ledger, sample)) return;
  try {
    await loadSample(sample, ledger, progressLine(process.stdout));
  } catch (error) {
    if (!(error instanceof FactRefused)) throw error;
    process.stderr.write(`The sample is not loaded whole. ${error.message}\n`);
  }
}

main().catch((error: unknown) => {
  const expected =
    error instanceof BadSetting ||
    error instanceof BadTraceSetting ||
    error instanceof LogInUse ||
    (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
  process.stderr.write(
    expected && error instanceof Error
      ? `${error.message}\n`
      : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
  // What is still open (a log, say) would keep the process alive.
  process.exit();
});
