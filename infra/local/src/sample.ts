import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFacts, recordFacts } from './facts.js';
import type { Ledger } from './open-ledger.js';

/** The facts of real documents that a new ledger starts with, a folder a document, in order. */
const SCENARIOS = fileURLToPath(new URL('../../../test/scenarios', import.meta.url));

/** A document's folder begins with its place in the order; whatever else lies beside them is not loaded. */
const NUMBERED = /^\d\d-/;

/** Says how far the sample has come. */
export type Progress = (scenario: string, done: number, total: number) => void;

/** Records the sample. Recording it twice is harmless: what is there stays as it is. */
export async function loadSample(send: Ledger['send'], progress: Progress): Promise<void> {
  const folders = (await readdir(SCENARIOS)).filter((name) => NUMBERED.test(name));
  for (const folder of folders.sort()) {
    const facts = await readFacts(join(SCENARIOS, folder, 'facts.yaml'));
    await recordFacts(facts, send, (done, total) => {
      progress(folder, done, total);
    });
  }
}
