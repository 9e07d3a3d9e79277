import type { DataFolder } from './data-folder.js';
import { runNtm } from './ntm.js';

/** A token as `ntm token` prints it: alone on standard output. @throws Error with what the command said when it printed none */
export async function printToken(data: DataFolder, role: string, scope: string, actor?: string): Promise<string> {
  const named = actor === undefined ? [] : ['--actor', actor];
  const { status, stdout, stderr } = await runNtm(data, ['token', '--role', role, '--scope', scope, ...named]);
  if (status !== 0) throw new Error(`ntm token gave no token:\n${stderr}`);
  return stdout.trim();
}
