import type { EventStore } from '@ntm-ledger/event-store';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Figure } from './figure.js';
import { toFigure } from './figure.js';
import { compare } from './measure.js';
import { rebuildModels } from './progress-subject.js';

/** The log was folded before, for the questions, so that nothing runs for the first time. */
const ROUNDS = { rounds: 5, warmUp: 0 };

/**
 * Every read model of every service folded from a log, beside reading and parsing the very same rows in the same pages with nothing else: how much dearer the
 * fold is than the unavoidable.
 */
export async function rebuildFigures(store: EventStore): Promise<Figure[]> {
  const events = await store.head();
  const times = await compare(
    () => rebuildModels(store),
    () => readAndParse(store),
    ROUNDS,
  );
  return [
    toFigure({
      name: `rebuild of all read models from ${String(events)} events`,
      unit: 'ms',
      values: times.subject,
      baselines: times.baseline,
      baselineName: 'read and parse the same rows',
    }),
  ];
}

async function readAndParse(store: EventStore): Promise<void> {
  for await (const page of store.readAll()) for (const { body } of page) JSON.parse(body);
}

/** The memory that read models take, in MB: what is in use after a collection, typed arrays too. */
export async function memoryOfModels(store: EventStore): Promise<number> {
  const before = memoryInUse();
  const models = await rebuildModels(store);
  const after = memoryInUse();
  // Held until here, so that it is not collected before it is weighed.
  return models.length === 0 ? 0 : after - before;
}

function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') for (let time = 0; time < 3; time += 1) Reflect.apply(collect, undefined, []);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_000_000;
}
