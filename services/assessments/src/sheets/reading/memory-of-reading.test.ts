import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ReadInProcess } from '../../testing/read-in-process.js';
import { repacked, withPart, workbookOf } from '../../testing/workbooks.js';

const READER = fileURLToPath(new URL('../../../dist/testing/read-in-process.js', import.meta.url));
const MEBIBYTE = 1024 * 1024;

/**
 * What the bounds of a sheet come to. An empty process with the libraries has some 100 MiB. The 64 MiB that a package may unpack to are there three
 * times at most: as text of one part, in the package that is put together anew, and as what the library makes of them. What it makes is at
 * its largest where it is many small things: some 150 bytes for each of 2,000,000 elements, some 500 for each of 200,000 cells. Measured are 350 to
 * 620 MiB; without the bounds the same few kilobytes of a file take what the machine has.
 */
const MOST = 800 * MEBIBYTE;
/** As much of it as the collector is left with, so that what is measured is need and not its leisure. */
const HEAP = 512;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-sheet-memory-'));
});
afterAll(async () => {
  await rm(dir, { recursive: true });
});

/** Reads a file in a process of its own, since memory is had by processes; that process has the heap of a small server. */
async function readAlone(name: string, bytes: Uint8Array): Promise<ReadInProcess> {
  const path = join(dir, name);
  await writeFile(path, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${HEAP}`, READER, path]);
  return JSON.parse(stdout) as ReadInProcess;
}

const SMALL = await workbookOf([
  ['Mã', 'TC 1'],
  ['00001', 'Đạt'],
]);
const LETTERS = 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'.split(' ');
const ROWS = 7_300;

/** As many cells as a sheet may hold, each with a text of its own. */
function fullSheet(): Promise<Uint8Array> {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const row = index + 3;
    const cells = LETTERS.map((column) => `<c r="${column}${row}" t="inlineStr"><is><t>${column.repeat(200)}${row}</t></is></c>`);
    return `<row r="${row}">${cells.join('')}</row>`;
  });
  return repacked(SMALL, (part, xml) =>
    part.includes('/sheet1.xml') ? xml.replace('</sheetData>', `${rows.join('')}</sheetData>`) : null,
  );
}

/** As many elements as a package may have, of the kind that the library makes most of. */
function manyElements(): Promise<Uint8Array> {
  const formats = 1_900_000;
  return repacked(SMALL, (part, xml) =>
    part === 'xl/styles.xml'
      ? xml.replace(/<cellXfs[\s\S]*<\/cellXfs>/, `<cellXfs count="${formats}">${'<xf/>'.repeat(formats)}</cellXfs>`)
      : null,
  );
}

describe('the memory that reading takes', () => {
  it.each([
    ['a full sheet', fullSheet, ROWS + 2],
    ['a package of nothing but elements', manyElements, 2],
    [
      'a package that unpacks to far more',
      () => withPart(SMALL, 'xl/sharedStrings.xml', ' '.repeat(160 * MEBIBYTE)),
      'xa.xlsx unpacks to more than 67108864 bytes, which no sheet needs',
    ],
  ])(
    'is bounded, whatever a workbook holds: %s',
    async (_what, make, outcome) => {
      const bytes = await make();
      expect(bytes.length).toBeLessThan(4 * MEBIBYTE);
      const read = await readAlone('xa.xlsx', bytes);
      expect(read).toMatchObject({ outcome, loadedExceljs: true });
      expect(read.peak).toBeLessThan(MOST);
    },
    180_000,
  );

  it('is that of the text for a CSV file, for which the library that reads workbooks is not loaded', async () => {
    const read = await readAlone('xa.csv', new TextEncoder().encode('Mã,TC 1\n00001,Đạt\n'));
    expect(read).toMatchObject({ outcome: 2, loadedExceljs: false });
    // Nearly all of it is the process itself and the modules of the reader.
    expect(read.peak).toBeLessThan(MOST / 2);
  });
});
