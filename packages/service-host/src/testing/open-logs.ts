import { afterEach, beforeEach } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFollower } from '../log/log-follower.js';

/** A log and what follows it. */
export interface FollowedLog {
  readonly store: EventStore;
  readonly follower: LogFollower;
  /** The events folded so far, in the order in which they were. */
  readonly folded: readonly LedgerEvent[];
  /** Stops following and closes the store, as the end of the process would. */
  close(): Promise<void>;
}

export interface LogOptions {
  /** What of the log the follower sees instead of the log itself. */
  readonly around?: (store: EventStore) => EventStore;
  /** Called with every event before it counts as folded. */
  readonly fold?: (event: LedgerEvent) => void;
}

/** A folder for each test, with the logs that the test opens in it: closed, and removed, when the test is over. */
export interface ScratchLogs {
  folder(): string;
  /** A store on the test's log, or on another one of that name. */
  store(name?: string): EventStore;
  /** The same with a follower that has folded all of it. */
  open(options?: LogOptions): Promise<FollowedLog>;
}

export function useLogs(): ScratchLogs {
  let folder = '';
  let closing: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-host-'));
  });
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    closing = [];
    await rm(folder, { recursive: true });
  });
  const store: ScratchLogs['store'] = (name = 'log.db') => {
    const opened = openSqliteEventStore({ path: join(folder, name) });
    closing.push(() => opened.close());
    return opened;
  };
  return {
    folder: () => folder,
    store,
    async open({ around = (log: EventStore) => log, fold = () => undefined } = {}) {
      const opened = store();
      const folded: LedgerEvent[] = [];
      const seen = around(opened);
      const follower = new LogFollower(seen, (event) => {
        fold(event);
        folded.push(event);
      });
      closing.push(() => follower.stop());
      await follower.start();
      return {
        store: seen,
        follower,
        folded,
        async close() {
          await follower.stop();
          await opened.close();
        },
      };
    },
  };
}
