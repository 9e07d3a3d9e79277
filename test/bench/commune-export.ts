import { formatMoment } from '@ntm-ledger/temporal';
import type { AskedLedger } from './asked-ledger.js';
import type { Figure } from './figure.js';
import { percentile, timeOf } from './measure.js';
import type { Progress } from './progress.js';
import type { ProgressAsker } from './progress-asker.js';

/** The whole list on one page, which may hold it. */
const EXPORT = `query Export($at: AtInput) {
  unit(code: "VN", at: $at) { communeLevels(first: 15000) { totalCount nodes { code name levels } pageInfo { hasNextPage endCursor } } }
}`;
const WARMING = 40;
const RUNS = 60;

/** How long the list of all communes with their levels takes, with its JSON text, at one moment of the past after another. */
export async function timesOfLists(progress: Progress, asker: ProgressAsker): Promise<number[]> {
  return timed(async () => JSON.stringify(await progress.communesWithLevels(asker.countryId, asker.moment())));
}

/**
 * Every commune of the country with its levels, exported through the gateway over HTTP.
 * @param baselines how long the same list takes elsewhere, with its JSON text
 */
export async function exportFigures(
  ledger: AskedLedger,
  asker: ProgressAsker,
  baselines: readonly number[],
  baselineName: string,
): Promise<Figure[]> {
  const times = await timed(async () => ledger.ask(EXPORT, { at: { moment: formatMoment(asker.moment()) } }));
  return [0.5, 0.99].map((share) => {
    const [value, baseline] = [percentile(times, share), percentile(baselines, share)];
    const name = `every commune with its levels, one page through the gateway, p${String(share * 100)}`;
    return { name, value, unit: 'ms', baseline, ratio: value / baseline, baselineName: `${baselineName}, with the JSON text` };
  });
}

async function timed(work: () => Promise<string>): Promise<number[]> {
  const times: number[] = [];
  for (let run = -WARMING; run < RUNS; run += 1) {
    const took = await timeOf(work);
    if (run >= 0) times.push(took);
  }
  return times;
}
