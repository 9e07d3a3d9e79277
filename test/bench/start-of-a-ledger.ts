import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.js';
import { toFigure } from './figure.js';

const SERVER = fileURLToPath(new URL('../../../infra/local/dist/main.js', import.meta.url));
const ROUNDS = 3;

/** Starting the whole ledger on a log, and what memory it then has, beside the same on an empty log. */
export async function startFigures(log: string, dir: string): Promise<Figure[]> {
  const [full, empty] = [join(dir, 'full'), join(dir, 'empty')];
  await Promise.all([mkdir(full), mkdir(empty)]);
  await cp(log, join(full, 'ledger.db'));
  const [ours, theirs]: [Started[], Started[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await start(full));
    theirs.push(await start(empty));
  }
  const common = { baselineName: 'the same on an empty log' };
  return [
    toFigure({ ...common, name: 'start until it serves', unit: 'ms', values: ours.map(took), baselines: theirs.map(took) }),
    toFigure({ ...common, name: 'memory once it serves', unit: 'MB', values: ours.map(memory), baselines: theirs.map(memory) }),
  ];
}

interface Started {
  readonly ms: number;
  readonly mb: number;
}
const took = ({ ms }: Started): number => ms;
const memory = ({ mb }: Started): number => mb;

async function start(dataDir: string): Promise<Started> {
  const begun = performance.now();
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env['PATH'], NTM_DATA_DIR: dataDir, NTM_SAMPLE: 'none', PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: dirname(SERVER),
  });
  let written = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    written += String(chunk);
    if (written.includes('GraphiQL and API')) break;
  }
  const ms = performance.now() - begun;
  const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => '');
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { ms, mb: Number(kilobytes) / 1_000 };
}
