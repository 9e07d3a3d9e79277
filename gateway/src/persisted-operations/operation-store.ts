import type { Redis } from '@ntm-ledger/redis';
import { cacheLookups } from '@ntm-ledger/telemetry';
import { RecentEntries } from '../recent-entries.js';
import { isOperationHash, operationHash } from './operation-hash.js';

/** Texts of operations by their hash. */
export interface OperationStore {
  get(hash: string): Promise<string | undefined>;
  set(hash: string, text: string): void;
}

/** How many operations a gateway remembers, and the longest of them in characters: 32 MB at most. Longer ones are sent in full each time. */
const OPERATIONS = 2_000;
const LONGEST = 16_384;

/** How long an operation lies in Redis, in seconds: a month after it was sent in full the last time. */
const SECONDS = 30 * 24 * 3600;

/** Remembers operations, those that were asked for last; where gateways share a Redis, what one was told all know. */
export function operationStore(redis?: Redis): OperationStore {
  const own = new RecentEntries<string>(OPERATIONS);
  return {
    async get(hash) {
      if (!isOperationHash(hash)) return undefined;
      const known = own.get(hash);
      cacheLookups.add({ cache: 'operations', outcome: known === undefined ? 'miss' : 'hit' });
      if (known !== undefined || redis === undefined) return known;
      const text = (await redis.get(nameOf(hash)))?.toString();
      // What others put there is believed as little as what a client sends.
      if (text === undefined || operationHash(text) !== hash) return undefined;
      own.set(hash, text);
      return text;
    },
    set(hash, text) {
      if (text.length > LONGEST || own.get(hash) !== undefined) return;
      own.set(hash, text);
      redis?.set(nameOf(hash), text, SECONDS);
    },
  };
}

function nameOf(hash: string): string {
  return `ntm:operation:${hash}`;
}
