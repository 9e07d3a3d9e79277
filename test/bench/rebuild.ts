import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { allServices } from '@ntm-ledger/local';
import { localVerifier, openLocalKey, ServiceHost } from '@ntm-ledger/service-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { MILLION, writeNationalLog } from '../load/national-log.js';
import type { Figure } from './figure.js';
import { toFigure } from './figure.js';
import { compare } from './measure.js';

const PAGE = 1_000;

/**
 * Every projection of every service rebuilt from a million events, beside reading and parsing the same rows with nothing else. The
 * ratio that matters is time over time: how much dearer the fold is than the unavoidable.
 */
export async function benchRebuild(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ntm-bench-'));
  const path = join(dir, 'ledger.db');
  try {
    const store = openSqliteEventStore({ path });
    const events = await writeNationalLog(store, MILLION);
    const verifier = await localVerifier(await openLocalKey(dir));
    const rebuild = async (): Promise<void> => {
      const host = await ServiceHost.open({
        store,
        services: allServices({ heartbeatMs: 15_000 }),
        verifier,
        logger: pino({ level: 'silent' }),
      });
      await host.close();
    };
    const times = await compare(rebuild, () => readAndParse(path), { rounds: 5, warmUp: 1 });
    await store.close();
    const perSecond = (milliseconds: number): number => (events * 1000) / milliseconds;
    const baselineName = 'read and parse the same rows';
    return [
      toFigure({
        name: `rebuild of all projections from ${String(events)} events`,
        values: times.subject,
        unit: 'ms',
        baselines: times.baseline,
        baselineName,
      }),
      toFigure({
        name: 'events folded',
        values: times.subject.map(perSecond),
        unit: 'events/s',
        baselines: times.baseline.map(perSecond),
        baselineName,
      }),
    ];
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** The rows of the log in pages, every body parsed, nothing kept. */
function readAndParse(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const page = database.prepare(
    'SELECT position, id, stream, revision, type, recorded_at, body FROM events WHERE position > ? ORDER BY position LIMIT ?',
  );
  let after = 0;
  for (let rows = page.all(after, PAGE); rows.length > 0; rows = page.all(after, PAGE)) {
    for (const row of rows) {
      JSON.parse(String(row['body']));
      after = Number(row['position']);
    }
  }
  database.close();
}
