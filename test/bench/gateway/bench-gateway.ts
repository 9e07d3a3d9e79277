import type { Figure } from '../figure.js';
import { toFigure } from '../figure.js';
import type { Looped } from './closed-loop.js';
import { closedLoop } from './closed-loop.js';
import type { Contender, Contenders } from './contenders.js';
import { startContenders } from './contenders.js';
import type { Drawn } from './drawn-operations.js';
import { DRAWN, drawnBodies } from './drawn-operations.js';
import { processorTime } from './processor-time.js';
import { assertSameAnswers } from './same-answers.js';

/** How long the bench goes on. */
export interface GatewayPlan {
  readonly rounds: number;
  /** Of each contender's turn in a round. */
  readonly seconds: number;
  /** To each contender, of each operation, before anything counts: code that was compiled twice is twice as fast. */
  readonly warmUpRequests: number;
  /** Answers of each operation that are held against each other. */
  readonly compared: number;
}

const PLAN: GatewayPlan = { rounds: 7, seconds: 3, warmUpRequests: 5_000, compared: 200 };

/** What is asked in a round: moments that nobody has asked for before, or one that everybody has. */
type Moments = 'moments drawn anew' | 'a moment asked before';

/** A contender of ours beside another, with what the requests a second are to come to. */
interface Pair {
  readonly name: string;
  readonly subject: Contender;
  readonly baseline: Contender;
  readonly baselineName: string;
  readonly targets: Partial<Record<`${Drawn}, ${Moments}`, number>>;
}

/** What a contender did in each round. */
interface Turns {
  readonly perSecond: number[];
  /** Processor time of its process, in milliseconds a request; none where the system does not tell. */
  readonly processor: number[];
}

/**
 * Operations of dashboards through our gateway, beside @apollo/gateway over the same services, and beside one schema without federation. Clients and
 * servers share the machine, so the processor time of a request stands beside the requests a second.
 * @throws AnswersDiffer when a contender answers anything otherwise than another
 */
export async function benchGateway(plan: GatewayPlan = PLAN): Promise<readonly Figure[]> {
  const folder = process.env['NTM_APOLLO_GATEWAY'];
  if (folder === undefined)
    process.stderr.write(
      'gateway: NTM_APOLLO_GATEWAY names no folder with @apollo/gateway, @apollo/server and graphql: nothing is held against them\n',
    );
  const contenders = await startContenders(folder);
  try {
    const pairs = pairsOf(contenders);
    const all = [...new Set(pairs.flatMap(({ subject, baseline }) => [subject, baseline]))];
    const figures: Figure[] = [];
    for (const drawn of DRAWN) {
      const bodies = (round: number): (() => string) => drawnBodies(drawn, contenders.head, round);
      const next = bodies(-2);
      const compared = Array.from({ length: plan.compared }, () => next());
      await assertSameAnswers([contenders.overHttp, ...all], compared);
      const [asked = ''] = compared;
      for (const { url } of all) await closedLoop(url, bodies(-1), { requests: plan.warmUpRequests });
      figures.push(...figuresOf(`${drawn}, moments drawn anew`, pairs, await roundsOf(all, plan, bodies)));
      for (const { url } of all) await closedLoop(url, () => asked, { requests: plan.warmUpRequests });
      figures.push(...figuresOf(`${drawn}, a moment asked before`, pairs, await roundsOf(all, plan, () => () => asked)));
    }
    return figures;
  } finally {
    await contenders.remove();
  }
}

function pairsOf({ overHttp, apollo, oneProcess, floor }: Contenders): readonly Pair[] {
  const whole: Pair = {
    name: 'one process',
    subject: oneProcess,
    baseline: floor,
    baselineName: 'one schema without federation',
    targets: { 'CommuneCard, moments drawn anew': 0.5, 'CommuneCard, a moment asked before': 1 },
  };
  if (apollo === undefined) return [whole];
  const targets = { 'CommuneCard, moments drawn anew': 3, 'CommuneCard, a moment asked before': 8 };
  return [{ name: 'services over HTTP', subject: overHttp, baseline: apollo, baselineName: '@apollo/gateway', targets }, whole];
}

/** Every contender has its turn in every round, and who begins changes; all of them are asked the same in a round. */
async function roundsOf(
  all: readonly Contender[],
  { rounds, seconds }: GatewayPlan,
  bodies: (round: number) => () => string,
): Promise<ReadonlyMap<Contender, Turns>> {
  const turns = new Map(all.map((contender): [Contender, Turns] => [contender, { perSecond: [], processor: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    const first = round % all.length;
    for (const contender of [...all.slice(first), ...all.slice(0, first)]) {
      const before = await processorTime(contender.pid);
      const { requests, seconds: took }: Looped = await closedLoop(contender.url, bodies(round), { seconds });
      const after = await processorTime(contender.pid);
      turns.get(contender)?.perSecond.push(requests / took);
      if (before !== undefined && after !== undefined) turns.get(contender)?.processor.push((after - before) / requests);
    }
  }
  return turns;
}

function figuresOf(asked: `${Drawn}, ${Moments}`, pairs: readonly Pair[], turns: ReadonlyMap<Contender, Turns>): Figure[] {
  return pairs.flatMap(({ name, subject, baseline, baselineName, targets }) => {
    const [ours, theirs] = [turns.get(subject), turns.get(baseline)];
    if (ours === undefined || theirs === undefined) return [];
    const target = targets[asked];
    const rounds = { values: ours.perSecond, baselines: theirs.perSecond };
    const rate = toFigure({ name: `${asked}, ${name}`, unit: 'requests/s', baselineName, ...rounds });
    const figures: Figure[] = [target === undefined ? rate : { ...rate, target }];
    const [values, baselines] = [ours.processor, theirs.processor];
    if (values.length > 0) {
      const cost = { name: `${asked}, ${name}, processor time of the server`, unit: 'ms/request', baselineName };
      figures.push(toFigure({ ...cost, values, baselines }));
    }
    return figures;
  });
}
