import { benchServer } from '@ntm-ledger/event-store/bench';
import { NODE_COMMAND } from '@ntm-ledger/event-store/testing/log-nodes';
import type { Figure } from './figure.js';

/** The log on a server beside the bare client; left out, aloud, where nothing says how a server is started. */
export async function benchKurrentDb(): Promise<readonly Figure[]> {
  if (NODE_COMMAND !== '') return benchServer();
  console.error('kurrentdb: left out, since KURRENTDB_TEST_COMMAND names no command that starts a log server');
  return [];
}
