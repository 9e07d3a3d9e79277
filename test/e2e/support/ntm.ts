import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DataFolder } from './data-folder.js';

const COMMAND = fileURLToPath(new URL('../../../infra/local/dist/ntm/main.js', import.meta.url));

/** What a command came to. */
export interface CommandOutcome {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `pnpm ntm` on a data folder.
 * @param killAfter ends it (SIGKILL) as soon as it has written a text to standard error
 */
export async function runNtm(data: DataFolder, args: readonly string[], killAfter?: string): Promise<CommandOutcome> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env['PATH'], NTM_DATA_DIR: data.path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    if (killAfter !== undefined && stderr.includes(killAfter)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return { status: child.exitCode, stdout, stderr };
}
