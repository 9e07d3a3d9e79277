/**
 * Snapshots of read models, so that a process does not fold the whole log each time.
 *
 * - the state of a read model as columns: `image` (what it is), `words` (how values are written), `image-writer`, `image-reader`, `image-copier`;
 *   `parts` and `named-things` (what is there already and is not written);
 * - the snapshot of a process: `snapshot`, `snapshot-bytes`, `model-states`, `kept-models` (taken, kept and restored), `code-version`;
 * - where snapshots are kept: `snapshot-store`, `snapshot-folder`.
 */
export { namedBy } from './folding-terms.js';
export * from './kept-models.js';
export { ModelStates } from './model-states.js';
export { NotKept } from './image-writer.js';
export type { KeptInSnapshots } from './parts.js';
export type { ModelState, Snapshot } from './snapshot.js';
export { bytesOfSnapshot, NotASnapshot, snapshotOfBytes } from './snapshot-bytes.js';
export * from './snapshot-folder.js';
export * from './snapshots-of.js';
export * from './verify-snapshots.js';
export type { KeptSnapshot, SnapshotStore } from './snapshot-store.js';
