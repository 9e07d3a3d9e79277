import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openEventStore } from '../open-event-store.js';
import { NO_STREAM } from '../position.js';
import { builtModule, NodeChild } from './child-process.js';
import type { Followed } from './followed-log.js';
import { followersOf, lastOf } from './followed-log.js';
import { parseAcknowledgement } from './kill-check.js';
import type { LogNode } from './log-nodes.js';
import { startLogNodes } from './log-nodes.js';
import type { ServerFindings } from './server-check.js';
import { checkServerLog, noteAcknowledgement } from './server-check.js';

export interface ServerCampaignOptions {
  /** How many nodes the server has: one, or three of which the leader is killed. */
  readonly nodes: 1 | 3;
  readonly kills: number;
  /** For how long the server (or its leader) is then stopped without a word, in milliseconds; 0: it is not. */
  readonly stopFor: number;
  /** The folder in which the server's data lie meanwhile. */
  readonly home: string;
  readonly onProgress?: (what: string) => void;
}

export interface ServerCampaignFigures extends ServerFindings {
  readonly nodes: number;
  readonly kills: number;
  readonly seconds: number;
  /** Acknowledged events a second while the server was not down. */
  readonly eventsASecond: number;
  /** From a kill (or the end of the stop, of three nodes its beginning) to the first acknowledgement after it, in milliseconds: the middle one and the longest. */
  readonly silence: { readonly median: number; readonly longest: number };
  /** How many events each subscriber was handed. */
  readonly followed: readonly string[];
  /** From the last acknowledgement to the moment when every subscriber had all, in milliseconds. */
  readonly followedAfter: number;
}

/** How long the writers write between two kills at least, and how much longer by chance; how long a killed node is left dead at most. In ms. */
const LEAST_LIFE_MS = 1_000;
const MORE_LIFE_MS = 3_000;
const LONGEST_DEATH_MS = 1_000;

/** Within this time after a kill what was acknowledged before it has been read, in ms. */
const STILL_UNDER_WAY_MS = 100;

/**
 * Kills a log server again and again under sixteen writers and four subscribers, then stops it for a while without a word, and looks whether every acknowledged event
 * is in the log once, at its place, and has come to every subscriber once, in order. The writers and subscribers are in processes of their own, none of which may
 * end.
 */
export async function runServerCampaign(options: ServerCampaignOptions): Promise<ServerCampaignFigures> {
  const { nodes, kills, stopFor, home, onProgress = () => undefined } = options;
  const server = await startLogNodes(nodes, home);
  const life = randomUUID().slice(0, 8);
  const writers = new Writers(server.url, life);
  const followers = followersOf(life).map((_, number) => childOf('testing/server-follower.js', server.url, life, String(number)));
  try {
    await writers.acknowledgement();
    const started = performance.now();
    const silences: number[] = [];
    const noteSilence = (what: string, since: number): void => {
      const silence = Math.round(performance.now() - since);
      silences.push(silence);
      onProgress(`${what}: silent for ${String(silence)} ms, ${String(writers.acknowledged)} events acknowledged`);
    };
    for (let kill = 1; kill <= kills; kill += 1) {
      await pause(LEAST_LIFE_MS + Math.random() * MORE_LIFE_MS);
      // One of three that is not back yet would leave no majority: that is another story than a leader lost.
      await server.whole();
      await killOnce(await server.leader(), nodes, writers, (since) => {
        noteSilence(`kill ${String(kill)} of ${String(kills)}`, since);
      });
    }
    if (stopFor > 0) {
      await hangOnce(await server.leader(), nodes, stopFor, writers, (since) => {
        noteSilence(`stopped for ${String(stopFor)} ms`, since);
      });
    }
    await pause(LEAST_LIFE_MS);
    await writers.end();
    const seconds = (performance.now() - started) / 1_000;
    const { followed, followedAfter, findings } = await settle(server.url, life, writers, followers);
    // One node that hangs is down all the while; of three, the others go on.
    const down = (silences.reduce((sum, silence) => sum + silence, 0) + (nodes === 1 ? stopFor : 0)) / 1_000;
    const sorted = silences.toSorted((a, b) => a - b);
    return {
      nodes,
      kills,
      seconds: Math.round(seconds),
      ...findings,
      eventsASecond: Math.round(findings.acknowledgedEvents / (seconds - down)),
      silence: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 },
      followed: followed.map(({ name, events }) => `${name}: ${String(events)}`),
      followedAfter,
    };
  } finally {
    await writers.end();
    for (const follower of followers) await follower.end();
    await server.remove();
  }
}

