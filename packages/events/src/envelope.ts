import type { Position, Revision } from '@ntm-ledger/event-store';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/** LIVE: the procedure is conducted here, and rules refuse. BACKFILL: an old fact is recorded as it was, and rules warn. */
export const RECORDING_MODES = ['LIVE', 'BACKFILL'] as const;
export type RecordingMode = (typeof RECORDING_MODES)[number];

/** Who recorded a fact: an opaque id (never a name), what they act as, and the code of the unit they act for. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly scope: string;
}

/** The act that a fact rests on: a resolution, a decision, a law. */
export interface Act {
  readonly number: string;
  readonly authority: string | null;
  readonly issuedOn: IsoDate | null;
  readonly title: string | null;
  /** The place in the act, e.g. `Điều 1 khoản 89`. */
  readonly clause: string | null;
}

/** The document in which a fact was read: an act, a report, a news page. Documents themselves stay outside the log. */
export interface SourceDocument {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: IsoDate | null;
  readonly url: string | null;
  /** SHA-256 of the document's bytes, lower-case hexadecimal. */
  readonly digest: string | null;
}

/** A rule that a recorded fact breaks, or something a reader of the fact should know. */
export interface Warning {
  /** The rule's name. */
  readonly rule: string;
  readonly message: string;
  /** The act that the rule comes from; null where it is the register's own. */
  readonly basis: string | null;
}

/** What a decider settles about an event: all of it but its place in the log. */
export interface EventDraft<T extends string = string, D = unknown> {
  readonly type: T;
  /** In force from this day: the last one that the source allows. */
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  /** The units that the fact is about; the first is its subject. */
  readonly concerns: readonly string[];
  readonly mode: RecordingMode;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
  readonly warnings: readonly Warning[];
  /** The event that this one completes or follows from, e.g. the decision that an announcement announces. */
  readonly causationId: string | null;
  readonly data: D;
}

/** An event as every reader of the log sees it. */
export interface EventEnvelope<T extends string = string, D = unknown> extends EventDraft<T, D> {
  readonly id: string;
  /** The version of `data`; readers always see the newest, see the upcasters. */
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly recordedAt: number;
  readonly actor: Actor;
  /** The position up to which its decider had folded the log, so that the rules can be checked again against what was known. */
  readonly basedOn: Position;
  /** The client's request, common to all events of one mutation. */
  readonly correlationId: string;
  /** SHA-256 of the request's canonical input, so that a request id used for something else is noticed. */
  readonly requestDigest: string;
}
