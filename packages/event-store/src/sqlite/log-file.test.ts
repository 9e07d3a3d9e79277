import { describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { NO_STREAM, START } from '../position.js';
import { anEvent, someEvents } from '../testing/contract/subject.js';
import { useScratchLog } from '../testing/scratch-log.js';
import { NotALog } from './not-a-log.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const log = useScratchLog();

async function changeFile(sql: string): Promise<void> {
  const database = new DatabaseSync(log.file());
  database.exec(sql);
  database.close();
}

describe('a file that is no log is refused and left as it is', () => {
  test.each([
    ['a database of something else', () => changeFile('CREATE TABLE things (name TEXT)')],
    ['a database that another program has marked as its own', () => changeFile('PRAGMA application_id = 7')],
    ['a text', () => writeFile(log.file(), 'Điều 1. Phạm vi điều chỉnh\n'.repeat(100))],
  ])('%s', async (_, make) => {
    await make();
    const before = await readFile(log.file());
    expect(() => log.open()).toThrow(NotALog);
    expect(() => log.open()).toThrow(log.file());
    expect(await readFile(log.file())).toEqual(before);
  });

  test('a log of a later format', async () => {
    await log.open().close();
    await changeFile('PRAGMA user_version = 2');
    const before = await readFile(log.file());
    expect(() => log.open()).toThrow('its format is 2, this program knows 1');
    expect(await readFile(log.file())).toEqual(before);
  });
});

test('an empty file becomes a log', async () => {
  await writeFile(log.file(), '');
  expect(await log.open().head()).toBe(START);
});

test('a folder that is not there is not made', () => {
  expect(() => openSqliteEventStore({ path: log.file('folder/log.db') })).toThrow('ENOENT');
});

test('a closed log is one file that holds everything', async () => {
  const store = log.open();
  await store.append('stream', someEvents(3), NO_STREAM);
  await store.close();
  await expect(readFile(`${log.file()}-wal`)).rejects.toMatchObject({ code: 'ENOENT' });
  const database = new DatabaseSync(log.file(), { readOnly: true });
  expect(database.prepare('SELECT count(*) AS events FROM events').get()).toMatchObject({ events: 3 });
  database.close();
});

test('positions start from 1 and have no gaps, whatever was refused between', async () => {
  const store = log.open();
  const known = anEvent();
  await Promise.allSettled([
    store.append('a', [known], NO_STREAM),
    store.append('b', [anEvent(), anEvent(), known], NO_STREAM),
    store.append('a', [anEvent()], NO_STREAM),
    store.append('c', someEvents(2), NO_STREAM),
  ]);
  await store.append('d', [anEvent()], NO_STREAM);
  const positions: number[] = [];
  for await (const batch of store.readAll()) positions.push(...batch.map(({ position }) => position));
  expect(positions).toEqual([1, 2, 3, 4]);
});
