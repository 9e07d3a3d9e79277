import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptSnapshot, SnapshotKind, SnapshotStore } from './snapshot-store.js';

const NAME = /^(?<models>[^~]+)~(?<code>[^@]+)@(?<position>\d{16})\.snapshot$/;
const UNFINISHED = '.unfinished';
/** The one before the newest stays too, for a process that finds the newest damaged. */
const KEPT = 2;
/** During an upgrade two versions of the program run; before them none need be kept for. */
const VERSIONS = 2;
/** Digits of the program's version in a name: enough to tell versions apart, and the rest is in the file. */
const CODE_LENGTH = 12;
/** What was begun so long ago, in milliseconds, nobody is writing any more. */
const ABANDONED_MS = 3_600_000;
/** The most that one read may ask for, in bytes. */
const MOST_AT_ONCE = 2 ** 30;

/** Keeps snapshots as files of a folder, which is made when there is none. Several processes may use the same. */
export class SnapshotFolder implements SnapshotStore {
  constructor(private readonly path: string) {}

  async save(kind: SnapshotKind, position: number, bytes: readonly Uint8Array[]): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const unfinished = join(this.path, `${randomUUID()}${UNFINISHED}`);
    try {
      const file = await open(unfinished, 'wx');
      try {
        for (const piece of bytes) if (piece.length > 0) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, join(this.path, nameOf(kind, position)));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await this.tidy(kind);
  }

  async newest(kind: SnapshotKind): Promise<KeptSnapshot | undefined> {
    const name = (await this.names()).filter((other) => other.startsWith(beginningOf(kind))).at(-1);
    if (name === undefined) return undefined;
    const file = await open(join(this.path, name), 'r');
    try {
      const { size } = await file.stat();
      const bytes = new Uint8Array(new ArrayBuffer(size));
      for (let read = 0; read < size;) {
        const { bytesRead } = await file.read(bytes, read, Math.min(size - read, MOST_AT_ONCE), read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return { name, bytes };
    } finally {
      await file.close();
    }
  }

  async discard(name: string): Promise<void> {
    await rm(join(this.path, name), { force: true });
  }

  /** Lets go of what a new snapshot makes useless: older ones of its kind, those of programs that no longer run, and what was left unfinished. */
  private async tidy({ models }: SnapshotKind): Promise<void> {
    const byCode = new Map<string, string[]>();
    for (const name of await this.names()) {
      const { models: of, code = '' } = NAME.exec(name)?.groups ?? {};
      if (of === models) byCode.set(code, [name, ...(byCode.get(code) ?? [])]);
    }
    const versions = await Promise.all(
      [...byCode.values()].map(async (names) => ({
        names,
        savedAt: Math.max(...(await Promise.all(names.map((name) => this.writtenAt(name))))),
      })),
    );
    versions.sort((a, b) => b.savedAt - a.savedAt);
    const useless = versions.flatMap(({ names }, version) => (version < VERSIONS ? names.slice(KEPT) : names));
    for (const name of await this.files()) {
      if (name.endsWith(UNFINISHED) && Date.now() - (await this.writtenAt(name)) > ABANDONED_MS) useless.push(name);
    }
    for (const name of useless) await this.discard(name);
  }

  /** When a file was written, in milliseconds since 1970-01-01 UTC; 0 where it is gone. */
  private async writtenAt(name: string): Promise<number> {
    const found = await stat(join(this.path, name)).catch(() => undefined);
    return found?.mtimeMs ?? 0;
  }

  /** The snapshots of all kinds, those of one in the order of their positions. */
  private async names(): Promise<string[]> {
    return (await this.files()).filter((name) => NAME.test(name)).sort();
  }

  private async files(): Promise<string[]> {
    return readdir(this.path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    });
  }
}

function beginningOf({ models, code }: SnapshotKind): string {
  return `${models}~${code.slice(0, CODE_LENGTH)}@`;
}

/** Positions are below 2^53: sixteen digits, so that names sort as they do. */
function nameOf(kind: SnapshotKind, position: number): string {
  return `${beginningOf(kind)}${String(position).padStart(16, '0')}.snapshot`;
}
