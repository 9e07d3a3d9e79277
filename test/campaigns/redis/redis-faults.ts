import type { Gateways } from './gateways.js';
import type { Read } from './load.js';
import { faultOf, Load, lostOf } from './load.js';
import { ask } from './questions.js';

/** What is done to the Redis. */
const FAULTS = ['killed', 'standing still', 'started anew at once'] as const;

/** What a run found. */
export interface FaultFigures {
  readonly faults: number;
  readonly reads: number;
  readonly writes: number;
  /** Reads whose answer was none, or another than the services give at its moment. */
  readonly wrong: number;
  /** Writes without an acknowledgement, and facts acknowledged that are not there. */
  readonly failedWrites: number;
  readonly lost: number;
  /** Milliseconds for an answer, while the Redis is used and while it is not. */
  readonly whileUsed: Times;
  readonly whileLost: Times;
}

interface Times {
  readonly reads: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/**
 * Kills the Redis of two gateways, has it stand still and starts it anew, by turns, while readers ask and a writer records. A fault lasts until so
 * many reads were answered, and the next comes when the gateways have used the Redis again for as many.
 */
export async function redisFaults(
  gateways: Gateways,
  { faults, readsEach, report }: { readonly faults: number; readonly readsEach: number; readonly report: (line: string) => void },
): Promise<FaultFigures> {
  const moment = await ask(gateways.plain, { query: '{ unit(code: "VN") { moment } }' });
  const load = new Load(gateways, {
    readers: 4,
    seed: 7,
    reached: Number(/@(\d+)"/.exec(moment ?? '')?.[1]),
    times: 1,
  });
  const used: Read[] = [];
  const lost: Read[] = [];
  const into = async (kind: Read[], stretch: () => Promise<void>): Promise<void> => {
    const from = load.reads.length;
    await stretch();
    kind.push(...load.reads.slice(from));
  };
  for (let n = 0; n < faults; n += 1) {
    await into(used, () => load.more(readsEach));
    const fault = FAULTS[n % FAULTS.length];
    await into(lost, async () => {
      if (fault === 'standing still') gateways.redis.pause();
      else await gateways.redis.kill();
      if (fault !== 'started anew at once') await load.more(readsEach);
      if (fault === 'standing still') gateways.redis.resume();
      else await gateways.redis.restart();
      while (!(await gateways.useRedis())) await load.more(10);
    });
    if ((n + 1) % 10 === 0) report(`${String(n + 1)} of ${String(faults)} faults, ${String(load.reads.length)} reads`);
  }
  await into(used, () => load.more(readsEach));
  await load.end();

  let wrong = 0;
  for (const read of load.reads) {
    const fault = await faultOf(gateways, read);
    if (fault === undefined) continue;
    wrong += 1;
    if (wrong <= 5) report(fault.sentence);
  }
  return {
    faults,
    reads: load.reads.length,
    writes: load.written.length,
    wrong,
    failedWrites: load.written.filter(({ position }) => position === undefined).length,
    lost: await lostOf(gateways, load.written),
    whileUsed: timesOf(used.map(({ tookMs }) => tookMs)),
    whileLost: timesOf(lost.map(({ tookMs }) => tookMs)),
  };
}

/** Percentiles of times in milliseconds. */
export function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1));
  return { reads: sorted.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
}
