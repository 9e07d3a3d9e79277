import { createHash } from 'node:crypto';

/**
 * A shared memory that may be lost or slow. No call throws, and none takes longer than the limit that it was opened with: a call that comes to
 * nothing gives what it would give if nothing were there, and after one that failed or was late all are skipped until Redis answers in time again.
 */
export interface Redis {
  /** The bytes under a key; undefined when there are none, or Redis does not say so in time. */
  get(key: string): Promise<Buffer | undefined>;
  /** Puts bytes under a key for a number of seconds. Not waited for: whether they came to lie there shows when they are asked for. */
  set(key: string, value: Buffer | string, seconds: number): void;
  /** Runs a script, whole and alone as Redis does. What it gives; undefined when Redis does not say so in time, whether or not the script has run. */
  run(script: RedisScript, keys: readonly string[], args: readonly (number | string)[]): Promise<unknown>;
  /** Why calls are skipped now, in one sentence; undefined when they are not. */
  trouble(): string | undefined;
  /** Lets go of the connection. Later calls are skipped. */
  close(): void;
}

/** A script in Lua, with the name by which Redis knows it once it has run. */
export interface RedisScript {
  readonly lua: string;
  readonly sha1: string;
}

/** Names a script. */
export function redisScript(lua: string): RedisScript {
  return { lua, sha1: createHash('sha1').update(lua).digest('hex') };
}
