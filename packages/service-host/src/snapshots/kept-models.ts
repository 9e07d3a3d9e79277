import type { EventStore } from '@ntm-ledger/event-store';
import { START, toPosition } from '@ntm-ledger/event-store';
import type { Logger } from 'pino';
import { ReadModels } from '../read-models.js';
import type { ServiceDefinition } from '../service.js';
import { codeVersion } from './code-version.js';
import { namedBy } from './folding-terms.js';
import { UnknownInImage } from './image-reader.js';
import { ModelStates } from './model-states.js';
import type { LogMark, ModelState, Snapshot } from './snapshot.js';
import { bytesOfSnapshot, NotASnapshot, snapshotOfBytes } from './snapshot-bytes.js';
import type { KeptSnapshot, SnapshotKind, SnapshotStore } from './snapshot-store.js';

/** What read models are restored from and kept in. */
export interface KeptModelsOptions {
  readonly store: EventStore;
  readonly services: readonly ServiceDefinition[];
  /** Where snapshots are; undefined: nowhere, and the log is folded from its beginning. */
  readonly snapshots: SnapshotStore | undefined;
  readonly logger: Logger;
}

/**
 * The read models of a process, and what is kept of them for its next start. A snapshot is a short cut and nothing else: one that does not fit the
 * program or the log is discarded, and one that cannot be read or kept costs a line in the journal.
 */
export class KeptModels {
  private constructor(
    private readonly options: KeptModelsOptions,
    readonly models: ReadModels,
    private readonly states: ModelStates,
    /** How many events the newest snapshot holds, as far as this process knows. */
    private kept: number,
  ) {}

  /** New read models: filled from the newest snapshot, where there is one that fits. */
  static async open(options: KeptModelsOptions): Promise<KeptModels> {
    const models = new ReadModels(options.services);
    // Asked now, while the code that lies there is the code that runs.
    if (options.snapshots !== undefined) await kindOf(options.services);
    const states = new ModelStates(models.byName, namedBy(options.services));
    const begun = performance.now();
    if (await restoreNewest(options, states)) {
      const { position, events } = models.log;
      const milliseconds = Math.round(performance.now() - begun);
      options.logger.info({ position, events, milliseconds }, 'the read models are restored');
    }
    return new KeptModels(options, models, states, models.log.events);
  }

  /** How many events were folded since the newest snapshot. */
  get eventsSince(): number {
    return this.models.log.events - this.kept;
  }

  /** The states of the read models as they are now, with their hashes. */
  take(): ModelState[] {
    return this.states.take();
  }

  /**
   * Keeps a snapshot of the read models as they are now. They are looked through before this returns for the first time, so nothing is folded meanwhile
   * and no request answered; what follows is writing.
   * @param groups the services of the processes to keep it for, a snapshot for each; by default those of this one
   * @throws whatever keeps the snapshot from being kept
   */
  async save(groups: readonly (readonly ServiceDefinition[])[] = [this.options.services]): Promise<void> {
    const { snapshots, store, logger } = this.options;
    const { position, events } = this.models.log;
    if (snapshots === undefined || position === START) return;
    const begun = performance.now();
    const states = this.take();
    const paused = Math.round(performance.now() - begun);
    const mark = await markAt(store, position);
    if (mark === undefined) throw new Error(`the log has no event at position ${String(position)}, where it had one`);
    for (const services of groups) {
      const names = new ReadModels(services).byName;
      const kind = await kindOf(services);
      const bytes = bytesOfSnapshot({ code: kind.code, mark, states: states.filter(({ name }) => names.has(name)) });
      await snapshots.save(kind, position, bytes);
      const milliseconds = { paused, inAll: Math.round(performance.now() - begun) };
      const size = bytes.reduce((sum, { length }) => sum + length, 0);
      logger.info({ models: kind.models, position, events, milliseconds, bytes: size }, 'a snapshot of the read models is kept');
    }
    this.kept = events;
  }

  /** Keeps a snapshot where so many events were folded since the last. What keeps it from being kept is told in the journal. */
  async saveAfter(events: number): Promise<void> {
    if (this.options.snapshots === undefined || this.eventsSince < events) return;
    await this.save().catch((error: unknown) => {
      this.options.logger.warn(
        { err: error },
        'no snapshot of the read models could be kept; the next start folds more of the log',
      );
    });
  }
}

/** Of which snapshots a process with some services can be restored. */
async function kindOf(services: readonly ServiceDefinition[]): Promise<SnapshotKind> {
  const models = services
    .map(({ name }) => name)
    .sort()
    .join('+');
  return { models, code: await codeVersion(services.flatMap(({ code }) => code ?? [])) };
}

/** Fills read models from the newest snapshot that fits; those that do not are discarded. Gives false where there is none. */
async function restoreNewest({ services, snapshots, logger, store }: KeptModelsOptions, states: ModelStates): Promise<boolean> {
  if (snapshots === undefined) return false;
  try {
    const kind = await kindOf(services);
    for (;;) {
      const kept = await snapshots.newest(kind);
      if (kept === undefined) return false;
      const reason = await reasonNotToRestore(kept.bytes, kind.code, store, states);
      if (reason === undefined) return true;
      logger.info({ snapshot: kept.name, reason }, 'a snapshot does not fit and is discarded');
      await snapshots.discard(kept.name);
    }
  } catch (error) {
    logger.warn({ err: error }, 'no snapshot could be read; the log is folded from its beginning');
    return false;
  }
}

/** Restores read models from a snapshot, or says why it does not fit them. */
async function reasonNotToRestore(
  bytes: KeptSnapshot['bytes'],
  code: string,
  store: EventStore,
  states: ModelStates,
): Promise<string | undefined> {
  try {
    const snapshot = snapshotOfBytes(bytes);
    await checkFit(snapshot, code, store);
    states.restore(snapshot.states);
    return undefined;
  } catch (error) {
    if (error instanceof NotASnapshot || error instanceof DoesNotFit || error instanceof UnknownInImage) return error.message;
    throw error;
  }
}

/** A snapshot of another program or another log. */
class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit';
}

async function checkFit({ code, mark }: Snapshot, here: string, store: EventStore): Promise<void> {
  if (code !== here) throw new DoesNotFit('it was taken by another version of the program');
  const { position } = mark;
  const found = await markAt(store, position);
  if (found === undefined) throw new DoesNotFit(`the log has no event at its position ${String(position)}`);
  if (found.eventId !== mark.eventId || found.stream !== mark.stream || found.recordedAt !== mark.recordedAt)
    throw new DoesNotFit(`the log has another event at its position ${String(position)}`);
}

async function markAt(store: EventStore, position: number): Promise<LogMark | undefined> {
  const event = await store.readAt(toPosition(position));
  return event && { position, eventId: event.id, stream: event.stream, recordedAt: event.recordedAt };
}
