import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder of the national register in the documented formats, history and reform, as NTM_REGISTER_DATA names it. It is not part of this
 * project; what needs it is skipped aloud without it.
 */
export const NATIONAL_REGISTER = process.env['NTM_REGISTER_DATA'];

/** The CSV files of a folder, in memory. */
export async function filesIn(folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}
