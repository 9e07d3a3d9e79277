import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { LogFollower } from '../log/log-follower.js';
import type { ServiceDefinition } from '../service.js';
import { notebookService } from '../testing/notebook.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, registering, renaming } from '../testing/sample-facts.js';
import { KeptModels } from './kept-models.js';
import { SnapshotFolder } from './snapshot-folder.js';
import type { SnapshotStore } from './snapshot-store.js';
import { verifySnapshots } from './verify-snapshots.js';

const logs = useLogs();

const UNIT = { id: 'unit-1', code: '15271', parentId: null, name: 'A' };

interface Opened {
  readonly kept: KeptModels;
  /** What was written into the journal. */
  readonly lines: readonly { readonly msg: string; readonly reason?: string }[];
  /** Folds what the log holds. */
  catchUp(): Promise<void>;
}

/** Read models over a log, as a process that starts makes them. */
async function open(store: EventStore, given: { snapshots?: SnapshotStore; service?: ServiceDefinition } = {}): Promise<Opened> {
  const { snapshots = new SnapshotFolder(folder()), service = notebookService } = given;
  const lines: { msg: string; reason?: string }[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line) as { msg: string }) });
  const kept = await KeptModels.open({ store, services: [service], snapshots, logger });
  return {
    kept,
    lines,
    async catchUp() {
      const follower = new LogFollower(store, (event) => kept.models.apply(event), kept.models.log);
      await follower.start();
      await follower.stop();
    },
  };
}

const folder = (): string => join(logs.folder(), 'snapshots');
const files = async (): Promise<string[]> => (await readdir(folder())).sort();

/** A log with some events, and a snapshot of all of them. */
async function keptLog(): Promise<EventStore> {
  const store = logs.store();
  await appendFacts(store, [registering(UNIT), renaming('B'), renaming('C')]);
  const first = await open(store);
  await first.catchUp();
  await first.kept.save();
  return store;
}

