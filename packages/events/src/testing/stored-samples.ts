import type { RecordedEvent } from '@ntm-ledger/event-store';
import { toPosition, toRevision } from '@ntm-ledger/event-store';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the stored samples: an event of every type and version, as the log recorded it. The log is for ever, so a sample is
 * written once, with the program that wrote such events, and never again; a new version of an event brings a new sample.
 */
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** A sample with the name of its file. */
export interface StoredSample {
  readonly file: string;
  readonly recorded: RecordedEvent;
}

/** The name of the file that holds the sample of a version. */
export function sampleFile(type: string, version: number): string {
  return `${type}.v${String(version)}.json`;
}

/** Every stored sample, in the order of the log it was taken from. */
export async function readStoredSamples(): Promise<StoredSample[]> {
  const files = (await readdir(SAMPLES)).filter((name) => name.endsWith('.json'));
  const samples = await Promise.all(
    files.map(async (file) => ({ file, recorded: readSample(JSON.parse(await readFile(join(SAMPLES, file), 'utf8'))) })),
  );
  return samples.sort((a, b) => a.recorded.position - b.recorded.position);
}

function readSample(stored: unknown): RecordedEvent {
  const field = (name: string): unknown => Reflect.get(Object(stored), name);
  return {
    id: String(field('id')),
    type: String(field('type')),
    stream: String(field('stream')),
    revision: toRevision(Number(field('revision'))),
    position: toPosition(Number(field('position'))),
    recordedAt: Number(field('recordedAt')),
    body: String(field('body')),
  };
}
