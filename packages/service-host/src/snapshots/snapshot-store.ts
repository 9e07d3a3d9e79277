/** A snapshot as it is kept: the name it goes by in its store, and its bytes. */
export interface KeptSnapshot {
  readonly name: string;
  /** Beginning at a multiple of eight in a buffer of their own, which the reader may write to. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Where snapshots are kept. It may lose any of them at any time: the log is the only truth, and whoever finds none folds it.
 *
 * Snapshots of several kinds lie side by side, one kind for each set of read models that processes have.
 */
export interface SnapshotStore {
  /**
   * Keeps a snapshot, whole or not at all; the newest of its kind is then the one at the highest position.
   * @param position that of the last event folded
   * @param bytes in pieces
   */
  save(kind: string, position: number, bytes: readonly Uint8Array[]): Promise<void>;

  /** The newest snapshot of a kind. */
  newest(kind: string): Promise<KeptSnapshot | undefined>;

  /** Lets go of a snapshot that is of no use. */
  discard(name: string): Promise<void>;
}
