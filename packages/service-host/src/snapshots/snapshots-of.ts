import type { Settings } from '../process/settings.js';
import { SnapshotFolder } from './snapshot-folder.js';
import type { SnapshotStore } from './snapshot-store.js';

/** Where a process keeps snapshots, and how often, by its settings. */
export function snapshotsOf({ snapshotDir, snapshotEvery }: Pick<Settings, 'snapshotDir' | 'snapshotEvery'>): {
  readonly snapshots: SnapshotStore | undefined;
  readonly snapshotEvery: number;
} {
  return { snapshots: snapshotDir === '' ? undefined : new SnapshotFolder(snapshotDir), snapshotEvery };
}
