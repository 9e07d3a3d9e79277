import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import { importRegister } from '@ntm-ledger/units/importing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generator } from '../load/generator.js';
import { writeNationalHistory } from '../load/national-history.js';
import { AskedLedger } from './asked-ledger.js';
import { exportFigures, timesOfLists } from './commune-export.js';
import type { Figure } from './figure.js';
import { nationalData } from './national-data.js';
import { overviewFigures } from './overview-requests.js';
import { fillTables } from './postgres/fill-tables.js';
import { PostgresProgress } from './postgres/postgres-progress.js';
import type { RecordedFacts } from './postgres/recorded-facts.js';
import { readRecordedFacts } from './postgres/recorded-facts.js';
import { isPostgresThere, openThrowAwayCluster } from './postgres/throw-away-cluster.js';
import { ProgressAsker } from './progress-asker.js';
import { askBoth, PROGRESS_QUESTIONS, questionsFor } from './progress-questions.js';
import { memoryOfModels, rebuildFigures } from './progress-rebuild.js';
import { ServiceProgress } from './progress-subject.js';

/** A history goes back to 2011, whatever day a register is known from. */
const STOOD_BY = toIsoDate('2004-08-31');
const SEED = 1;
const BASELINE = 'PostgreSQL 15, good schema';

/**
 * A nation's certification: its sums and lists asked at moments of the past beside PostgreSQL, folding all of it anew, the memory it takes, and the overview
 * through the gateway of the real server.
 * @throws AnswersDiffer when PostgreSQL answers anything otherwise
 */
export async function benchNationalProgress(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ntm-bench-'));
  try {
    const store = openSqliteEventStore({ path: join(dir, 'ledger.db') });
    await writeNation(store);
    const facts = await readRecordedFacts(store);
    const asker = new ProgressAsker(facts, await store.head(), generator(7));
    const { figures, lists } = await besidePostgres(store, facts, asker);
    const rebuilt = await rebuildFigures(store);
    await store.close();
    return [...figures, ...rebuilt, ...(await throughGateway(dir, asker, lists))];
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function writeNation(store: EventStore): Promise<void> {
  const { what, toImport } = await nationalData();
  await importRegister(store, { ...toImport, stoodBy: STOOD_BY }, { rows: 'ALL_OR_NONE' });
  const { events, scores, decisions, corrections } = await writeNationalHistory(store, { seed: SEED });
  const told = `${String(events)} events (${String(scores)} scores, ${String(decisions)} decisions, ${String(corrections)} corrections)`;
  process.stderr.write(`national-progress: ${told} upon ${what}\n`);
}

/** What the real server takes, asked over HTTP. @param lists how long PostgreSQL takes for the list of all communes; none where it was not asked */
async function throughGateway(dir: string, asker: ProgressAsker, lists: readonly number[]): Promise<Figure[]> {
  const ledger = await AskedLedger.start(dir);
  try {
    const overviews = await overviewFigures(ledger, asker);
    return lists.length === 0 ? overviews : [...overviews, ...(await exportFigures(ledger, asker, lists, BASELINE))];
  } finally {
    await ledger.stop();
  }
}

/** What was found beside PostgreSQL. */
interface BesidePostgres {
  readonly figures: readonly Figure[];
  /** How long it takes for the list of all communes with their levels, and its JSON text. */
  readonly lists: readonly number[];
}

/** The questions, and the memory for the answers. Without PostgreSQL there is nothing to hold either against. */
async function besidePostgres(store: EventStore, facts: RecordedFacts, asker: ProgressAsker): Promise<BesidePostgres> {
  if (!(await isPostgresThere())) {
    process.stderr.write('national-progress: PostgreSQL 15 is not installed, so that nothing is asked beside it\n');
    return { figures: [], lists: [] };
  }
  const memory = await memoryOfModels(store);
  const ours = await ServiceProgress.open(store);
  const cluster = await openThrowAwayCluster();
  try {
    const head = await store.head();
    await fillTables(cluster.sql, { facts, head, titlesOf: (unitId, moment) => ours.titlesOf(unitId, moment) });
    const theirs = new PostgresProgress(cluster.sql, facts, asker.countryId);
    const figures: Figure[] = [];
    const questions = questionsFor(ours);
    if (questions.length < PROGRESS_QUESTIONS.length)
      process.stderr.write('national-progress: nobody explains changes of titles yet\n');
    for (const question of questions) figures.push(...(await askBoth(question, asker, ours, theirs, BASELINE)));
    const baseline = await theirs.size();
    const weight = { name: 'memory of all read models', unit: 'MB', value: memory, baseline, ratio: memory / baseline };
    figures.push({ ...weight, baselineName: 'its tables and indexes of communes, titles and scores' });
    return { figures, lists: await timesOfLists(theirs, asker) };
  } finally {
    await ours.close();
    await cluster.close();
  }
}
