import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStoreContract } from '../testing/index.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

for (const groupCommit of [true, false]) {
  describeEventStoreContract(groupCommit ? 'SQLite' : 'SQLite without group commit', { refusesReusedIds: true }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
    const open = () => openSqliteEventStore({ path: join(folder, 'log.db'), groupCommit });
    let store = open();
    return {
      store,
      reopen: async () => {
        await store.close();
        store = open();
        return store;
      },
      destroy: async () => {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  });
}
