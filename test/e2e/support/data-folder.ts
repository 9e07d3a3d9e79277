import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of a ledger's log and key, for one test file. */
export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** An empty one, or a copy of another whose ledger is stopped. */
export async function createDataFolder(copyOf?: DataFolder): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'ntm-e2e-'));
  if (copyOf !== undefined) await cp(copyOf.path, path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
