import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { readGrid } from '../sheets/reading/read-grid.js';

/** What a process that read one file says of itself when it is done. */
export interface ReadInProcess {
  /** Rows that were read, or why none were. */
  readonly outcome: number | string;
  /** The most memory that the process ever had, in bytes. */
  readonly peak: number;
  /** Whether the library that reads workbooks was loaded. */
  readonly loadedExceljs: boolean;
}

/** Run as a program of its own: reads the file that it is given and prints what that took. */
async function main(path: string): Promise<void> {
  const outcome = await readGrid({ name: basename(path), bytes: await readFile(path) }, null).then(
    ({ rows }) => rows.length,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  const said: ReadInProcess = {
    outcome,
    peak: process.resourceUsage().maxRSS * 1024,
    loadedExceljs: loaded.some((file) => file.includes('exceljs')),
  };
  process.stdout.write(JSON.stringify(said));
}

const [path] = process.argv.slice(2);
if (path !== undefined) await main(path);
