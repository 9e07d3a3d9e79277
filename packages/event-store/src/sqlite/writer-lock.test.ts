import { expect, test } from '@jest/globals';
import { symlink } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { LogInUse } from '../errors.js';
import { NO_STREAM } from '../position.js';
import { builtModule, inline, NodeChild } from '../testing/child-process.js';
import { anEvent } from '../testing/contract/subject.js';
import { useScratchLog } from '../testing/scratch-log.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const log = useScratchLog();

const HOLD_THE_LOG = `
  import { openSqliteEventStore } from '${builtModule('index.js').href}';
  openSqliteEventStore({ path: process.argv[1] });
  console.log('open');
  setTimeout(() => {}, 20_000);
`;

test('a log that is open cannot be opened again in the same process', () => {
  log.open();
  expect(() => openSqliteEventStore({ path: log.file() })).toThrow(LogInUse);
});

test('nor by another name', async () => {
  log.open();
  await symlink(log.file(), log.file('other-name.db'));
  expect(() => openSqliteEventStore({ path: log.file('other-name.db') })).toThrow(LogInUse);
});

test('a log that another process has open is refused at once, and free when that process is killed', async () => {
  const child = new NodeChild(inline(HOLD_THE_LOG, log.file()));
  expect(await child.line()).toBe('open');
  const asked = performance.now();
  expect(() => openSqliteEventStore({ path: log.file() })).toThrow(LogInUse);
  expect(() => openSqliteEventStore({ path: log.file() })).toThrow(log.file());
  expect(performance.now() - asked).toBeLessThan(2_000);
  await child.kill();
  expect(log.open().health()).toEqual({ ok: true });
});

test('a log can be opened again after it was closed, and after opening it has failed', async () => {
  const store = log.open();
  await store.close();
  const reopened = log.open();
  expect(() => openSqliteEventStore({ path: log.file() })).toThrow(LogInUse);
  await reopened.close();
  expect(log.open().health()).toEqual({ ok: true });
});

test('other programs may read the log while it is open', async () => {
  const store = log.open();
  const reader = new DatabaseSync(log.file(), { readOnly: true });
  const count = reader.prepare('SELECT count(*) AS events FROM events');
  expect(count.get()).toMatchObject({ events: 0 });
  await store.append('stream', [anEvent()], NO_STREAM);
  expect(count.get()).toMatchObject({ events: 1 });
  reader.close();
});
