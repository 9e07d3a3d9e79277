import { inSpan, redisDuration, redisSkipped, redisUp } from '@ntm-ledger/telemetry';
import { randomUUID } from 'node:crypto';
import type { Redis as Client } from 'ioredis';
import { answerInTime } from './answer-in-time.js';
import { Availability } from './availability.js';
import type { Redis, RedisScript } from './redis.js';
import { checkedRedisUrl, redisPlace } from './redis-url.js';

export interface RedisOptions {
  /** `redis://…` or `rediss://…`. */
  readonly url: string;
  /** Which process it is, as metrics name it. */
  readonly process: string;
  /** Is told, once each time, when Redis is lost and when it is back. */
  readonly report: (sentence: string) => void;
  /** The longest that a call may take, in milliseconds. Default 50: a tenth of that is much for Redis, and what a request may lose once is little. */
  readonly limitMs?: number;
}

/** How long a connection may take to be made, and a handshake to be answered, in milliseconds. */
const CONNECT_MS = 1_000;

/**
 * Opens a connection to Redis. Settles once it is known whether Redis is there, after a second at most; where it is not it is looked for on and on.
 * @throws BadRedisUrl when the address can be none
 */
export async function openRedis({ url, process, report, limitMs = 50 }: RedisOptions): Promise<Redis> {
  const place = redisPlace(checkedRedisUrl(url));
  const availability = new Availability({ place, report });
  // Loaded only where there is a Redis to speak to.
  const { Redis: RedisClient } = await import('ioredis');
  const client = new RedisClient(url, {
    protocol: 2,
    connectTimeout: CONNECT_MS,
    // Without it a handshake that is never answered would be waited for for ever.
    socketTimeout: CONNECT_MS,
    // How long the end of a connection may take that is given up: the other side may never say goodbye.
    disconnectTimeout: 100,
    // A call that cannot be sent at once is worth nothing later.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
    disableClientInfo: true,
    retryStrategy: () => availability.nextPause(),
  });
  const connection = new RedisConnection(client, availability, { limitMs, process });
  await availability.known;
  return connection;
}

class RedisConnection implements Redis {
  readonly #forget: () => void;
  #closed = false;

  constructor(
    private readonly client: Client,
    private readonly availability: Availability,
    private readonly options: { readonly limitMs: number; readonly process: string },
  ) {
    client.on('ready', () => void this.#probe());
    client.on('error', (error: Error) => this.#lost(reasonOf(error)));
    client.on('close', () => this.#lost('the connection has ended'));
    this.#forget = redisUp.watch(() =>
      Promise.resolve([{ labels: { process: options.process }, value: availability.isUp ? 1 : 0 }]),
    );
  }

  async get(key: string): Promise<Buffer | undefined> {
    return (await this.#call('GET', () => this.client.getBuffer(key))) ?? undefined;
  }

  set(key: string, value: Buffer | string, seconds: number): void {
    void this.#call('SET', () => this.client.set(key, value, 'EX', seconds));
  }

  run({ lua, sha1 }: RedisScript, keys: readonly string[], args: readonly (number | string)[]): Promise<unknown> {
    return this.#call('EVALSHA', async () => {
      try {
        return await this.client.evalsha(sha1, keys.length, ...keys, ...args);
      } catch (error) {
        if (!reasonOf(error).startsWith('NOSCRIPT')) throw error;
        return this.client.eval(lua, keys.length, ...keys, ...args);
      }
    });
  }

  trouble(): string | undefined {
    return this.availability.trouble();
  }

  close(): void {
    this.#closed = true;
    this.#forget();
    this.client.disconnect();
  }

  async #call<Value>(command: string, ask: () => Promise<Value>): Promise<Value | undefined> {
    if (!this.availability.isUp || this.#closed) {
      redisSkipped.add({ process: this.options.process });
      return undefined;
    }
    const attributes = { 'db.system.name': 'redis', 'db.operation.name': command };
    return inSpan({ name: `redis ${command}`, kind: 'client', attributes }, async (span) => {
      const value = await this.#ask(ask);
      if (value === undefined) span.fail('no_answer');
      return value;
    });
  }

  /** Asks whatever the state; an answer in time is given, and everything else is a loss. */
  async #ask<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
    const timed = redisDuration.start();
    const outcome = await answerInTime(this.options.limitMs, ask(), this.availability.whenLost);
    timed({ outcome: outcome.kind });
    if (outcome.kind === 'answered') return outcome.value;
    if (outcome.kind === 'failed') this.#lost(reasonOf(outcome.error));
    else this.#lost(`no answer within ${String(this.options.limitMs)} ms`);
    return undefined;
  }

  /**
   * Whether Redis does now what will be asked of it. A probe writes: a server that is full, or that only follows another, answers every reading.
   */
  async #probe(): Promise<void> {
    const probed = await this.#ask(() => this.client.set(`ntm:probe:${randomUUID()}`, '', 'PX', 1_000));
    if (probed !== undefined && !this.#closed) this.availability.up();
    else if (!this.#closed) this.client.disconnect(true);
  }

  #lost(reason: string): void {
    if (this.#closed) return;
    // What was late holds up what comes behind it: the next try has a connection of its own.
    if (this.availability.isUp) this.client.disconnect(true);
    this.availability.lost(reason);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
