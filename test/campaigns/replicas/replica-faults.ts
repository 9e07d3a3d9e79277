import type { Read, ReadFault } from '../redis/load.js';
import { faultOf, Load, lostOf } from '../redis/load.js';
import { ask } from '../redis/questions.js';
import { timesOf } from '../redis/redis-faults.js';
import type { Fleet } from './fleet.js';
import { Subscriber } from './subscriber.js';

/** What a run found. */
export interface ReplicaFigures {
  readonly kills: number;
  readonly reads: number;
  /** Reads by what was wrong with their answer; `another` must never be. A gateway that is killed answers `none` of what it was asked. */
  readonly faults: Readonly<Record<ReadFault['kind'], number>>;
  readonly writes: number;
  /** Facts that had to be sent more than once, that were never acknowledged, and that were acknowledged and are not there. */
  readonly sentAgain: number;
  readonly unacknowledged: number;
  readonly lost: number;
  /** What subscribers were handed too little or too much, beside how many events there were and how often one had to come again. */
  readonly missed: number;
  readonly doubled: number;
  readonly events: number;
  readonly returns: number;
  readonly times: ReturnType<typeof timesOf>;
  readonly timesWhileOneIsGone: ReturnType<typeof timesOf>;
}

/**
 * Kills the processes of a fleet by turns, one at a time, while readers ask, a writer records and two subscribers follow. Each is missing until so
 * many reads were answered, and is started again; the next is killed when it is ready and as many reads were answered with all there.
 */
export async function replicaFaults(
  fleet: Fleet,
  { kills, readsEach, report }: { readonly kills: number; readonly readsEach: number; readonly report: (line: string) => void },
): Promise<ReplicaFigures> {
  const moment = await ask(fleet.plain, { query: '{ unit(code: "VN") { moment } }' });
  const start = /@(\d+)"/.exec(moment ?? '')?.[1] ?? '0';
  const load = new Load(fleet, { readers: 3, seed: 11, reached: Number(start), times: 200 });
  const [one, other] = fleet.sharing;
  const subscribers = [new Subscriber([one, other], start), new Subscriber([other, one], start)];
  const whole: Read[] = [];
  const maimed: Read[] = [];
  const into = async (kind: Read[], stretch: () => Promise<void>): Promise<void> => {
    const from = load.reads.length;
    await stretch();
    kind.push(...load.reads.slice(from));
  };
  for (let n = 0; n < kills; n += 1) {
    const member = fleet.members[n % fleet.members.length];
    if (member === undefined) break;
    await into(whole, () => load.more(readsEach));
    await into(maimed, async () => {
      await member.kill();
      await load.more(readsEach);
      await member.start();
      while (!(await member.isReady())) await load.more(5);
    });
    report(`killed ${member.name}: ${String(load.reads.length)} reads, ${String(load.written.length)} facts so far`);
  }
  await into(whole, () => load.more(readsEach));
  await load.end();

  const feed = await positionsAfter(fleet, start);
  for (const subscriber of subscribers) await subscriber.endAt(feed.at(-1) ?? start);
  const faults = { none: 0, errors: 0, another: 0 };
  // The cores are busy with the replicas of everything, so the services are asked by several at once.
  const found = await inTurns(load.reads, 4, (read) => faultOf(fleet, read));
  for (const fault of found) {
    if (fault === undefined) continue;
    faults[fault.kind] += 1;
    if (fault.kind !== 'none' && faults[fault.kind] <= 3) report(fault.sentence);
  }
  const handed = subscribers.map(({ positions }) => positions);
  return {
    kills,
    reads: load.reads.length,
    faults,
    writes: load.written.length,
    sentAgain: load.written.filter(({ times }) => times > 1).length,
    unacknowledged: load.written.slice(0, -1).filter(({ position }) => position === undefined).length,
    lost: await lostOf(fleet, load.written),
    missed: handed.flatMap((positions) => feed.filter((position) => !positions.includes(position))).length,
    doubled: handed.flatMap((positions) => positions.filter((position, n) => positions.indexOf(position) !== n)).length,
    events: feed.length,
    returns: subscribers.reduce((sum, { returns }) => sum + returns, 0),
    times: timesOf(whole.map(({ tookMs }) => tookMs)),
    timesWhileOneIsGone: timesOf(maimed.map(({ tookMs }) => tookMs)),
  };
}

/** Does the same with each item, so many at a time; gives the results in the order of the items. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += atOnce)
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  return results;
}

/** Positions of all events about titles after one, as the log has them. */
async function positionsAfter(fleet: Fleet, after: string): Promise<readonly string[]> {
  const query =
    'query ($after: Position) { recognitionFeed(after: $after, first: 500) { events { position } nextAfter caughtUp } }';
  const positions: string[] = [];
  for (let from = after; ;) {
    const answer = (await ask(fleet.plain, { query, variables: { after: from } })) ?? '';
    const found = [...answer.matchAll(/"position":"(\d+)"/g)].map(([, position = '']) => position);
    positions.push(...found);
    const next = /"nextAfter":"(\d+)"/.exec(answer)?.[1];
    if (next === undefined) throw new Error(`no feed: ${answer}`);
    if (answer.includes('"caughtUp":true') || next === from) return positions;
    from = next;
  }
}
