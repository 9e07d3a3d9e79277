import type { EventStore } from './event-store.js';
import { BadStoreUrl, isKurrentDbUrl, toConnectionString, withoutPassword } from './kurrentdb/connection-string.js';
import { openSqliteEventStore } from './sqlite/index.js';

export interface EventStoreOptions {
  /** The address of a KurrentDB server or cluster. Empty: the log is the file. */
  readonly url: string;
  /** The file of the embedded log. */
  readonly path: string;
  /** Is told, once each time, when a server does not answer and when it answers again. */
  readonly report?: (sentence: string) => void;
}

/**
 * Opens the log that the configuration names. The client of a server is loaded only for one.
 * @throws BadStoreUrl when the address is none of a server
 * @throws LogInUse when another process has the file open
 */
export async function openEventStore({ url, path, report }: EventStoreOptions): Promise<EventStore> {
  if (url === '') return openSqliteEventStore({ path });
  if (!isKurrentDbUrl(url)) toConnectionString(url);
  const { openKurrentDbEventStore } = await import('./kurrentdb/index.js');
  return openKurrentDbEventStore(report === undefined ? { url } : { url, report });
}

export { BadStoreUrl, withoutPassword };
