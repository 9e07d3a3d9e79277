import { freePort, RedisServer } from '@ntm-ledger/redis/testing';
import { openLocalKey, signToken } from '@ntm-ledger/service-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProcess } from '../../e2e/support/server-process.js';
import { startServer } from '../../e2e/support/server-process.js';
import { inWorkspace } from '../../support/workspace.js';
import { fillWithSample } from '../redis/gateways.js';
import type { LoadTarget } from '../redis/load.js';

const SERVICES = ['units', 'assessments', 'recognition', 'audit'] as const;

/** A process of the distributed form that may be killed and started again at the same place. */
export class Member {
  #process: ServerProcess | undefined;

  constructor(
    /** `audit 2`. */
    readonly name: string,
    readonly port: number,
    private readonly program: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}/graphql`;
  }

  /** Starts it and settles when it serves. */
  async start(): Promise<void> {
    const settings = { HOST: '127.0.0.1', LOG_LEVEL: 'info', ...this.env, PORT: String(this.port) };
    this.#process = await startServer(inWorkspace(this.program), settings, / http:\/\/\S+$/m);
  }

  /** Ends it with no chance to say goodbye. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async isReady(): Promise<boolean> {
    return fetch(new URL('/readyz', this.url)).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

/** The distributed form on one machine: every service twice, two gateways with a Redis, one more gateway that keeps nothing. */
export interface Fleet extends LoadTarget {
  /** All that may be killed: the services' replicas and the two gateways. */
  readonly members: readonly Member[];
  stop(): Promise<void>;
}

/** Starts all of it over a log server, whose log is filled with the sample, and settles when everything is ready. */
export async function startFleet(eventStoreUrl: string): Promise<Fleet> {
  const data = await mkdtemp(join(tmpdir(), 'ntm-fleet-'));
  await fillWithSample(data, eventStoreUrl);
  const token = await signToken(await openLocalKey(data), { actorId: 'campaign', role: 'clerk', scope: 'VN' }, 12);
  const redis = await RedisServer.start();
  const settings = { NTM_DATA_DIR: data, EVENT_STORE_URL: eventStoreUrl, NTM_TOKEN_JWKS: join(data, 'key.jwk') };
  const replicas: Member[] = [];
  for (const service of SERVICES)
    for (const n of [1, 2])
      replicas.push(new Member(`${service} ${String(n)}`, await freePort(), `services/${service}/dist/main.js`, settings));
  const urlsOf = (service: string): string =>
    replicas.flatMap(({ name, url }) => (name.startsWith(service) ? [url] : [])).join('|');
  const led = { NTM_SUBGRAPHS: SERVICES.map((service) => `${service}=${urlsOf(service)}`).join(',') };
  const gateway = async (name: string, env: Readonly<Record<string, string>>): Promise<Member> =>
    new Member(name, await freePort(), 'gateway/dist/main.js', { ...led, ...env });
  const [one, other] = [
    await gateway('gateway 1', { REDIS_URL: redis.url }),
    await gateway('gateway 2', { REDIS_URL: redis.url }),
  ];
  const plain = await gateway('gateway that keeps nothing', { NTM_KEPT_ANSWER_BYTES: '0' });
  const all = [...replicas, one, other, plain];
  const fleet: Fleet = {
    sharing: [one.url, other.url],
    plain: plain.url,
    token,
    members: [...replicas, one, other],
    async stop() {
      for (const member of all.toReversed()) await member.kill();
      await redis.stop();
      await rm(data, { recursive: true });
    },
  };
  // One after the other: they share the machine's cores, and each folds the log first.
  for (const member of all) await member.start();
  for (const member of all) while (!(await member.isReady()));
  return fleet;
}
