import type { EventStore, Position } from '@ntm-ledger/event-store';
import { decodeEvent } from '@ntm-ledger/events';
import type { ReadModels } from '../read-models.js';
import type { ServiceDefinition } from '../service.js';
import type { KeptModelsOptions } from './kept-models.js';
import { KeptModels } from './kept-models.js';

/** A read model that was restored and went on, beside the same folded from the beginning of the log. */
export interface VerifiedModel {
  readonly name: string;
  readonly restored: string;
  readonly rebuilt: string;
}

/** What became of the snapshot that processes with some services would be restored from. */
export interface VerifiedSnapshot {
  readonly services: readonly string[];
  /** The position that the snapshot is of; null where there is none that fits. */
  readonly position: Position | null;
  readonly models: readonly VerifiedModel[];
}

/** What the whole log comes to, and what snapshots come to. */
export interface Verification {
  /** The position up to which both were folded. */
  readonly position: Position;
  /** The hashes of the rebuilt read models, by name. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly snapshots: readonly VerifiedSnapshot[];
}

/**
 * Folds the log from its beginning, restores from the newest snapshot of each group of services what it can, folds what came after it, and compares. A
 * snapshot is never believed over this.
 */
export async function verifySnapshots(
  options: KeptModelsOptions,
  groups: readonly (readonly ServiceDefinition[])[],
): Promise<Verification> {
  const { store } = options;
  const position = await store.head();
  const hashes = await rebuiltHashes(options, position);
  const snapshots: VerifiedSnapshot[] = [];
  for (const services of groups) snapshots.push(await verified({ ...options, services }, position, hashes));
  return { position, hashes, snapshots };
}

async function rebuiltHashes(options: KeptModelsOptions, position: Position): Promise<ReadonlyMap<string, string>> {
  const rebuilt = await KeptModels.open({ ...options, snapshots: undefined });
  await foldUpTo(rebuilt.models, options.store, position);
  return new Map(rebuilt.take().map(({ name, hash }) => [name, hash]));
}

async function verified(
  options: KeptModelsOptions,
  position: Position,
  hashes: ReadonlyMap<string, string>,
): Promise<VerifiedSnapshot> {
  const services = options.services.map(({ name }) => name);
  const restored = await KeptModels.open(options);
  const from = restored.models.log.position;
  if (restored.models.log.events === 0) return { services, position: null, models: [] };
  await foldUpTo(restored.models, options.store, position);
  const models = restored.take().map(({ name, hash }) => ({ name, restored: hash, rebuilt: hashes.get(name) ?? '' }));
  return { services, position: from, models };
}

/** Folds what read models have not folded yet, up to a position. */
export async function foldUpTo(models: ReadModels, store: EventStore, position: Position): Promise<void> {
  for await (const page of store.readAll({ after: models.log.position })) {
    for (const recorded of page) {
      if (recorded.position > position) return;
      const event = decodeEvent(recorded);
      models.apply(event);
      models.log.note(event);
    }
  }
}
