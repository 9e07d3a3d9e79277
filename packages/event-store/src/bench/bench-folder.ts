import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs something with the path of a fresh file below the working directory and removes the folder afterwards. Not in the system's
 * folder for temporary files: that one often lies in memory, where waiting for the disk costs nothing and no ratio means anything.
 */
export async function withFreshFile<Result>(use: (path: string) => Result | Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(process.cwd(), '.bench-'));
  try {
    return await use(join(folder, 'log.db'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
