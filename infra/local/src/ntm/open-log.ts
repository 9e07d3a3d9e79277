import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { LOG_FILE } from '@ntm-ledger/service-host';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Does something with the log of a data folder, and lets go of it. @throws LogInUse when another process has it open */
export async function withLog<Result>(dataDir: string, use: (store: EventStore) => Promise<Result>): Promise<Result> {
  await mkdir(dataDir, { recursive: true });
  const store = openSqliteEventStore({ path: join(dataDir, LOG_FILE) });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
