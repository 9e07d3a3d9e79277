import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';

const run = promisify(execFile);

/** Where Debian keeps the programs of PostgreSQL 15. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
/** Whom the server runs as where this process is root, which it refuses to run as. */
const SERVER_USER = 'postgres';
const DATABASE = 'postgres';
const OWNER = 'ntm';

/**
 * How the server runs. With `force_custom_plan` every question is planned for its own moment: a generic plan, taken from the sixth run of a prepared
 * statement on, needs a thousand times as long for some. All it holds fits into memory, so that a page costs little wherever it lies. Compiling a plan takes longer
 * than these questions do, nothing here is to survive a crash, and a question is answered by one process, as ours are.
 */
const SETTINGS = {
  plan_cache_mode: 'force_custom_plan',
  random_page_cost: '1.1',
  jit: 'off',
  shared_buffers: '1GB',
  work_mem: '128MB',
  maintenance_work_mem: '512MB',
  max_parallel_workers_per_gather: '0',
  fsync: 'off',
  synchronous_commit: 'off',
  max_wal_size: '4GB',
};

/** A PostgreSQL server of our own on a socket, gone with all it holds once it is closed. */
export interface ThrowAwayCluster {
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

/** Whether PostgreSQL 15 is installed. */
export async function isPostgresThere(): Promise<boolean> {
  return access(join(PROGRAMS, 'initdb')).then(
    () => true,
    () => false,
  );
}

/** Starts a server. */
export async function openThrowAwayCluster(): Promise<ThrowAwayCluster> {
  const user = await serverUser();
  const dir = await mkdtemp(join(tmpdir(), 'ntm-pg-'));
  const [data, socket] = [join(dir, 'data'), join(dir, 'socket')];
  await mkdir(socket);
  if (user !== null) for (const path of [dir, socket]) await chown(path, user.uid, user.gid);
  const as = { ...user, cwd: dir };
  await run(
    join(PROGRAMS, 'initdb'),
    ['-D', data, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    as,
  );
  const options = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(PROGRAMS, 'postgres'), ['-D', data, '-k', socket, '-c', 'listen_addresses=', ...options], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await readiness(server);
  const sql = postgres({ host: socket, database: DATABASE, username: OWNER, max: 1, onnotice: () => undefined });
  return {
    sql,
    async close() {
      await sql.end();
      const gone = once(server, 'exit');
      server.kill('SIGINT');
      await gone;
      await rm(dir, { recursive: true });
    },
  };
}

/** Settles when the server says that it takes connections. @throws Error with what it said when it ends instead */
async function readiness(server: ChildProcess): Promise<void> {
  const ready = Promise.withResolvers<undefined>();
  let said = '';
  server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said = `${said}${chunk}`.slice(-4_000);
    if (said.includes('ready to accept connections')) ready.resolve(undefined);
  });
  server.on('error', ready.reject);
  server.on('exit', () => ready.reject(new Error(`PostgreSQL did not start: ${said}`)));
  await ready.promise;
}

async function serverUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all([run('id', ['-u', SERVER_USER]), run('id', ['-g', SERVER_USER])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