/** Kills a node, and starts it again a moment later: one of three when the others have found another leader. */
async function killOnce(node: LogNode, nodes: number, writers: Writers, onBack: (since: number) => void): Promise<void> {
  const since = performance.now();
  await node.kill();
  await pause(STILL_UNDER_WAY_MS);
  const back = writers.acknowledgement();
  if (nodes === 1) await pause(Math.random() * LONGEST_DEATH_MS);
  else await back;
  if (nodes === 1) node.start();
  await back;
  onBack(since);
  node.start();
}

/** Lets a node hang for a while. The others of three may find another leader meanwhile; one alone is waited for. */
async function hangOnce(
  node: LogNode,
  nodes: number,
  stopFor: number,
  writers: Writers,
  onBack: (since: number) => void,
): Promise<void> {
  const stopped = performance.now();
  node.hang();
  await pause(STILL_UNDER_WAY_MS);
  let back: number | undefined;
  const acknowledged = writers.acknowledgement().then(() => {
    back = performance.now();
  });
  await pause(stopFor);
  node.goOn();
  const wentOn = performance.now();
  await acknowledged;
  const since = nodes === 1 ? wentOn : stopped;
  onBack(since + performance.now() - (back ?? wentOn));
}

/** Ends the log of a life with its last event, waits until every subscriber has it, and compares. */
async function settle(
  url: string,
  life: string,
  writers: Writers,
  followers: readonly NodeChild[],
): Promise<{ followed: readonly Followed[]; followedAfter: number; findings: ServerFindings }> {
  const store = await openEventStore({ url, path: '' });
  try {
    const { stream, events } = lastOf(life);
    const ended = performance.now();
    await store.append(stream, events, NO_STREAM);
    const followed = (
      await Promise.all(followers.map((follower, number) => followedBy(follower, followersOf(life)[number])))
    ).flat();
    const followedAfter = Math.round(performance.now() - ended);
    return { followed, followedAfter, findings: await checkServerLog(store, life, writers.places, followed) };
  } finally {
    await store.close();
  }
}

/** What a process of subscribers says in the end. @throws Error when it has ended before */
async function followedBy(follower: NodeChild, subscribers: readonly unknown[] = []): Promise<Followed[]> {
  const followed: Followed[] = [];
  while (followed.length < subscribers.length) {
    const line = await follower.line();
    if (line === undefined) throw new Error('a process of subscribers has ended by itself');
    followed.push(JSON.parse(line) as Followed);
  }
  return followed;
}

function childOf(module: string, ...args: readonly string[]): NodeChild {
  return new NodeChild([fileURLToPath(builtModule(module)), ...args]);
}

/** The process of the sixteen writers, and what it says. */
class Writers {
  readonly places = new Map<string, Map<number, number>>();
  acknowledged = 0;
  readonly #process: NodeChild;
  readonly #reading: Promise<void>;
  #isEnding = false;
  #next = Promise.withResolvers<undefined>();

  constructor(url: string, life: string) {
    this.#process = childOf('testing/kill-writer.js', url, life);
    this.#reading = this.#read();
  }

  /** Resolves at the next acknowledgement. @throws Error when the process has ended by itself */
  async acknowledgement(): Promise<void> {
    this.#next = Promise.withResolvers();
    await this.#next.promise;
  }

  /** Kills the process: what it has under way is as unknown as after any kill. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#process.end();
    await this.#reading;
  }

  async #read(): Promise<void> {
    for (let text = await this.#process.line(); text !== undefined; text = await this.#process.line()) {
      const line = parseAcknowledgement(text);
      if (line === undefined) continue;
      noteAcknowledgement(this.places, line);
      this.acknowledged += line.ids.length;
      this.#next.resolve(undefined);
    }
    if (!this.#isEnding) this.#next.reject(new Error('the process of the writers has ended by itself'));
  }
}
