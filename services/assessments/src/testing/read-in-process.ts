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

/**
 * The most memory that this process had, in bytes. Where the system tells of a program what it had (Linux), that is asked: `maxRSS` counts what the
 * process was before it became this program too, a copy of the one that started it.
 */
async function peakOfProcess(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return 1024 * (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes));
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
    peak: await peakOfProcess(),
    loadedExceljs: loaded.some((file) => file.includes('exceljs')),
  };
  process.stdout.write(JSON.stringify(said));
}

const [path] = process.argv.slice(2);
if (path !== undefined) await main(path);
