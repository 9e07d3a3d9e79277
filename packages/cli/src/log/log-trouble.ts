import {
  AppendOutcomeUnknown,
  BadStoreUrl,
  LogInUse,
  NotALog,
  StoreStopped,
  StoreUnavailable,
  WrongExpectedRevision,
} from '@ntm-ledger/event-store';
import { CopyRefused } from './copy-refused.js';
import { NoSuchLog } from './log-at.js';

const OF_THE_ADDRESS = [BadStoreUrl, NoSuchLog];
const OF_THE_LOG = [AppendOutcomeUnknown, CopyRefused, LogInUse, NotALog, StoreStopped, StoreUnavailable, WrongExpectedRevision];

/**
 * What an error says of a log to the person at a command line: that its address is none, or that the log cannot be had, by no fault of the program.
 * Undefined for every other error.
 */
export function logTrouble(error: unknown): 'address' | 'log' | undefined {
  if (OF_THE_ADDRESS.some((kind) => error instanceof kind)) return 'address';
  return OF_THE_LOG.some((kind) => error instanceof kind) ? 'log' : undefined;
}
