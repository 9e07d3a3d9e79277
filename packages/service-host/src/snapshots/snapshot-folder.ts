import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptSnapshot, SnapshotStore } from './snapshot-store.js';

const ENDING = '.snapshot';
/** The one before the newest stays too, for a process that is reading it and for one that finds the newest damaged. */
const KEPT = 2;

/** Keeps snapshots as files of a folder, which is made when there is none. Several processes may use the same. */
export class SnapshotFolder implements SnapshotStore {
  constructor(private readonly path: string) {}

  async save(kind: string, position: number, bytes: readonly Uint8Array[]): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const unfinished = join(this.path, `${randomUUID()}.unfinished`);
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
    for (const name of (await this.namesOf(kind)).slice(KEPT)) await this.discard(name);
  }

  async newest(kind: string): Promise<KeptSnapshot | undefined> {
    const [name] = await this.namesOf(kind);
    if (name === undefined) return undefined;
    const file = await open(join(this.path, name), 'r');
    try {
      const { size } = await file.stat();
      const bytes = new Uint8Array(new ArrayBuffer(size));
      let read = 0;
      while (read < size) {
        const { bytesRead } = await file.read(bytes, read, Math.min(size - read, 2 ** 30), read);
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

  /** The files of a kind, the newest first. */
  private async namesOf(kind: string): Promise<string[]> {
    const names = await readdir(this.path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    });
    return names
      .filter((name) => name.startsWith(`${kind}@`) && name.endsWith(ENDING))
      .sort()
      .reverse();
  }
}

/** Positions are below 2^53: sixteen digits, so that names sort as they do. */
function nameOf(kind: string, position: number): string {
  return `${kind}@${String(position).padStart(16, '0')}${ENDING}`;
}
