import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FactFile } from './facts.js';
import { readScenario, recordFacts } from './facts.js';
import type { Ledger } from './open-ledger.js';
import type { Progress } from '@ntm-ledger/cli';

/** The facts of real documents that a new ledger starts with, a folder a document, in order. */
const SCENARIOS = fileURLToPath(new URL('../../../test/scenarios', import.meta.url));

/** A document's folder begins with its place in the order; whatever else lies beside them is not loaded. */
const NUMBERED = /^\d\d-/;

/** Reads the sample. */
export async function readSample(): Promise<FactFile[]> {
  const folders = (await readdir(SCENARIOS)).filter((name) => NUMBERED.test(name)).sort();
  return (await Promise.all(folders.map((folder) => readScenario(join(SCENARIOS, folder))))).flat();
}

/**
 * Whether a ledger is to be filled with the sample: when it is empty, and when an earlier filling was cut short (some facts of the
 * sample are there and others not). A ledger that began with other facts is left alone.
 */
export function lacksSample(ledger: Pick<Ledger, 'isEmpty' | 'host'>, sample: readonly FactFile[]): boolean {
  if (ledger.isEmpty) return true;
  const there = sample.flatMap(({ facts }) => facts.map(({ input }) => ledger.host.hasRecorded(String(input['requestId']))));
  return there.includes(true) && there.includes(false);
}

/** Records the sample. Recording it twice is harmless: what is there stays as it is. */
export async function loadSample(
  sample: readonly FactFile[],
  ledger: Pick<Ledger, 'send' | 'store'>,
  progress: Progress,
): Promise<void> {
  for (const file of sample) {
    await recordFacts(file, ledger, (done, total) => {
      progress(file.title, done, total);
    });
  }
}
