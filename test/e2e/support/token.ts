import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DataFolder } from './data-folder.js';

const COMMAND = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));

/** A token as `ntm token` prints it: alone on standard output. @throws Error with what the command said when it printed none */
export async function printToken(data: DataFolder, role: string, scope: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, 'token', '--role', role, '--scope', scope], {
    env: { PATH: process.env['PATH'], NTM_DATA_DIR: data.path },
  });
  return stdout.trim();
}
