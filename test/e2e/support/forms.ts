import { inWorkspace } from '../../support/workspace.js';
import type { DataFolder } from './data-folder.js';
import type { ServerProcess } from './server-process.js';
import { startServer } from './server-process.js';

/** The forms in which a ledger runs. What clients see is to be the same. */
export const FORMS = ['one process', 'gateway and subgraphs over HTTP'] as const;
export type Form = (typeof FORMS)[number];

/** How a ledger is started. */
export interface StartOptions {
  readonly data: DataFolder;
  /** Whether an empty log is filled with the facts of the scenarios. */
  readonly sample: boolean;
  /** How often a quiet subscription says that it lives. */
  readonly heartbeatMs: number;
  /** The server that keeps the log; the data folder's own log where none is named. */
  readonly eventStoreUrl: string;
  /** What else is set for every process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The processes of a ledger, the one that clients talk to first. */
export interface Processes {
  readonly url: string;
  /** Where the services are, as a gateway is told; empty in one process. */
  readonly subgraphs: string;
  readonly all: readonly [ServerProcess, ...ServerProcess[]];
}

/** Starts a ledger's processes on free ports. */
export async function startProcesses(form: Form, options: StartOptions): Promise<Processes> {
  if (form === 'one process') return startOneProcess(options);
  if (options.sample) await (await startOneProcess(options)).all[0].stop();
  const services = await startServer(inWorkspace('infra/local/dist/subgraphs-main.js'), environment(options), /^audit (\S+)$/m);
  const found = [...services.written().matchAll(/^(units|assessments|recognition|audit) (\S+)$/gm)].map(
    ([, name = '', url = '']) => `${name}=${url}`,
  );
  const subgraphs = found.join(',');
  const settings = { ...options.env, HOST: '127.0.0.1', PORT: '0', NTM_SUBGRAPHS: subgraphs };
  try {
    const gateway = await startServer(inWorkspace('gateway/dist/main.js'), settings, /^gateway (\S+)$/m);
    return { url: gateway.said[1] ?? '', subgraphs, all: [gateway, services] };
  } catch (error) {
    await services.kill();
    throw error;
  }
}

async function startOneProcess(options: StartOptions): Promise<Processes> {
  const server = await startServer(inWorkspace('infra/local/dist/main.js'), environment(options), /GraphiQL and API +(\S+)/);
  return { url: server.said[1] ?? '', subgraphs: '', all: [server] };
}

function environment({ data, sample, heartbeatMs, eventStoreUrl, env }: StartOptions): Record<string, string> {
  return {
    ...env,
    HOST: '127.0.0.1',
    PORT: '0',
    NTM_DATA_DIR: data.path,
    EVENT_STORE_URL: eventStoreUrl,
    NTM_HEARTBEAT_MS: String(heartbeatMs),
    ...(sample ? {} : { NTM_SAMPLE: 'none' }),
  };
}
