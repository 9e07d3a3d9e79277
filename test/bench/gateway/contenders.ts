import type { DataFolder } from '../../e2e/support/data-folder.js';
import { createDataFolder } from '../../e2e/support/data-folder.js';
import { startProcesses } from '../../e2e/support/forms.js';
import type { ServerProcess } from '../../e2e/support/server-process.js';
import { startServer } from '../../e2e/support/server-process.js';
import { inWorkspace } from '../../support/workspace.js';
import { fillLog } from './filled-log.js';

/** A server that answers the same questions from the same log. */
export interface Contender {
  readonly url: string;
  /** The process that clients talk to, whose processor time counts. */
  readonly pid: number;
}

/** Everyone who is measured, each in processes of its own. */
export interface Contenders {
  /** Our gateway over the services by HTTP. */
  readonly overHttp: Contender;
  /** @apollo/gateway over the very same processes of services, where it is there. */
  readonly apollo: Contender | undefined;
  /** The whole ledger in one process. */
  readonly oneProcess: Contender;
  /** One schema without federation in one process. */
  readonly floor: Contender;
  /** The position of the log's end. */
  readonly head: number;
  /** Ends every process and removes the data. */
  remove(): Promise<void>;
}

/** As images are run. */
const ENV = { NODE_ENV: 'production', LOG_LEVEL: 'error' } as const;

/**
 * Starts everyone over copies of one log.
 * @param apolloFolder has @apollo/gateway, @apollo/server and graphql in its `node_modules`
 */
export async function startContenders(apolloFolder: string | undefined): Promise<Contenders> {
  const folders: DataFolder[] = [];
  const processes: ServerProcess[] = [];
  const remove = async (): Promise<void> => {
    for (const server of processes) await server.stop();
    for (const folder of folders) await folder.remove();
  };
  const folderOf = async (from?: DataFolder): Promise<DataFolder> => {
    const folder = await createDataFolder(from);
    folders.push(folder);
    return folder;
  };
  const started = (server: ServerProcess): Contender => {
    processes.unshift(server);
    return { url: new URL('/graphql', server.said[1]).href, pid: server.pid };
  };
  try {
    const filled = await folderOf();
    const head = await fillLog(filled);
    const ofFloor = await folderOf(filled);
    const without = { heartbeatMs: 15_000, eventStoreUrl: '', env: ENV, sample: false };
    const http = await startProcesses('gateway and subgraphs over HTTP', { ...without, data: await folderOf(filled) });
    const [gateway, ...services] = http.all;
    services.forEach(started);
    const overHttp = started(gateway);
    const one = await startProcesses('one process', { ...without, data: filled });
    const oneProcess = started(one.all[0]);
    const floor = started(await startServer(built('floor'), { ...ENV, NTM_DATA_DIR: ofFloor.path }, /^floor (\S+)$/m));
    const settings = { ...ENV, NTM_APOLLO_GATEWAY: apolloFolder ?? '', NTM_SUBGRAPHS: http.subgraphs };
    const apollo =
      apolloFolder === undefined ? undefined : started(await startServer(built('apollo'), settings, /^apollo (\S+)$/m));
    return { overHttp, apollo, oneProcess, floor, head, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function built(contender: 'apollo' | 'floor'): string {
  return inWorkspace(`test/dist/bench/gateway/${contender}/main.js`);
}
