import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { toIsoDate } from '@ntm-ledger/temporal';
import { documentsOf, importRegister, readRegister } from '@ntm-ledger/units/importing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generator } from '../load/generator.js';
import { writeNationalHistory } from '../load/national-history.js';
import { smallNation } from '../load/small-nation.js';
import { fillTables } from './postgres/fill-tables.js';
import { PostgresProgress } from './postgres/postgres-progress.js';
import { readRecordedFacts } from './postgres/recorded-facts.js';
import type { ThrowAwayCluster } from './postgres/throw-away-cluster.js';
import { isPostgresThere, openThrowAwayCluster } from './postgres/throw-away-cluster.js';
import { ProgressAsker } from './progress-asker.js';
import { AnswersDiffer, askBoth, PROGRESS_QUESTIONS, questionsFor } from './progress-questions.js';
import { ServiceProgress } from './progress-subject.js';

const isThere = await isPostgresThere();
if (!isThere) process.stderr.write('PostgreSQL 15 is not installed: its answers are not held against those of the services\n');

(isThere ? describe : describe.skip)('the services and a good PostgreSQL schema, asked the same of a small nation', () => {
  let dir: string;
  let store: EventStore;
  let cluster: ThrowAwayCluster;
  let ours: ServiceProgress;
  let theirs: PostgresProgress;
  let asker: ProgressAsker;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ntm-answers-'));
    store = openSqliteEventStore({ path: join(dir, 'log.db') });
    const files = smallNation(120);
    const register = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate('2004-08-31') };
    await importRegister(store, register, { rows: 'ALL_OR_NONE' });
    await writeNationalHistory(store, { seed: 3 });
    ours = await ServiceProgress.open(store);
    cluster = await openThrowAwayCluster();
    const [facts, head] = [await readRecordedFacts(store), await store.head()];
    await fillTables(cluster.sql, { facts, head, titlesOf: (unitId, moment) => ours.titlesOf(unitId, moment) });
    asker = new ProgressAsker(facts, head, generator(4));
    theirs = new PostgresProgress(cluster.sql, facts, asker.countryId);
  });
  afterAll(async () => {
    await ours.close();
    await cluster.close();
    await store.close();
    await rm(dir, { recursive: true });
  });

  test.each(PROGRESS_QUESTIONS)('answer "$name" alike at every moment', async (question) => {
    if (!questionsFor(ours).includes(question)) return;
    const figures = await askBoth({ ...question, runs: 60 }, asker, ours, theirs, 'the other');
    expect(figures.map(({ name }) => name)).toEqual([`${question.name}, p50`, `${question.name}, p99`]);
  });

  test('are told apart where they do not', async () => {
    const question = { name: 'who of two', runs: 10, draw: () => (to: unknown) => Promise.resolve(to === ours) };
    await expect(askBoth(question, asker, ours, theirs, 'the other')).rejects.toThrow(AnswersDiffer);
  });
});
