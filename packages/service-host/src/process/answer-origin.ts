import type { EventStore } from '@ntm-ledger/event-store';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the answers of a process come from. Two processes of the same origin give the same answer at the same moment. */
export interface AnswerOrigin {
  /** Which log: other logs have other ones. */
  readonly log: string;
  /** Which program: after any change of it another. */
  readonly build: string;
}

/**
 * Tells the origin of a process's answers; undefined while the log is empty. A log is known by its first event: where it stands, its id and
 * when it was taken. (A log that was put back to an earlier end and went on otherwise has the same first event: what is kept of its answers
 * elsewhere is to be thrown away by who put it back.)
 */
export function answerOrigin(store: EventStore): () => Promise<AnswerOrigin | undefined> {
  let known: AnswerOrigin | undefined;
  return async () => {
    if (known !== undefined) return known;
    for await (const [first] of store.readAll({ batchSize: 1 })) {
      if (first === undefined) continue;
      const { position, id, recordedAt } = first;
      known = { log: shortHash([String(position), id, String(recordedAt)]), build: await programBuild() };
      break;
    }
    return known;
  };
}

let build: Promise<string> | undefined;

/** A hash over the program as it lies on the disk when it is first asked for: no number to forget to raise. */
export function programBuild(): Promise<string> {
  return (build ??= hashOfFiles());
}

/** Over the compiled files of all packages and services. One after the other, so that a process that already serves goes on serving. */
async function hashOfFiles(): Promise<string> {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const parts: (string | Buffer)[] = [];
  for (const kind of ['packages', 'services'])
    for (const name of (await readdir(join(root, kind))).toSorted()) {
      const folder = join(root, kind, name, 'dist');
      if (!existsSync(folder)) continue;
      for (const file of (await readdir(folder, { recursive: true, encoding: 'utf8' })).toSorted())
        if (file.endsWith('.js')) parts.push(`${kind}/${name}/${file}`, await readFile(join(folder, file)));
    }
  return shortHash(parts);
}

function shortHash(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex').slice(0, 32);
}
