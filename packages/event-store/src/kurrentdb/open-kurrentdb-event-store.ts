import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreStopped } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { asksLeader, BadStoreUrl, toConnectionString, withoutPassword } from './connection-string.js';
import type { Report } from './guarded-client.js';
import { connectGuarded, disposeWithin } from './guarded-client.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';
import { LogServer } from './log-server.js';
import { Backoff } from './patience.js';
import { explain, isAccessDenied, isBadCertificate } from './server-error.js';
import { ServerReader } from './server-reader.js';

export interface KurrentDbEventStoreOptions {
  /** Of a server or cluster, as `esdb://` or `kurrentdb://`, with `+discover` where the cluster has one name. */
  readonly url: string;
  /** The most events of a batch of a read that does not say. Default 1,000. */
  readonly batchSize?: number;
  /** Milliseconds that one call may take. Default 10,000. */
  readonly callLimit?: number;
  /** Milliseconds that a read or an append may take with all its repetitions. Default 30,000. */
  readonly totalLimit?: number;
  /** Milliseconds between two looks at whether a quiet subscription still lives. Default 5,000. */
  readonly probeEvery?: number;
  /** Is told, once each time, when the server does not answer and when it answers again. */
  readonly report?: Report;
  /** Gives up waiting for the server. */
  readonly signal?: AbortSignal;
}

/** How long the end of a connection may take, in milliseconds. */
const DISPOSAL = 2_000;

/** The one client of this process (its appends share one map of the client's module), and how many stores use it. */
let shared: { readonly url: string; readonly client: EventStoreDBClient; uses: number } | undefined;

/**
 * Opens the log on a server, and waits for the server as long as it takes: a cluster may start after us.
 * @throws BadStoreUrl when the address cannot be used
 * @throws StoreStopped when the server refuses the user or its certificate does not hold, or when the signal aborts
 */
export async function openKurrentDbEventStore(options: KurrentDbEventStoreOptions): Promise<EventStore> {
  const {
    url,
    batchSize = 1_000,
    callLimit = 10_000,
    totalLimit = 30_000,
    probeEvery = 5_000,
    report = () => undefined,
  } = options;
  const { client, release } = share(url, report);
  const server = new LogServer(client, asksLeader(url), { call: callLimit, total: totalLimit, probe: probeEvery }, report);
  try {
    await untilAnswered(server, options.signal);
  } catch (error) {
    server.close();
    await release();
    throw error;
  }
  return new KurrentDbEventStore(server, batchSize, release);
}

async function untilAnswered(server: LogServer, signal: AbortSignal | undefined): Promise<void> {
  const reader = new ServerReader(server);
  const backoff = new Backoff();
  for (;;) {
    if (signal?.aborted === true) throw new StoreStopped('The store was given up before its server had answered.');
    try {
      await reader.head();
      server.answered();
      return;
    } catch (error) {
      if (error instanceof StoreStopped) throw error;
      if (isAccessDenied(error) || isBadCertificate(error)) throw new StoreStopped(explain(error), { cause: error });
      server.failed(error);
      await backoff.wait(signal);
    }
  }
}

function share(url: string, report: Report): { client: EventStoreDBClient; release: () => Promise<void> } {
  if (shared !== undefined && shared.url !== url)
    throw new BadStoreUrl(`A process has one log server; this one has ${withoutPassword(shared.url)} already.`);
  const mine = (shared ??= { url, client: connect(url, report), uses: 0 });
  mine.uses += 1;
  return {
    client: mine.client,
    release: async () => {
      mine.uses -= 1;
      if (mine.uses > 0) return;
      if (shared === mine) shared = undefined;
      await disposeWithin(mine.client, DISPOSAL);
    },
  };
}

function connect(url: string, report: Report): EventStoreDBClient {
  const connectionString = toConnectionString(url);
  try {
    return connectGuarded(connectionString, report);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replaceAll(connectionString, withoutPassword(url)) : String(cause);
    // The client's error is left out: it holds the whole address, and what ends a process is printed with its cause.
    throw new BadStoreUrl(`"${withoutPassword(url)}" cannot be used: ${reason}`);
  }
}
