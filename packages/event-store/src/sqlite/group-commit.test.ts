import { describe, expect, test } from '@jest/globals';
import type { DatabaseSync } from 'node:sqlite';
import { AppendOutcomeUnknown, EventIdReused, StoreStopped, WrongExpectedRevision } from '../errors.js';
import type { Position } from '../position.js';
import { NO_STREAM, toRevision } from '../position.js';
import { anEvent, gather, someEvents } from '../testing/contract/subject.js';
import { builtModule, inline, NodeChild } from '../testing/child-process.js';
import { useScratchLog } from '../testing/scratch-log.js';
import { GroupCommit } from './group-commit.js';
import { openForWriting } from './log-file.js';

const log = useScratchLog();

function groupCommitOn(database: DatabaseSync, { grouped = true } = {}): { commits: GroupCommit; heads: Position[] } {
  const heads: Position[] = [];
  const commits = new GroupCommit(database, { grouped, clock: Date.now, onCommit: (head) => heads.push(head) });
  heads.length = 0;
  return { commits, heads };
}

describe('group commit', () => {
  test.each([
    [true, [5]],
    [false, [1, 2, 3, 4, 5]],
  ])('(%s) puts appends that wait together into one transaction, or each into its own', async (grouped, expected) => {
    const database = openForWriting(log.file());
    const { commits, heads } = groupCommitOn(database, { grouped });
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) => commits.append({ stream: String(n), events: [anEvent()], expected: NO_STREAM })),
    );
    expect(heads).toEqual(expected);
    database.close();
  });

  test('lets those whom it has just answered share the next transaction', async () => {
    const database = openForWriting(log.file());
    const { commits, heads } = groupCommitOn(database);
    const appendTen = async (stream: string): Promise<void> => {
      await commits.append({ stream, events: [anEvent()], expected: NO_STREAM });
      for (let n = 0; n < 9; n += 1) await commits.append({ stream, events: [anEvent()], expected: toRevision(n) });
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(appendTen));
    expect(heads).toEqual([4, 8, 12, 16, 20, 24, 28, 32, 36, 40]);
    database.close();
  });

  test('decides each append of a transaction against those before it, and lets no refusal disturb the others', async () => {
    const store = log.open();
    const [first, second] = [anEvent(), anEvent()];
    const outcomes = await Promise.allSettled([
      store.append('a', [first], NO_STREAM),
      store.append('a', [second], toRevision(0)),
      store.append('a', [anEvent()], toRevision(0)),
      store.append('a', [first], NO_STREAM),
      store.append('b', [anEvent(), first], NO_STREAM),
      store.append('b', [anEvent()], NO_STREAM),
      store.append('b', [anEvent()], toRevision(0)),
    ]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: { position: 1, revision: 0 } },
      { status: 'fulfilled', value: { position: 2, revision: 1 } },
      { status: 'rejected', reason: expect.any(WrongExpectedRevision) },
      { status: 'fulfilled', value: { position: 1, revision: 0 } },
      { status: 'rejected', reason: expect.any(EventIdReused) },
      { status: 'fulfilled', value: { position: 3, revision: 0 } },
      { status: 'fulfilled', value: { position: 4, revision: 1 } },
    ]);
  });

  test('takes a thousand appends at once, of any size, in transactions of bounded length', async () => {
    const store = log.open();
    const body = `"${'x'.repeat(50_000)}"`;
    const appends = Array.from({ length: 1_000 }, (_, n) =>
      store.append(String(n), [anEvent('Long', body), ...someEvents(4)], NO_STREAM),
    );
    const results = await Promise.all(appends);
    expect(results.map(({ position }) => position)).toEqual(Array.from({ length: 1_000 }, (_, n) => 5 * (n + 1)));
  });
});

describe('the time of recording', () => {
  test('never runs backwards, whatever the clock does, not even over a restart', async () => {
    const clock = [5_000.9, 7_000, 6_000, 1_000, 8_000];
    const open = (): ReturnType<typeof log.open> => log.open({ clock: () => clock.shift() ?? 0 });
    const store = open();
    for (const stream of ['a', 'b', 'c']) await store.append(stream, [anEvent()], NO_STREAM);
    await store.close();
    const reopened = open();
    for (const stream of ['d', 'e']) await reopened.append(stream, [anEvent()], NO_STREAM);
    const times = (await gather(reopened.readAll())).map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([5_000, 7_000, 7_000, 7_000, 8_000]);
  });
});

