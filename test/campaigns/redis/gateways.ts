import { loadSample, openLedger, readSample } from '@ntm-ledger/local';
import { RedisServer } from '@ntm-ledger/redis/testing';
import { openLocalKey, readSettings, signToken } from '@ntm-ledger/service-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ServerProcess } from '../../e2e/support/server-process.js';
import { startServer } from '../../e2e/support/server-process.js';
import type { LoadTarget } from './load.js';
import { inWorkspace } from '../../support/workspace.js';

/** The services over the sample, and gateways before them, each a process of its own. */
export interface Gateways extends LoadTarget {
  readonly redis: RedisServer;
  /** Whether both that share use the Redis now, by their own word. */
  useRedis(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts all of it on free ports and settles when every gateway is ready and uses what it is to use. */
export async function startGateways(): Promise<Gateways> {
  const data = await mkdtemp(join(tmpdir(), 'ntm-gateways-'));
  await fillWithSample(data);
  const token = await signToken(await openLocalKey(data), { actorId: 'campaign', role: 'clerk', scope: 'VN' }, 12);
  const redis = await RedisServer.start();
  const running: ServerProcess[] = [];
  const start = async (program: string, env: Readonly<Record<string, string>>, ready: RegExp): Promise<ServerProcess> => {
    const settings = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', NTM_DATA_DIR: data, ...env };
    const server = await startServer(inWorkspace(program), settings, ready);
    running.unshift(server);
    return server;
  };
  const services = await start('infra/local/dist/subgraphs-main.js', {}, /^audit (\S+)$/m);
  const subgraphs = [...services.written().matchAll(/^(units|assessments|recognition|audit) (\S+)$/gm)];
  const led = { NTM_SUBGRAPHS: subgraphs.map(([, name = '', url = '']) => `${name}=${url}`).join(',') };
  const gateway = async (env: Readonly<Record<string, string>>): Promise<string> =>
    (await start('gateway/dist/main.js', { ...led, ...env }, /^gateway (\S+)$/m)).said[1] ?? '';
  const sharing = [await gateway({ REDIS_URL: redis.url }), await gateway({ REDIS_URL: redis.url })] as const;
  const plain = await gateway({ NTM_KEPT_ANSWER_BYTES: '0' });
  const gateways: Gateways = {
    redis,
    sharing,
    plain,
    token,
    useRedis: async () => !(await Promise.all(sharing.map(notesAt))).includes(true),
    async stop() {
      for (const server of running) await server.kill();
      await redis.stop();
      await rm(data, { recursive: true });
    },
  };
  return gateways;
}

/** Whether a gateway says that anything is worth knowing of it: with this configuration, that it does without Redis. */
async function notesAt(url: string): Promise<boolean> {
  const answer: unknown = await (await fetch(new URL('/readyz', url))).json();
  return typeof answer === 'object' && answer !== null && 'notes' in answer;
}

/** Records the sample in the log of a data folder, or on a server. What is there of it already stays as it is. */
export async function fillWithSample(data: string, eventStoreUrl = ''): Promise<void> {
  const env = { NTM_DATA_DIR: data, EVENT_STORE_URL: eventStoreUrl, PORT: '0' };
  const ledger = await openLedger(readSettings(env, { port: 0 }), pino({ level: 'silent' }));
  await loadSample(await readSample(), ledger, () => undefined);
  await ledger.close();
}
