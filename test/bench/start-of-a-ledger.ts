import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from './figure.js';
import { toFigure } from './figure.js';
import { RunningLedger } from './running-ledger.js';

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
  const ledger = await RunningLedger.start(dataDir);
  const ms = performance.now() - begun;
  const mb = await ledger.memory();
  await ledger.stop();
  return { ms, mb };
}
