import type { EventStore, ExpectedRevision, Position, RecordedEvent } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import { inSpan } from '@ntm-ledger/telemetry';
import { FoldedLog } from './folded-log.js';
import { withinPatience } from './log-patience.js';

/** A read model: folds every event of the log, in order, and does nothing else. */
export interface Projection {
  apply(event: LedgerEvent): void;
  /** Does what its first reader would otherwise wait for; called when the log is folded and nobody waits. */
  prepare?(): void;
}

/** Where the follower is in its life. */
type Phase =
  | { readonly name: 'catching-up' }
  | { readonly name: 'live' }
  | { readonly name: 'failed'; readonly error: Error }
  | { readonly name: 'stopped' };

interface Waiter {
  readonly position: Position;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The log did not come as far as a reader asked within the time it was given. */
export class Behind extends Error {
  override readonly name = 'Behind';
  constructor(
    readonly wanted: Position,
    readonly reached: Position,
  ) {
    super(`The log has come to position ${String(reached)}, not yet to ${String(wanted)}. Ask again, or without minPosition.`);
  }
}

/**
 * Follows the log and folds it into the read models of this process. All of them stand at one position at any time, since one event is
 * folded into all before the next is looked at; so an answer taken from several is an answer of one moment.
 */
export class LogFollower {
  private readonly abort = new AbortController();
  private waiters: Waiter[] = [];
  private phase: Phase = { name: 'catching-up' };
  private running: Promise<void> | undefined;

  /** @param folded what was folded before, as the read models have folded it: it is followed from there */
  constructor(
    private readonly store: EventStore,
    private readonly fold: (event: LedgerEvent) => void,
    private readonly folded = new FoldedLog(),
  ) {}

  /** The position of the last event folded. */
  get position(): Position {
    return this.folded.position;
  }

  /** Starts to follow; settles when the backlog is folded. @throws when an event cannot be read or folded. */
  async start(): Promise<void> {
    const caughtUp = Promise.withResolvers<undefined>();
    this.running = this.follow(() => {
      caughtUp.resolve(undefined);
    }).then(
      () => {
        this.phase = { name: 'stopped' };
        this.rejectWaiters((position) => new Behind(position, this.position));
        caughtUp.resolve(undefined);
      },
      (cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        this.phase = { name: 'failed', error };
        this.rejectWaiters(() => error);
        caughtUp.reject(error);
      },
    );
    await caughtUp.promise;
  }

  private async follow(onCaughtUp: () => void): Promise<void> {
    for await (const message of this.store.subscribe({ after: this.position, signal: this.abort.signal })) {
      if (message.kind === 'events') {
        for (const recorded of message.events) this.take(recorded);
      } else if (message.kind === 'caught-up') {
        this.phase = { name: 'live' };
        onCaughtUp();
      }
      this.wake();
    }
  }

  private take(recorded: RecordedEvent): void {
    const event = decodeEvent(recorded);
    this.fold(event);
    this.folded.note(event);
  }

  private wake(): void {
    if (this.waiters.length === 0) return;
    const ready = this.waiters.filter(({ position }) => position <= this.position);
    this.waiters = this.waiters.filter(({ position }) => position > this.position);
    for (const { resolve } of ready) resolve();
  }

  private rejectWaiters(errorFor: (position: Position) => Error): void {
    const waiting = this.waiters;
    this.waiters = [];
    for (const { position, reject } of waiting) reject(errorFor(position));
  }

  /** Waits until the event at a position is folded. @throws Behind when that takes longer than the time given (milliseconds). */
  async waitFor(position: Position, timeoutMs: number): Promise<void> {
    if (position <= this.position) return;
    if (this.phase.name === 'failed') throw this.phase.error;
    if (this.phase.name === 'stopped') throw new Behind(position, this.position);
    const attributes = { 'ntm.position': position, 'ntm.position.reached': this.position };
    await inSpan({ name: 'wait until folded', attributes }, () => this.wait(position, timeoutMs));
  }

  private async wait(position: Position, timeoutMs: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const waiter: Waiter = {
      position,
      resolve: () => {
        resolve(undefined);
      },
      reject,
    };
    this.waiters.push(waiter);
    const timer = setTimeout(() => {
      this.waiters = this.waiters.filter((other) => other !== waiter);
      reject(new Behind(position, this.position));
    }, timeoutMs);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Waits until everything is folded that the log held when it was asked.
   * @throws Behind
   * @throws StoreUnavailable when the log does not say within the same time how far it goes: it waits longer for its server than a request can
   */
  async catchUp(timeoutMs: number): Promise<void> {
    // A log that was put back ends before what is folded, so there would be nothing to wait for.
    if (this.phase.name === 'failed') throw this.phase.error;
    const end = performance.now() + timeoutMs;
    const silence = `The log has not said within ${String(timeoutMs)} ms how far it goes.`;
    const head = await withinPatience(timeoutMs, this.store.head(), silence);
    await this.waitFor(head, Math.max(0, end - performance.now()));
  }

  /** What an append to a stream must expect, as far as the log is folded. */
  expectedRevisionOf(stream: string): ExpectedRevision {
    return this.folded.expectedRevisionOf(stream);
  }

  /** The position of the first event that a request recorded, if it recorded any. */
  firstEventOf(requestId: string): Position | undefined {
    return this.folded.firstEventOf(requestId);
  }

  /** The position the log had come to at an instant (milliseconds since 1970-01-01 UTC). */
  knownAt(instant: number): Position {
    return this.folded.knownAt(instant);
  }

  /** Whether the backlog is folded and the log still followed, and if not why. */
  health(): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
    switch (this.phase.name) {
      case 'live':
        return { ok: true };
      case 'catching-up':
        return { ok: false, reason: `folding the log: at position ${String(this.position)}` };
      case 'failed':
        return { ok: false, reason: `the log cannot be folded: ${this.phase.error.message}` };
      case 'stopped':
        return { ok: false, reason: 'stopped' };
    }
  }

  /** Settles when the log is followed no more: with what it was that ended it, unless it was stopped. */
  async end(): Promise<Error | undefined> {
    await this.running;
    return this.phase.name === 'failed' ? this.phase.error : undefined;
  }

  /** Stops following. The read models stay as they are. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }
}
