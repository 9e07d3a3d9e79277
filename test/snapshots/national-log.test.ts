import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSqliteEventStore, toPosition } from '@ntm-ledger/event-store';
import { allServices } from '@ntm-ledger/local';
import type { KeptModelsOptions } from '@ntm-ledger/service-host';
import { foldUpTo, KeptModels, SnapshotFolder, verifySnapshots } from '@ntm-ledger/service-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { logOfAbout, writeNationalLog } from '../load/national-log.js';

/** As `campaign snapshots` writes it for two million. */
const EVENTS = 6_000;

const services = allServices({ heartbeatMs: 15_000 });
let dir: string;
let options: KeptModelsOptions;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-snapshots-'));
  const store = openSqliteEventStore({ path: join(dir, 'ledger.db') });
  const snapshots = new SnapshotFolder(join(dir, 'snapshots'));
  options = { store, services, snapshots, logger: pino({ level: 'silent' }) };
  expect(await writeNationalLog(store, logOfAbout(EVENTS))).toBeGreaterThan(0.9 * EVENTS);
});
afterAll(async () => {
  await options.store.close();
  await rm(dir, { recursive: true });
});

it('a snapshot of half a log and the rest of it come to what the whole log does, for all services and for each alone', async () => {
  const half = await KeptModels.open(options);
  await foldUpTo(half.models, options.store, toPosition(EVENTS / 2));
  const groups = [services, ...services.map((service) => [service])];
  await half.save(groups);
  const { snapshots } = await verifySnapshots(options, groups);
  expect(snapshots.map(({ position }) => position)).toEqual(groups.map(() => EVENTS / 2));
  for (const { models } of snapshots) for (const { restored, rebuilt } of models) expect(restored).toBe(rebuilt);

  // One that was restored and not read keeps the same again.
  const restored = await KeptModels.open(options);
  expect(restored.take().map(({ hash }) => hash)).toEqual(half.take().map(({ hash }) => hash));
});
