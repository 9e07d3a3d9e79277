import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Position } from '../position.js';
import { START } from '../position.js';
import { openSqliteEventStore } from '../sqlite/index.js';
import { builtModule, NodeChild } from './child-process.js';
import type { Acknowledgement, KillFindings } from './kill-check.js';
import { checkAcknowledged, checkRepeats, checkWhole, noFindings, parseAcknowledgement } from './kill-check.js';

export interface KillCampaignOptions {
  readonly kills: number;
  /** Where the logs are made and removed. Default: a new folder in the system's folder for temporary files. */
  readonly folder?: string;
  /** Called after each check with what has been found so far. */
  readonly onProgress?: (kills: number, findings: Readonly<KillFindings>) => void;
}

export interface KillCampaignFigures extends Readonly<KillFindings> {
  readonly kills: number;
  readonly seconds: number;
}

/** The kills that one log lives through; then everything that was ever acknowledged in it is checked once more, and a new one is begun. */
const KILLS_A_LOG = 20;

/** A writer is killed at most this long after its first acknowledgement, or (one in four) after its start. In ms. */
const LONGEST_LIFE_MS = 150;
const LONGEST_START_MS = 250;

/**
 * Kills a writing process again and again at random moments (SIGKILL), and looks each time whether the log holds what was acknowledged:
 * every event present and at its place, every append whole, every repeat answered as the port says. One in four is killed while it
 * starts, and sometimes nobody opens the log between two kills, so that the mending of the log after a kill is killed too.
 */
export async function runKillCampaign({ kills, folder, onProgress }: KillCampaignOptions): Promise<KillCampaignFigures> {
  const started = performance.now();
  const findings = noFindings();
  for (let done = 0; done < kills;) {
    const some = Math.min(KILLS_A_LOG, kills - done);
    const home = await mkdtemp(join(folder ?? tmpdir(), 'killed-'));
    try {
      await killOnOneLog(join(home, 'log.db'), some, findings, (n) => onProgress?.(done + n, findings));
    } finally {
      await rm(home, { recursive: true });
    }
    done += some;
  }
  return { kills, seconds: (performance.now() - started) / 1_000, ...findings };
}

async function killOnOneLog(
  path: string,
  kills: number,
  findings: KillFindings,
  onProgress: (kills: number) => void,
): Promise<void> {
  const everything: Acknowledgement[] = [];
  let head: Position = START;
  for (let kill = 0; kill < kills;) {
    const lives = Math.random() < 0.25 && kill + 1 < kills ? [kill, kill + 1] : [kill];
    const acknowledged: Acknowledgement[] = [];
    for (const life of lives) acknowledged.push(...(await liveAndDie(path, String(life))));
    kill += lives.length;
    head = await check(path, lives.map(String), acknowledged, head, findings);
    everything.push(...acknowledged);
    onProgress(kill);
  }
  // Nothing that came later has harmed what was there before: look again, without counting twice.
  const again = noFindings();
  await check(path, [], everything, START, again);
  findings.missing += again.missing;
  findings.misplaced += again.misplaced;
  findings.disordered += again.disordered;
}

/** Starts a writer, kills it at a random moment, and returns what it had acknowledged. */
async function liveAndDie(path: string, life: string): Promise<Acknowledgement[]> {
  const child = new NodeChild([fileURLToPath(builtModule('testing/kill-writer.js')), path, life]);
  const lines: string[] = [];
  const diesEarly = Math.random() < 0.25;
  if (!diesEarly) {
    const first = await child.line();
    if (first === undefined) throw new Error('the writer ended before it wrote anything');
    lines.push(first);
  }
  await sleep(Math.random() * (diesEarly ? LONGEST_START_MS : LONGEST_LIFE_MS));
  await child.kill();
  for (let line = await child.line(); line !== undefined; line = await child.line()) lines.push(line);
  return lines.map(parseAcknowledgement).filter((line) => line !== undefined);
}

/** Opens the log after kills and looks at everything since `after`. @returns where the log ends when the check is done. */
async function check(
  path: string,
  lives: readonly string[],
  acknowledged: readonly Acknowledgement[],
  after: Position,
  findings: KillFindings,
): Promise<Position> {
  const store = openSqliteEventStore({ path });
  try {
    // A log that ends before where it ended at the last check has lost what that check itself had appended.
    const head = await store.head();
    if (head < after) findings.disordered += 1;
    const from = head < after ? head : after;
    const events = [];
    for await (const batch of store.readAll({ after: from })) events.push(...batch);
    checkAcknowledged(events, acknowledged, findings);
    const appends = await checkWhole(store, lives, from, findings);
    findings.unknownWritten += lives.length === 0 ? 0 : appends - acknowledged.length;
    for (const life of lives) await checkRepeats(store, life, acknowledged, findings);
    return await store.head();
  } finally {
    await store.close();
  }
}
