import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
export const RULES_FILE = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const FOLDERS = ['packages', 'services', 'gateway', 'infra', 'test'];

/** One import (or file, for an orphan) that breaks a rule. Paths are from the root of the tree. */
export interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/**
 * Writes a workspace of the given files into a folder of its own, holds it to the project's dependency rules as `pnpm check` does,
 * and removes it again.
 * @param files Sources by path. Every folder that the rules are run on must hold one.
 * @param links Symbolic links by path, as an install makes them for the packages of a workspace: path of the link → path it leads to.
 */
export async function cruiseTree(
  files: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string>,
): Promise<readonly Violation[]> {
  const root = await mkdtemp(join(tmpdir(), 'dependency-rules-'));
  try {
    for (const [path, source] of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), source);
    }
    for (const [path, target] of links) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await symlink(join(root, target), join(root, path));
    }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [CRUISER, '--config', RULES_FILE, '--output-type', 'json', ...FOLDERS],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
    );
    const result = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
    return result.summary.violations;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
