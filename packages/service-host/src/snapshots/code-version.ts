import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The packages whose code decides what a read model holds, beside the services' own. */
const FOLDING = ['event-store', 'events', 'temporal', 'register', 'scoring'];
const CODE = /\.(js|ts)$/;
const NO_CODE = /\.(d|test)\.ts$|\.test\.js$/;

/**
 * The version of the program as far as it folds the log: a hash of the code of all packages that do, and of the Node that runs it. Whatever is changed
 * there, a snapshot of the code before is discarded; nobody has to remember to say so.
 * @param services where the services' own code is: the URL of a file in the folder of each
 */
export async function codeVersion(services: readonly string[]): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const folders = [
    dirname(dirname(fileURLToPath(import.meta.url))),
    ...FOLDING.map((name) => dirname(resolve(`@ntm-ledger/${name}`))),
    ...services.map((url) => dirname(fileURLToPath(url))),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const ofFolder of await Promise.all(folders.map(codeOf))) hash.update(ofFolder);
  return hash.digest('hex');
}

/** By folder the hash of its code when it was first asked for: what is put there later is not what this process runs. */
const known = new Map<string, Promise<string>>();

async function codeOf(folder: string): Promise<string> {
  const code = known.get(folder) ?? hashOfCodeIn(folder);
  known.set(folder, code);
  return code;
}

async function hashOfCodeIn(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const text of await codeIn(folder)) hash.update(text);
  return hash.digest('hex');
}

/** The files of a folder's code, each with its path before it, in the order of the paths. */
async function codeIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && CODE.test(entry.name) && !NO_CODE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(paths.map(async (path) => `\n${relative(folder, path)}\n${await readFile(path, 'utf8')}`));
}