describe('a process that starts', () => {
  it('goes on from its snapshot: it knows what was folded, of the units and of the log', async () => {
    const store = await keptLog();
    await appendFacts(store, [renaming('D')]);
    const { kept, catchUp } = await open(store);
    const { log, register } = kept.models;
    expect([log.position, log.events, kept.eventsSince]).toEqual([3, 3, 0]);
    expect(log.expectedRevisionOf('units')).toBe(2);
    await catchUp();
    expect([log.position, log.events, kept.eventsSince]).toEqual([4, 4, 1]);
    expect(register.factsOf(UNIT.id, log.position).map(({ data }) => 'name' in data && data.name)).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each<[string, RegExp, (bytes: Uint8Array) => Uint8Array]>([
    ['damaged', /damaged/, (bytes) => bytes.with(bytes.length - 9, (bytes.at(-9) ?? 0) ^ 1)],
    ['cut short', /damaged/, (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', /no snapshot/, () => new Uint8Array(0)],
    ['something else', /no snapshot/, () => Buffer.from('a shopping list, and a long one')],
  ])('discards a snapshot that is %s, and folds the log', async (_, reason, spoil) => {
    const store = await keptLog();
    const [name = ''] = await files();
    await writeFile(join(folder(), name), spoil(await readFile(join(folder(), name))));
    const { kept, lines } = await open(store);
    expect(kept.models.log.events).toBe(0);
    expect(lines).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
    expect(await files()).toEqual([]);
  });

  it('discards the snapshot of another log, and of one that had come further', async () => {
    await keptLog();
    const other = logs.store('other.db');
    await appendFacts(other, [registering(UNIT)]);
    const shorter = await open(other);
    expect(shorter.lines).toEqual([expect.objectContaining({ reason: 'the log has no event at its position 3' })]);
    expect(shorter.kept.models.log.events).toBe(0);

    await appendFacts(other, [renaming('B'), renaming('C'), renaming('D')]);
    await shorter.catchUp();
    await shorter.kept.save();
    const third = logs.store('third.db');
    await appendFacts(third, [registering(UNIT), renaming('B'), renaming('C'), renaming('D')]);
    const { lines } = await open(third);
    expect(lines).toEqual([expect.objectContaining({ reason: 'the log has another event at its position 4' })]);
  });

  it('finds none of another version of the program, and leaves that one its own', async () => {
    const store = await keptLog();
    const newer = { ...notebookService, code: import.meta.url };
    const { kept, catchUp } = await open(store, { service: newer });
    expect(kept.models.log.events).toBe(0);
    await catchUp();
    await kept.save();
    expect(await files()).toHaveLength(2);
    for (const service of [notebookService, newer]) expect((await open(store, { service })).kept.models.log.events).toBe(3);
  });

  it('folds the log where snapshots cannot be read, and serves where they cannot be kept', async () => {
    const store = await keptLog();
    const broken: SnapshotStore = {
      save: () => Promise.reject(new Error('no space left')),
      newest: () => Promise.reject(new Error('no such disk')),
      discard: () => Promise.resolve(),
    };
    const { kept, lines, catchUp } = await open(store, { snapshots: broken });
    await catchUp();
    await kept.saveAfter(1);
    expect(lines.map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/could be read; the log is folded from its beginning/),
      expect.stringMatching(/could be kept; the next start folds more/),
    ]);
    expect(kept.models.log.events).toBe(3);
  });
});

describe('a snapshot that is kept', () => {
  it('waits until enough was folded', async () => {
    const store = logs.store();
    await appendFacts(store, [registering(UNIT), renaming('B')]);
    const { kept, catchUp } = await open(store);
    await catchUp();
    await kept.saveAfter(3);
    await expect(files()).rejects.toThrow('ENOENT');
    await kept.saveAfter(2);
    expect(await files()).toEqual([expect.stringMatching(/^notebook~[\da-f]{12}@0000000000000002\.snapshot$/)]);
    await kept.saveAfter(2);
    expect(await files()).toHaveLength(1);
  });

  it('makes older ones go but for the last', async () => {
    const store = logs.store();
    await appendFacts(store, [registering(UNIT)]);
    const { kept, catchUp } = await open(store);
    for (const name of ['B', 'C', 'D']) {
      await appendFacts(store, [renaming(name)]);
      await catchUp();
      await kept.save();
    }
    expect((await files()).map((name) => /@0*(\d+)/.exec(name)?.[1])).toEqual(['3', '4']);
  });
});

describe('what is verified', () => {
  it('is that a snapshot and the rest of the log come to what the whole log does', async () => {
    const store = await keptLog();
    await appendFacts(store, [renaming('D')]);
    const logger = pino({ level: 'silent' });
    const options = { store, services: [notebookService], snapshots: new SnapshotFolder(folder()), logger };
    const { position, snapshots } = await verifySnapshots(options, [[notebookService]]);
    expect(position).toBe(4);
    expect(snapshots).toEqual([{ services: ['notebook'], position: 3, models: expect.any(Array) }]);
    expect(snapshots[0]?.models.map(({ name }) => name)).toEqual(['register', 'notebook', 'log']);
    for (const { restored, rebuilt } of snapshots[0]?.models ?? []) expect(restored).toBe(rebuilt);
  });

  it('names the read model that differs', async () => {
    const store = await keptLog();
    const wrong = await open(store);
    Reflect.set(wrong.kept.models.register, 'numbers', new Map([['unit-2', 0]]));
    await wrong.kept.save();
    const logger = pino({ level: 'silent' });
    const options = { store, services: [notebookService], snapshots: new SnapshotFolder(folder()), logger };
    const { snapshots } = await verifySnapshots(options, [[notebookService]]);
    const differing = snapshots[0]?.models.filter(({ restored, rebuilt }) => restored !== rebuilt);
    expect(differing?.map(({ name }) => name)).toEqual(['register']);
  });
});
