import type { Redis } from '@ntm-ledger/redis';
import { cacheLookups } from '@ntm-ledger/telemetry';
import { createHash } from 'node:crypto';
import { answerBytes, answerOfBytes } from './answer-bytes.js';
import type { KeptAnswer } from './answer-store.js';

/** Answers that several gateways share, behind what each keeps in its own memory. */
export interface SharedAnswers {
  readonly find: (key: string) => Promise<KeptAnswer | undefined>;
  /** Not waited for. `seconds`: how long it may lie there. */
  readonly keep: (key: string, answer: KeptAnswer, seconds: number) => void;
}

/** Where answers are shared, and among whom. */
export interface SharedAnswersOptions {
  readonly redis: Redis;
  /** What answers come from at this time: logs, programs, schema. Answers of another origin are never found. Undefined: it is not known, and nothing is shared. */
  readonly origin: () => string | undefined;
}

/** The largest answer that is shared, in bytes. A larger one could take longer on its way than a call to Redis may. */
const MAX_BYTES = 256 * 1024;

/** Shares answers by Redis. What an answer hangs on stands in the key, as a hash: questions are long. */
export function sharedAnswers({ redis, origin }: SharedAnswersOptions): SharedAnswers {
  const nameOf = (key: string): string | undefined => {
    const from = origin();
    return from === undefined ? undefined : `ntm:answer:${createHash('sha256').update(`${from}\n${key}`).digest('base64url')}`;
  };
  return {
    async find(key) {
      const name = nameOf(key);
      if (name === undefined) return undefined;
      const bytes = await redis.get(name);
      const answer = bytes === undefined ? undefined : answerOfBytes(bytes);
      cacheLookups.add({ cache: 'shared-answers', outcome: answer === undefined ? 'miss' : 'hit' });
      return answer;
    },
    keep(key, answer, seconds) {
      const name = nameOf(key);
      if (name !== undefined && answer.body.byteLength <= MAX_BYTES) redis.set(name, answerBytes(answer), seconds);
    },
  };
}
