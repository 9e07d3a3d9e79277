import { randomUUID } from 'node:crypto';
import type { EventStore } from '../event-store.js';
import { NO_STREAM } from '../position.js';
import { openSqliteEventStore } from '../sqlite/index.js';
import { insertBare } from './bare-sqlite.js';
import { withFreshFile } from './bench-folder.js';
import type { Figure } from './figure.js';
import { figure, quantile } from './figure.js';
import { BODY, STREAMS, streamName, TYPE } from './sample-events.js';

const ROUNDS = 7;
const GROUPED_EVENTS = 20_000;
const SINGLE_EVENTS = 4_000;

/** What one run of appenders gave: events a second, and how long each append waited for its acknowledgement, in ms. */
interface Run {
  readonly rate: number;
  readonly waits: readonly number[];
}

/** Appenders that each append an event to a stream of their own, and the next as soon as it is acknowledged. */
async function append(store: EventStore, appenders: number, events: number): Promise<Run> {
  const waits: number[] = [];
  const appendAll = async (appender: number): Promise<void> => {
    const stream = streamName(appender);
    let end;
    for (let n = appender; n < events; n += appenders) {
      const started = performance.now();
      end = await store.append(stream, [{ id: randomUUID(), type: TYPE, body: BODY }], end?.revision ?? NO_STREAM);
      waits.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: appenders }, (_, appender) => appendAll(appender)));
  return { rate: events / ((performance.now() - started) / 1_000), waits };
}

function appendToFresh(appenders: number, events: number, groupCommit: boolean): Promise<Run> {
  return withFreshFile(async (path) => {
    const store = openSqliteEventStore({ path, groupCommit });
    try {
      return await append(store, appenders, events);
    } finally {
      await store.close();
    }
  });
}

function insertIntoFresh(events: number, eventsACommit: number): Promise<number> {
  return withFreshFile((path) => insertBare(path, events, eventsACommit));
}

/**
 * A hundred concurrent appenders with group commit, beside the same without it and beside a bare SQLite loop that commits a hundred at
 * once; and one appender alone beside a bare loop that commits each. All in one process, round by round in turn, a fresh file each.
 */
export async function benchAppends(): Promise<Figure[]> {
  const grouped: Run[] = [];
  const single: Run[] = [];
  const alone: Run[] = [];
  const bareHundred: number[] = [];
  const bareOne: number[] = [];
  // The first round warms the process up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    if (round === 1) for (const runs of [grouped, single, alone, bareHundred, bareOne]) runs.length = 0;
    grouped.push(await appendToFresh(STREAMS, GROUPED_EVENTS, true));
    bareHundred.push(await insertIntoFresh(GROUPED_EVENTS, STREAMS));
    single.push(await appendToFresh(STREAMS, SINGLE_EVENTS, false));
    alone.push(await appendToFresh(1, SINGLE_EVENTS, true));
    bareOne.push(await insertIntoFresh(SINGLE_EVENTS, 1));
  }

  const rates = (runs: readonly Run[]): number[] => runs.map(({ rate }) => rate);
  const waits = (runs: readonly Run[], share: number): number[] => runs.map((run) => quantile(run.waits, share));
  const withoutGroups = 'without group commit';
  return [
    figure('100 appenders, group commit', 'events/s', rates(grouped), { baselineName: withoutGroups, baselines: rates(single) }),
    figure('100 appenders, group commit', 'events/s', rates(grouped), {
      baselineName: 'bare SQLite, 100 a commit',
      baselines: bareHundred,
    }),
    figure('100 appenders, p50', 'ms', waits(grouped, 0.5), { baselineName: withoutGroups, baselines: waits(single, 0.5) }),
    figure('100 appenders, p99', 'ms', waits(grouped, 0.99), { baselineName: withoutGroups, baselines: waits(single, 0.99) }),
    figure('one appender', 'events/s', rates(alone), { baselineName: 'bare SQLite, 1 a commit', baselines: bareOne }),
  ];
}
