import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { allServices } from '@ntm-ledger/local';
import { SnapshotFolder, verifySnapshots } from '@ntm-ledger/service-host';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { RunningLedger } from '../bench/running-ledger.js';
import { logOfAbout, writeNationalLog } from '../load/national-log.js';
import type { Campaign } from './campaign.js';

/** Starts from the snapshot: the first one also compiles what the others find compiled. */
const STARTS = 3;

/**
 * A log of so many events, each of a request of its own; the whole ledger started on it without a snapshot and then from the one that it kept, as processes
 * of their own from their start until they serve; and every read model of both compared by its hash.
 */
export const snapshots: Campaign = {
  counts: 'events',
  usually: 2_000_000,
  run: async (n, report) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'ntm-snapshots-'));
    const folder = join(dataDir, 'snapshots');
    try {
      const writing = openSqliteEventStore({ path: join(dataDir, 'ledger.db') });
      const written = await writeNationalLog(writing, logOfAbout(n));
      await writing.close();
      report(`${written} events are written`);

      const settings = { NTM_SNAPSHOT_EVERY: '1' };
      report(`start without a snapshot, one kept before it serves: ${told(await started(dataDir, settings))}`);
      const [name = ''] = await readdir(folder);
      report(`the snapshot: ${((await stat(join(folder, name))).size / 1e6).toFixed(0)} MB`);
      for (let start = 0; start < STARTS; start += 1)
        report(`start from the snapshot: ${told(await started(dataDir, settings))}`);
      report(`start with no snapshots at all: ${told(await started(dataDir, { NTM_SNAPSHOT_DIR: '' }))}`);
      return await compared(dataDir, folder, report);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  },
};

interface Started {
  readonly seconds: number;
  readonly megabytes: number;
}

function told({ seconds, megabytes }: Started): string {
  return `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB of memory`;
}

async function started(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Started> {
  const begun = performance.now();
  const ledger = await RunningLedger.start(dataDir, settings);
  const seconds = (performance.now() - begun) / 1_000;
  const megabytes = await ledger.memory();
  await ledger.stop();
  return { seconds, megabytes };
}

/** Whether the snapshot comes to what the log does, read model by read model. */
async function compared(dataDir: string, folder: string, report: (line: string) => void): Promise<boolean> {
  const store = openSqliteEventStore({ path: join(dataDir, 'ledger.db') });
  try {
    const services = allServices({ heartbeatMs: 15_000 });
    const options = { store, services, snapshots: new SnapshotFolder(folder), logger: pino({ level: 'silent' }) };
    const { snapshots: found } = await verifySnapshots(options, [services]);
    const models = found.flatMap((snapshot) => snapshot.models);
    for (const { name, restored, rebuilt } of models) {
      const equal = restored === rebuilt ? 'equal' : 'DIFFERENT';
      report(`${name}: rebuilt ${rebuilt.slice(0, 16)}, restored ${restored.slice(0, 16)}, ${equal}`);
    }
    return models.length > 0 && models.every(({ restored, rebuilt }) => restored === rebuilt);
  } finally {
    await store.close();
  }
}
