import { addDays, formatMoment } from '@ntm-ledger/temporal';
import type { AskedLedger } from './asked-ledger.js';
import { dashboardOperation } from './asked-ledger.js';
import type { Spaced } from './evenly-spaced.js';
import { evenlySpaced } from './evenly-spaced.js';
import type { Figure } from './figure.js';
import { percentile } from './measure.js';
import type { ProgressAsker } from './progress-asker.js';
import { warmed } from './warming.js';

/** The least that the gateway does for an operation at a moment: what comes on top of it is the overview. */
const FLOOR = 'query Unit($code: String!, $at: AtInput) { unit(code: $code, at: $at) { id moment } }';
const PER_SECOND = 200;
const WINDOW_SECONDS = 5;
/** A minute and a half. */
const WINDOWS = 18;
const MEASURED_SECONDS = 20;
const A_YEAR = 365;

type Scope = 'the country' | 'a province';

/**
 * Overviews through the gateway of the real server on a log, evenly spaced, of the country and of provinces in turn, each at a moment of the past: while it
 * is cold, and once it gets no faster.
 */
export async function overviewFigures(ledger: AskedLedger, asker: ProgressAsker, perSecond = PER_SECOND): Promise<Figure[]> {
  const overview = await dashboardOperation('ScopeOverview');
  const send = async (query: string, seconds: number): Promise<Spaced<Scope>[]> =>
    evenlySpaced({ perSecond, seconds }, async (number) => {
      const scope = number % 2 === 0 ? 'the country' : 'a province';
      await ledger.ask(query, draw(asker, scope));
      return scope;
    });
  const { cold, windows } = await warmed(async () => timesOf(await send(overview, WINDOW_SECONDS)), WINDOWS);
  process.stderr.write(
    `national-progress: the gateway was asked for ${String(windows * WINDOW_SECONDS)} s until it got no faster\n`,
  );
  const overviews = await send(overview, MEASURED_SECONDS);
  await send(FLOOR, WINDOW_SECONDS);
  const floor = timesOf(await send(FLOOR, MEASURED_SECONDS / 2));
  const figure = (name: string, times: readonly number[], baselines: readonly number[], share: number): Figure => {
    const [value, baseline] = [percentile(times, share), percentile(baselines, share)];
    const full = `${name} through the gateway at ${String(perSecond)}/s, p${String(share * 100)}`;
    return { name: full, value, unit: 'ms', baseline, ratio: value / baseline, baselineName: 'the unit alone, likewise' };
  };
  return [
    ...(['the country', 'a province'] as const).flatMap((scope) => {
      const times = timesOf(overviews.filter(({ result }) => result === scope));
      return [0.5, 0.99].map((share) => figure(`ScopeOverview of ${scope}`, times, floor, share));
    }),
    ...[0.5, 0.99].map((share) => figure('ScopeOverview of either, in the first 5 s after the start,', cold, floor, share)),
  ];
}

function timesOf(spaced: readonly Spaced<Scope>[]): number[] {
  return spaced.map(({ took }) => took);
}

function draw(asker: ProgressAsker, scope: Scope): object {
  const { moment, criteriaSetId: criteriaSet } = asker.set();
  const code = scope === 'the country' ? 'VN' : asker.province(moment).code;
  return { code, criteriaSet, compareWith: addDays(moment.effectiveOn, -A_YEAR), at: { moment: formatMoment(moment) } };
}
