import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * The shell command that runs one node of a log server in the foreground, on loopback and without TLS: with its data in the folder `$NODE_FOLDER`, reached at
 * port `$NODE_PORT`, beside the nodes at the ports `$NODE_PEERS` (separated by commas; empty for a node alone). It may use port `$NODE_INNER_PORT` for itself,
 * and the others are told theirs in `$NODE_INNER_PEERS`. Empty: there is none on this machine.
 */
export const NODE_COMMAND = process.env['KURRENTDB_TEST_COMMAND'] ?? '';

/**
 * A node of a log server, in a process of its own that can be killed and stopped. When it ends by itself it is started again, as every supervisor must: a
 * former leader that comes back ends once, to cut off what was never acknowledged.
 */
export class LogNode {
  readonly port: number;
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  #gone: Promise<unknown> = Promise.resolve();

  constructor(port: number, environment: Readonly<Record<string, string>>) {
    this.port = port;
    this.#environment = environment;
  }

  /** Starts it, or starts it again over its data, unless it runs. It answers a while later. */
  start(): void {
    if (this.#process !== undefined) return;
    // A group of its own, so that a signal reaches whatever the command has started.
    const started = spawn('sh', ['-c', NODE_COMMAND], {
      env: { ...process.env, ...this.#environment },
      stdio: 'ignore',
      detached: true,
    });
    this.#process = started;
    this.#gone = once(started, 'exit').then(() => {
      if (this.#process !== started) return;
      this.#process = undefined;
      this.start();
    });
  }

  /** Ends it with no chance to say goodbye (SIGKILL), and waits until it is gone. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running === undefined) return;
    this.#process = undefined;
    signal(running, 'SIGKILL');
    await this.#gone;
  }

  /** Kills it and takes its data away: when it is started again its log is empty. */
  async lose(): Promise<void> {
    await this.kill();
    const folder = this.#environment['NODE_FOLDER'];
    if (folder === undefined) throw new Error('the node has no folder');
    await rm(folder, { recursive: true, maxRetries: 5 });
    await mkdir(folder);
  }

  /** Lets it hang: it keeps its connections and answers nothing, until it goes on. */
  hang(): void {
    signal(this.#process, 'SIGSTOP');
  }

  goOn(): void {
    signal(this.#process, 'SIGCONT');
  }
}

function signal(running: ChildProcess | undefined, name: NodeJS.Signals): void {
  if (running?.pid === undefined) throw new Error('the node does not run');
  process.kill(-running.pid, name);
}

/** A log server of one node or several, with an empty log. */
export interface LogNodes {
  /** How a client reaches it. */
  readonly url: string;
  readonly nodes: readonly LogNode[];
  /** The node that takes appends, once there is one. */
  leader(): Promise<LogNode>;
  /** Settles when every node is there and one leads the others. */
  whole(): Promise<void>;
  /** Kills every node and removes its data. */
  remove(): Promise<void>;
}

/**
 * Starts a server with an empty log.
 * @param home the folder in which its data lie until it is removed
 * @throws Error when no command is known to start one with
 */
export async function startLogNodes(count: number, home: string): Promise<LogNodes> {
  if (NODE_COMMAND === '') throw new Error('KURRENTDB_TEST_COMMAND names no command that starts a log server');
  const folder = await mkdtemp(join(home, '.log-nodes-'));
  const ports = await freePorts(count);
  const inner = await freePorts(count);
  const nodes: LogNode[] = [];
  for (const [index, port] of ports.entries()) {
    const data = join(folder, String(index));
    await mkdir(data);
    const others = (all: readonly number[]): string => all.filter((_, other) => other !== index).join(',');
    const environment = {
      NODE_FOLDER: data,
      NODE_PORT: String(port),
      NODE_PEERS: others(ports),
      NODE_INNER_PORT: String(inner[index]),
      NODE_INNER_PEERS: others(inner),
    };
    nodes.push(new LogNode(port, environment));
  }
  for (const node of nodes) node.start();
  return {
    url: `esdb://${ports.map((port) => `127.0.0.1:${String(port)}`).join(',')}?tls=false`,
    nodes,
    leader: () => leaderOf(nodes),
    whole: () => untilWhole(nodes),
    remove: async () => {
      for (const node of nodes) await node.kill();
      await rm(folder, { recursive: true, maxRetries: 5 });
    },
  };
}

async function leaderOf(nodes: readonly LogNode[]): Promise<LogNode> {
  for (;;) {
    for (const { port } of nodes) {
      const told = await membersTold(port);
      const leader = nodes.find((node) => told.some((member) => member.port === node.port && member.state === 'Leader'));
      if (leader !== undefined) return leader;
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** Settles when one node leads and every other follows it. */
async function untilWhole(nodes: readonly LogNode[]): Promise<void> {
  for (;;) {
    const told = await membersTold((await leaderOf(nodes)).port);
    if (told.filter(({ state }) => state === 'Leader' || state === 'Follower').length === nodes.length) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** How long to wait before the nodes are asked again who leads, and for an answer, in ms. */
const LOOK_EVERY_MS = 100;
const ANSWER_MS = 1_000;

/** The living nodes as the one at a port knows them: none while it does not answer. */
async function membersTold(port: number): Promise<readonly { readonly port: unknown; readonly state: unknown }[]> {
  try {
    const response = await fetch(`http://127.0.0.1:${String(port)}/gossip`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { members } = (await response.json()) as { members: readonly Readonly<Record<string, unknown>>[] };
    return members
      .filter(({ isAlive }) => isAlive === true)
      .map((member) => ({ port: member['httpEndPointPort'], state: member['state'] }));
  } catch {
    return [];
  }
}

/** So many ports that nobody has now. They are held together, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return ports;
}
