import type { Image } from './image.js';

/** Where the log stood when a snapshot was taken: its last event that was folded. Another log has another there. */
export interface LogMark {
  readonly position: number;
  readonly eventId: string;
  readonly stream: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly recordedAt: number;
}

/** The state of a read model, and its fingerprint when it was taken. */
export interface ModelState {
  readonly name: string;
  /** See `hashOf`. */
  readonly hash: string;
  readonly image: Image;
}

/** The states of a process's read models at one position. */
export interface Snapshot {
  /** The version of the program that folded them, see `codeVersion`. */
  readonly code: string;
  readonly mark: LogMark;
  readonly states: readonly ModelState[];
}
