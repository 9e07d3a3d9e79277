import type { EventStore } from '@ntm-ledger/event-store';
import { openEventStore, withoutPassword } from '@ntm-ledger/event-store';
import type { Settings } from '@ntm-ledger/service-host';
import { LOG_FILE } from '@ntm-ledger/service-host';
import { access, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where a log is: on a server, or in a data folder when no server is named. */
export type LogAddress = Pick<Settings, 'eventStoreUrl' | 'dataDir'>;

/** Where there should be a log and is none. */
export class NoSuchLog extends Error {
  override readonly name = 'NoSuchLog';
}

/** The address that a person has written: the URL of a server, or a folder. */
export function logAddress(text: string): LogAddress {
  return text.includes('://') ? { eventStoreUrl: text, dataDir: '' } : { eventStoreUrl: '', dataDir: resolve(text) };
}

/** A log as it is shown to people. */
export function nameOfLog({ eventStoreUrl, dataDir }: LogAddress): string {
  return eventStoreUrl === '' ? dataDir : withoutPassword(eventStoreUrl);
}

/**
 * Does something with a log, and lets go of it. A server that does not answer is waited for, and standard error says so.
 * @param ifNone what to do where a folder has no log: make one, or refuse
 * @throws NoSuchLog when it refuses, and what `logTrouble` tells apart
 */
export async function withLogAt<Result>(
  { eventStoreUrl, dataDir }: LogAddress,
  ifNone: 'make' | 'refuse',
  use: (store: EventStore) => Promise<Result>,
): Promise<Result> {
  const path = join(dataDir, LOG_FILE);
  if (eventStoreUrl === '') await (ifNone === 'make' ? mkdir(dataDir, { recursive: true }) : assertLog(path));
  const store = await openEventStore({
    url: eventStoreUrl,
    path,
    report: (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function assertLog(path: string): Promise<void> {
  try {
    await access(path);
  } catch (cause) {
    throw new NoSuchLog(`There is no log "${path}".`, { cause });
  }
}
