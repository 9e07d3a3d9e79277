import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from './canonical.js';
import { isEventType, SCHEMA_VERSIONS } from './catalogue.js';
import { decodeEvent } from './codec.js';
import type { StoredSample } from './testing/index.js';
import { readStoredSamples, sampleFile, SAMPLES } from './testing/index.js';

/** The files that there must be: one for every version that an event type ever had. */
function expectedFiles(newest: Readonly<Record<string, number>>): string[] {
  return Object.entries(newest).flatMap(([type, versions]) =>
    Array.from({ length: versions }, (_, index) => sampleFile(type, index + 1)),
  );
}

let samples: readonly StoredSample[];
beforeAll(async () => {
  samples = await readStoredSamples();
});

function sampleOf(file: string): StoredSample {
  const sample = samples.find((stored) => stored.file === file);
  if (sample === undefined)
    throw new Error(`There is no sample ${file} in ${SAMPLES}; store one event of this version, as the log holds it.`);
  return sample;
}

describe('stored samples', () => {
  it('are asked of every version of every type, so a new type or version lacks one until it is stored', () => {
    const files = samples.map(({ file }) => file);
    expect(files.toSorted()).toEqual(expectedFiles(SCHEMA_VERSIONS).sort());
    expect(files).not.toEqual(expect.arrayContaining(expectedFiles({ UnitRenamed: SCHEMA_VERSIONS.UnitRenamed + 1 })));
    expect(files).not.toEqual(expect.arrayContaining(expectedFiles({ ...SCHEMA_VERSIONS, UnitForgotten: 1 })));
  });

  it('stand in the order of one log, each in its place', () => {
    const places = samples.map(({ recorded }) => recorded.position);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(new Set(samples.map(({ recorded }) => recorded.id)).size).toBe(samples.length);
  });

  it('are written once and never again', async () => {
    const sums = await readFile(join(SAMPLES, 'SHA256SUMS'), 'utf8');
    const digests = await Promise.all(
      samples.map(async ({ file }) => {
        const bytes = await readFile(join(SAMPLES, file));
        return `${createHash('sha256').update(bytes).digest('hex')}  ${file}`;
      }),
    );
    expect(sums.trimEnd().split('\n').sort()).toEqual(digests.sort());
  });
});

describe.each(expectedFiles(SCHEMA_VERSIONS))('the sample %s', (file) => {
  it('is what its name says, and is still read', () => {
    const { recorded } = sampleOf(file);
    const body: unknown = JSON.parse(recorded.body);
    expect(sampleFile(recorded.type, Number(Reflect.get(Object(body), 'schemaVersion')))).toBe(file);
    if (!isEventType(recorded.type)) throw new Error(`${recorded.type} is no event of the catalogue`);
    const { body: _body, ...place } = recorded;
    expect(decodeEvent(recorded)).toMatchObject({ ...place, schemaVersion: SCHEMA_VERSIONS[recorded.type] });
  });

  it('is canonical to the byte', () => {
    const { body } = sampleOf(file).recorded;
    expect(canonicalJson(JSON.parse(body))).toBe(body);
  });
});
