import type { ExpectedRevision, Position, Revision } from './position.js';

/** An event as it is handed to the log. */
export interface NewEvent {
  /** A UUID (in lower case, the one spelling that is taken) that follows from the request, so that the same request always makes the same ids. */
  readonly id: string;
  /** The event's name in the past tense. Names that begin with `$` belong to the store. */
  readonly type: string;
  /** The event as canonical JSON text. A store gives back these very characters. */
  readonly body: string;
}

/** An event as the log holds it. */
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** When the log took it: milliseconds since 1970-01-01 UTC. A log with one writer never goes back; a cluster may, when its leader changes. */
  readonly recordedAt: number;
}

/** Where an append came to lie: the place of its last event. */
export interface AppendResult {
  readonly position: Position;
  readonly revision: Revision;
}

/**
 * Which events of the log to hand over: all, those whose stream begins with one of some prefixes, or those of some types.
 * (One of the two, never both: no store filters by both at once.)
 */
export type EventFilter =
  { readonly streamPrefixes: readonly [string, ...string[]] } | { readonly types: readonly [string, ...string[]] };

export interface ReadAllOptions {
  /**
   * Exclusive. Default: the start of the log. One beyond its end is a RangeError: a checkpoint that is ahead of a restored log would skip
   * events without a word.
   */
  readonly after?: Position;
  readonly filter?: EventFilter;
  /** The most events of a batch. Default 1,000. */
  readonly batchSize?: number;
}

export interface ReadStreamOptions {
  /** Inclusive. Default: the first event, or the last one when reading backwards. */
  readonly from?: Revision;
  readonly direction?: 'forwards' | 'backwards';
  /** The most events to read. Default: all. */
  readonly limit?: number;
}

export interface SubscribeOptions {
  /**
   * Exclusive. Default: the start of the log. One beyond its end is a RangeError: a checkpoint that is ahead of a restored log would skip
   * events without a word.
   */
  readonly after?: Position;
  readonly filter?: EventFilter;
  readonly batchSize?: number;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
}

/**
 * What a subscriber is handed, in log order. `caught-up` comes after every event up to its position and before every later one: once when
 * the backlog is done, and again whenever the subscriber had fallen more than a batch behind. `checkpoint` says the same of a stretch of the log
 * in which the filter let nothing through; it comes before a thousand such events have gone by, and at once while live.
 */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caught-up'; readonly position: Position };

/** What an append may say besides its events. */
export interface AppendOptions {
  /** When another log took the events, for a copy of that log and for nothing else: milliseconds since 1970-01-01 UTC. Default: now. */
  readonly recordedAt?: number;
}

/**
 * An append-only log of events in streams, in one order over all streams.
 *
 * What every adapter promises:
 * - an append is all or nothing, and once it is acknowledged it is on disk;
 * - the same append repeated (same stream, ids in the same order, same expectation) gives the first result and writes nothing;
 *   whether any other reuse of an id is refused is the adapter's own ({@link EventStoreCapabilities});
 * - a reader sees no gap that is later filled: once an event has been read, no event appears before it.
 */
export interface EventStore {
  readonly capabilities: EventStoreCapabilities;

  /**
   * Appends events to one stream.
   * @throws WrongExpectedRevision when the stream does not end as expected; nothing was written.
   * @throws EventIdReused when an id is known from another append; nothing was written.
   * @throws InvalidAppend when there is no event, an id stands twice, or a size limit is passed; nothing was written.
   * @throws AppendOutcomeUnknown when the store could not say; repeat the very same append to learn it.
   * @throws StoreStopped when the store takes no more appends.
   */
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision, options?: AppendOptions): Promise<AppendResult>;

  /** Reads a stream in batches; nothing when there is no such stream. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]>;

  /** Reads the log from a position to its present end, in batches. */
  readAll(options?: ReadAllOptions): AsyncIterable<readonly RecordedEvent[]>;

  /** The event that stands at a position, or undefined when none does. */
  readAt(position: Position): Promise<RecordedEvent | undefined>;

  /** The position of the last event, or START. */
  head(): Promise<Position>;

  /**
   * Catches up, then follows. Ends when the signal aborts, when the reader returns, or when the store closes (without an error).
   * Slow readers lose nothing: what they have not read stays in the log.
   * @throws StoreStopped (while iterating) when the store can no longer read.
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  /** Whether the store takes appends, and if not why. */
  health(): StoreHealth;

  /** Finishes what is under way and lets go of the log. Later calls are refused with StoreStopped. */
  close(): Promise<void>;
}

/** Where adapters differ. */
export interface EventStoreCapabilities {
  /** Whether an event id that is already known is refused wherever else it turns up. */
  readonly refusesReusedIds: boolean;
}

export type StoreHealth = { readonly ok: true } | { readonly ok: false; readonly reason: string };