describe('after a write that failed', () => {
  test('before its commit, nothing is written, every append is refused, and what was there can be read', async () => {
    const database = openForWriting(log.file());
    const { commits, heads } = groupCommitOn(database);
    await commits.append({ stream: 'a', events: someEvents(3), expected: NO_STREAM });

    // The disk is full, as far as SQLite can tell.
    database.exec('PRAGMA max_page_count = 1');
    const large = anEvent('Large', `"${'x'.repeat(50_000)}"`);
    const sameFlush = [
      commits.append({ stream: 'b', events: [anEvent()], expected: NO_STREAM }),
      commits.append({ stream: 'c', events: [large], expected: NO_STREAM }),
      commits.append({ stream: 'a', events: [anEvent()], expected: NO_STREAM }),
    ];
    for (const refusal of sameFlush) await expect(refusal).rejects.toThrow(StoreStopped);
    await expect(commits.append({ stream: 'd', events: [anEvent()], expected: NO_STREAM })).rejects.toThrow(
      'database or disk is full',
    );
    expect(commits.stopped).toContain('database or disk is full');
    expect(commits.failed).toBe(true);
    expect(heads).toEqual([3]);
    database.close();

    const reopened = log.open();
    expect(await gather(reopened.readAll())).toHaveLength(3);
    expect(await reopened.append('c', [large], NO_STREAM)).toMatchObject({ position: 4 });
  });

  test('at its commit, the appends are unknown, later ones refused, reading goes on, and the next start knows', async () => {
    const child = new NodeChild(inline(APPEND_UNTIL_IT_FAILS, log.file()), { fileLimit: 1_000 });
    const line = await child.line();
    const report: unknown = JSON.parse(line ?? 'null');
    expect(report).toMatchObject({
      errors: [AppendOutcomeUnknown.name, AppendOutcomeUnknown.name],
      later: StoreStopped.name,
      health: { ok: false, reason: expect.stringContaining('disk I/O error') },
      followed: true,
    });
    expect(await child.line()).toBeUndefined();

    const { acknowledged, readable } = numbersOf(report);
    expect(acknowledged).toBeGreaterThan(0);
    expect(readable).toBe(acknowledged);
    // What was unknown is now either there in whole or not at all.
    const store = log.open();
    expect([0, 1, 2]).toContain((await gather(store.readAll())).length - acknowledged);
    expect(store.health()).toEqual({ ok: true });
  });
});

/** Appends two events at a time until the operating system refuses to let the file grow, and says what became of everything. */
const APPEND_UNTIL_IT_FAILS = `
  import { randomUUID } from 'node:crypto';
  import { NO_STREAM, openSqliteEventStore } from '${builtModule('index.js').href}';
  const store = openSqliteEventStore({ path: process.argv[1] });
  const event = () => ({ id: randomUUID(), type: 'Tried', body: JSON.stringify('x'.repeat(5000)) });
  const append = () => store.append(randomUUID(), [event()], NO_STREAM);
  let acknowledged = 0;
  let errors = [];
  while (errors.length === 0) {
    const outcomes = await Promise.allSettled([append(), append()]);
    acknowledged += outcomes.filter(({ status }) => status === 'fulfilled').length;
    errors = outcomes.flatMap((outcome) => outcome.status === 'rejected' ? [outcome.reason.name] : []);
  }
  const later = await append().catch((error) => error.name);
  let readable = 0;
  for await (const batch of store.readAll()) readable += batch.length;
  let followed = false;
  for await (const { kind } of store.subscribe()) if (kind === 'caught-up') { followed = true; break; }
  console.log(JSON.stringify({ acknowledged, errors, later, readable, followed, health: store.health() }));
  await store.close();
`;

function numbersOf(report: unknown): { acknowledged: number; readable: number } {
  const known = typeof report === 'object' && report !== null && 'acknowledged' in report && 'readable' in report;
  if (!known) throw new Error('the child has not reported');
  return { acknowledged: Number(report.acknowledged), readable: Number(report.readable) };
}
