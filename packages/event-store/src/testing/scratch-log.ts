import { afterEach, beforeEach } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '../event-store.js';
import type { SqliteEventStoreOptions } from '../sqlite/index.js';
import { openSqliteEventStore } from '../sqlite/index.js';

/** A folder for each test, and the stores that the test opens in it: closed, and removed, when the test is over. */
export interface ScratchLog {
  /** The path of a file in the folder. */
  file(name?: string): string;
  open(options?: Omit<SqliteEventStoreOptions, 'path'>): EventStore;
}

export function useScratchLog(): ScratchLog {
  let folder = '';
  let stores: EventStore[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
    await rm(folder, { recursive: true });
  });
  const file = (name = 'log.db'): string => join(folder, name);
  return {
    file,
    open: (options) => {
      const store = openSqliteEventStore({ path: file(), ...options });
      stores.push(store);
      return store;
    },
  };
}
