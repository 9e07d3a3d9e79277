import type { Gateways } from './gateways.js';
import { ask, COMMUNES } from './questions.js';
import { timesOf } from './redis-faults.js';

const QUERY =
  'query ($code: String!, $at: AtInput) { unit(code: $code, at: $at) { moment recognitionSummary { denominator levels { level inForce } } assessmentSummary(criteriaSet: "xa-ntm-2021") { assessedUnits averageMet } titles { level } } }';

/**
 * Asks so many different questions at exact moments, each by turns at a gateway that keeps nothing, at one that finds nothing kept and looks for it in
 * Redis first, at another that finds it in Redis, and there again, where it is kept by then. Milliseconds an answer.
 */
export async function redisSpeed(gateways: Gateways, questions: number): Promise<Record<string, ReturnType<typeof timesOf>>> {
  const [one, other] = gateways.sharing;
  const ways = [
    ['keeps nothing', gateways.plain],
    ['finds nothing in Redis', one],
    ['finds it in Redis', other],
    ['has kept it', other],
  ] as const;
  const times = new Map<string, number[]>(ways.map(([way]) => [way, []]));
  for (let n = 0; n < questions; n += 1) {
    const day = new Date(Date.UTC(2021, 0, 1 + Math.floor(n / 4))).toISOString().slice(0, 10);
    const question = { query: QUERY, variables: { code: ['38', ...COMMUNES][n % 4], at: { moment: `${day}@20` } } };
    // What the services keep of it themselves is to be the same for all.
    await ask(gateways.plain, question);
    for (const [way, url] of ways) {
      const begin = performance.now();
      await ask(url, question);
      times.get(way)?.push(performance.now() - begin);
    }
  }
  // The first tenth of the requests runs at half the speed, since the processes are new.
  return Object.fromEntries([...times].map(([way, all]) => [way, timesOf(all.slice(all.length / 10))]));
}
