/** A snapshot as it is kept: the name it goes by in its store, and its bytes. */
export interface KeptSnapshot {
  readonly name: string;
  /** Beginning at a multiple of eight in a buffer of their own, which the reader may write to. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Which snapshots can stand for each other: those of the same read models, taken by the same version of the program. */
export interface SnapshotKind {
  /** The services whose read models they are of. */
  readonly models: string;
  /** See `codeVersion`. */
  readonly code: string;
}

/**
 * Where snapshots are kept. It may lose any of them at any time: the log is the only truth, and whoever finds none folds it. Those of several kinds lie side
 * by side, so that during an upgrade the old program finds its own as the new one does.
 */
export interface SnapshotStore {
  /**
   * Keeps a snapshot, whole or not at all; the newest of its kind is then the one at the highest position. Older ones may go.
   * @param position that of the last event folded
   * @param bytes in pieces
   */
  save(kind: SnapshotKind, position: number, bytes: readonly Uint8Array[]): Promise<void>;

  /** The newest snapshot of a kind. */
  newest(kind: SnapshotKind): Promise<KeptSnapshot | undefined>;

  /** Lets go of a snapshot that is of no use. */
  discard(name: string): Promise<void>;
}
