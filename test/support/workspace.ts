import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the whole workspace, whether this runs as source (in tests) or as a build (in benches). */
const ROOT = above(import.meta.dirname);

/** Where a file of the workspace is, by its path from the root. */
export function inWorkspace(path: string): string {
  return join(ROOT, path);
}

function above(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('this is run outside the workspace');
  return above(parent);
}
