import { describe, test } from '@jest/globals';
import { describeEventStoreContract } from '../testing/index.js';
import { openKurrentDbEventStore } from './open-kurrentdb-event-store.js';

const url = process.env['KURRENTDB_TEST_URL'] ?? '';

if (url === '') {
  describe('KurrentDB as an event store', () => {
    test.skip('is not tried: KURRENTDB_TEST_URL names no server', () => undefined);
  });
} else {
  describeEventStoreContract('KurrentDB', { refusesReusedIds: false }, async () => {
    const open = () => openKurrentDbEventStore({ url });
    let store = await open();
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await open();
        return store;
      },
      destroy: () => store.close(),
    };
  });
}
