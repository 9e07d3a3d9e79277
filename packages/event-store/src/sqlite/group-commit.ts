import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { AppendOutcomeUnknown, StoreStopped } from '../errors.js';
import type { AppendResult } from '../event-store.js';
import type { Position } from '../position.js';
import type { AppendOutcome, AppendRequest } from './log-writer.js';
import { LogWriter } from './log-writer.js';
import { describeFailure } from './sqlite-error.js';

/** An append in the queue, with its caller's promise. */
interface WaitingAppend extends AppendRequest {
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

export interface GroupCommitOptions {
  /** Whether appends that wait at the same time share one transaction. */
  readonly grouped: boolean;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly clock: () => number;
  /** Called after each commit, with the position of the last event. */
  readonly onCommit: (head: Position) => void;
}

/** The most a transaction takes, in events and in characters of their bodies, so that the event loop is never held for long. */
const MOST_EVENTS = 2_000;
const MOST_CHARACTERS = 4_194_304;

/**
 * The queue of appends before the disk. Whatever waits goes into one transaction: a hundred appends cost one wait for the disk, not a
 * hundred, and each is acknowledged only after its commit. A flush starts with `setImmediate`, not at once, so that everybody whom the
 * last flush answered has had the chance to append again and shares the next one.
 *
 * The first write that fails stops it for good. What SQLite and the disk then hold is known only after the log has been opened anew, so
 * nothing more is written and nothing more is promised:
 * - a failure before the commit: nothing of the transaction will ever be seen, its appends are refused with {@link StoreStopped};
 * - a failure of the commit itself: it may have reached the disk, its appends end with {@link AppendOutcomeUnknown}.
 */
export class GroupCommit {
  readonly #writer: LogWriter;
  readonly #database: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #options: GroupCommitOptions;
  #queue: WaitingAppend[] = [];
  #flushing = false;
  #stopped: string | undefined;
  #failed = false;
  #drained: PromiseWithResolvers<void> | undefined;

  constructor(database: DatabaseSync, options: GroupCommitOptions) {
    this.#database = database;
    this.#writer = new LogWriter(database);
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#options = options;
    options.onCommit(this.#writer.last);
  }

  /** Why no append is taken, or undefined when appends are taken. */
  get stopped(): string | undefined {
    return this.#stopped;
  }

  /** Whether a write has failed, so that the write-ahead log must be left for the next start to judge. */
  get failed(): boolean {
    return this.#failed;
  }

  append(request: AppendRequest): Promise<AppendResult> {
    if (this.#stopped !== undefined) return Promise.reject(new StoreStopped(this.#stopped));
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...request, resolve, reject });
      this.#schedule();
    });
  }

  /** Takes no more appends, and resolves when those already taken have been answered. */
  async drain(reason: string): Promise<void> {
    this.#stopped ??= reason;
    if (!this.#flushing) return;
    this.#drained ??= Promise.withResolvers();
    await this.#drained.promise;
  }

  #schedule(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(this.#flush);
  }

  readonly #flush = (): void => {
    this.#write(this.#takeGroup());
    if (this.#queue.length > 0) {
      setImmediate(this.#flush);
    } else {
      this.#flushing = false;
      this.#drained?.resolve();
    }
  };

  #takeGroup(): readonly WaitingAppend[] {
    if (!this.#options.grouped) return this.#queue.splice(0, 1);
    let events = 0;
    let characters = 0;
    const end = this.#queue.findIndex((append, index) => {
      events += append.events.length;
      for (const { body } of append.events) characters += body.length;
      return index > 0 && (events > MOST_EVENTS || characters > MOST_CHARACTERS);
    });
    if (end > 0) return this.#queue.splice(0, end);
    const all = this.#queue;
    this.#queue = [];
    return all;
  }

  #write(group: readonly WaitingAppend[]): void {
    const outcomes: AppendOutcome[] = [];
    try {
      this.#begin.run();
      const recordedAt = this.#writer.recordingTime(this.#options.clock());
      for (const append of group) outcomes.push(this.#writer.append(append, recordedAt));
    } catch (error) {
      this.#stop(group, () => undefined, error);
      return;
    }
    try {
      this.#commit.run();
    } catch (error) {
      this.#stop(group, (index) => outcomes[index], error);
      return;
    }
    this.#options.onCommit(this.#writer.last);
    group.forEach((append, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'written') append.resolve(outcome.result);
      else if (outcome?.kind === 'refused') append.reject(outcome.error);
    });
  }

  /** Stops for good. An append that was (or repeats what was) in the failed commit is unknown; all others have not been written. */
  #stop(group: readonly WaitingAppend[], outcomeOf: (index: number) => AppendOutcome | undefined, cause: unknown): void {
    const reason = `The log could not be written: ${describeFailure(cause)}. Nothing more is written until it has been opened anew.`;
    this.#failed = true;
    this.#stopped = reason;
    group.forEach((append, index) => {
      const unknown = outcomeOf(index)?.kind === 'written';
      append.reject(unknown ? new AppendOutcomeUnknown(reason, { cause }) : new StoreStopped(reason, { cause }));
    });
    for (const append of this.#queue.splice(0)) append.reject(new StoreStopped(reason, { cause }));
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // Readers have a connection of their own and see committed events only, so a transaction left open harms nobody.
    }
  }
}
