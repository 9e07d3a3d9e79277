import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RUNTIME_FLAGS } from '../support/runtime.js';

const SERVER = fileURLToPath(new URL('../../../infra/local/dist/main.js', import.meta.url));

/** The whole ledger as a process of its own, as `start` starts it. */
export class RunningLedger {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it answers. */
    readonly url: string,
  ) {}

  /** Starts it on a data folder with further settings, without the sample, and settles when it says that it serves. @throws Error when it ends before it does */
  static async start(dataDir: string, settings: Readonly<Record<string, string>> = {}): Promise<RunningLedger> {
    const child = spawn(process.execPath, [...RUNTIME_FLAGS, SERVER], {
      env: { PATH: process.env['PATH'], NTM_DATA_DIR: dataDir, NTM_SAMPLE: 'none', PORT: '0', LOG_LEVEL: 'error', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: dirname(SERVER),
    });
    const serving = Promise.withResolvers<string>();
    let written = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      written += chunk;
      const [, url] = /GraphiQL and API\s+(\S+)\n/u.exec(written) ?? [];
      if (url !== undefined) serving.resolve(url);
    });
    child.on('exit', () => serving.reject(new Error(`the ledger ended before it served: ${written}`)));
    return new RunningLedger(child, await serving.promise);
  }

  /** The memory it has, in MB; 0 where the system does not tell. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${String(this.child.pid)}/status`, 'utf8').catch(() => '');
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
    return Number(kilobytes) / 1_000;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }
}
