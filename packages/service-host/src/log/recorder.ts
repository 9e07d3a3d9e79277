import { createHash } from 'node:crypto';
import type { EventStore, Position } from '@ntm-ledger/event-store';
import { AppendOutcomeUnknown, EventIdReused, InvalidAppend, WrongExpectedRevision } from '@ntm-ledger/event-store';
import type { Actor, Decided, LedgerEvent, Refusal, Warning } from '@ntm-ledger/events';
import { canonicalJson, decodeEvent, encodeEvent, NotCanonical, refuse } from '@ntm-ledger/events';
import { activeSpan, appendDuration, inSpan } from '@ntm-ledger/telemetry';
import { v5 as uuidFrom } from 'uuid';
import { Refused } from '../errors.js';
import { Attempts } from './attempts.js';
import type { LogFollower } from './log-follower.js';
import { withinPatience } from './log-patience.js';
import { OutcomeUnknown } from './outcome-unknown.js';

/** A mutation on its way into the log. */
export interface RecordingRequest {
  readonly requestId: string;
  /** The mutation's input, to tell a repeat from another use of the same request id. */
  readonly input: object;
  readonly actor: Actor;
  /** Decides on the read models as they stand at a position; called again when another writer was first. No I/O. */
  readonly decide: (basedOn: Position) => Decided;
}

/** What a mutation recorded, now or when it was first sent. */
export interface Recorded {
  readonly events: readonly [LedgerEvent, ...LedgerEvent[]];
  /** The place of its last event. */
  readonly position: Position;
  readonly warnings: readonly Warning[];
}

/**
 * How long a mutation waits for its turn, in times of what a request waits for the log. Behind a log that does not answer mutations would else wait for each
 * other for hours, long after whoever sent them has gone.
 */
const TURN_WAITS = 4;
const NO_TURN = 'Others that are being recorded have waited for the log for too long.';

/** The namespace of event ids, so that they follow from requests and from nothing else. */
const EVENT_NAMESPACE = '0f4c7a52-2a0e-5d0c-9a5e-6c1f6b1d3e77';

/**
 * Takes a mutation into the log, once. A request id that is known gives back what was recorded then, from the log itself: so a repeat
 * is harmless at once, later and after a restart.
 *
 * Within a process mutations are taken one after the other: each is decided on everything that those before it recorded, in whatever stream,
 * so no two of them can both pass a rule that only one may pass. Between processes a stream's expected revision keeps its own events in
 * order, and `basedOn` says what a decision knew of the other streams, so that the rules can be checked again.
 */
export class Recorder {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly follower: LogFollower,
    private readonly timeoutMs: number,
  ) {}

  /**
   * @throws Refused when the decider refuses, the request id was used for something else, or other processes are always first.
   * @throws OutcomeUnknown when it may be recorded and the log does not say so.
   * @throws StoreUnavailable when the log does not answer, or its turn does not come in time: this time nothing was recorded, but what is sent again may be recorded already.
   */
  async record(request: RecordingRequest): Promise<Recorded> {
    const requestDigest = digestOf(request);
    return inSpan({ name: 'record', isFault: (error) => !(error instanceof Refused) }, () => {
      const before = this.last;
      const turn = withinPatience(TURN_WAITS * this.timeoutMs, before, NO_TURN);
      const mine = turn.then(() => this.recordNext(request, requestDigest));
      // Whatever becomes of this one, and however soon it is given up, the next has its turn after those before it.
      this.last = Promise.allSettled([before, mine]).then(() => undefined);
      return mine;
    });
  }

  private async recordNext(request: RecordingRequest, requestDigest: string): Promise<Recorded> {
    const attempts = new Attempts();
    try {
      return await this.recordSurely(request, requestDigest, attempts);
    } catch (error) {
      if (attempts.pending === undefined || error instanceof Refused) throw error;
      throw new OutcomeUnknown(error instanceof Error ? error.message : '', { cause: error });
    }
  }

  private async recordSurely(request: RecordingRequest, requestDigest: string, attempts: Attempts): Promise<Recorded> {
    while (attempts.next()) {
      activeSpan().set({ 'ntm.attempt': attempts.made });
      await this.follower.catchUp(this.timeoutMs);
      const known = this.follower.firstEventOf(request.requestId);
      if (known !== undefined) return this.recall(known, request.requestId, requestDigest);
      attempts.forgetWhereOthersCame(this.follower);
      const basedOn = this.follower.position;
      const decided = decideInSpan(request, basedOn);
      if (decided.outcome === 'refused') {
        if (attempts.pending !== undefined) throw new Error('what is refused now may be recorded already');
        throw new Refused(decided.refusal);
      }
      const facts = { actor: request.actor, basedOn, correlationId: request.requestId, requestDigest };
      const events = decided.events.map((draft, index) => encode(eventId(request.requestId, index), draft, facts));
      const append = { stream: decided.stream, expected: this.follower.expectedRevisionOf(decided.stream) };
      const timed = appendDuration.start();
      try {
        const { position } = await this.store.append(append.stream, events, append.expected);
        timed({ outcome: 'recorded' });
        // It is recorded; whatever fails from here on must not be told as if it were not.
        attempts.pending = append;
        await this.follower.waitFor(position, this.timeoutMs);
      } catch (error) {
        if (attempts.pending !== append) timed({ outcome: outcomeOf(error) });
        if (error instanceof EventIdReused) throw usedBefore(request.requestId);
        if (error instanceof InvalidAppend) throw new Refused(tooLarge(error));
        const isFirstUnknown = error instanceof AppendOutcomeUnknown && attempts.pending === undefined;
        // Somebody was first, or nobody knows: look at the log again. If it was this very request, it is found there.
        if (!(error instanceof WrongExpectedRevision) && !isFirstUnknown) throw error;
        if (isFirstUnknown) attempts.pending = append;
        continue;
      }
      const first = this.follower.firstEventOf(request.requestId);
      if (first !== undefined) return this.recall(first, request.requestId, requestDigest);
    }
    throw new Refused({
      code: 'CONFLICT',
      message: 'Others were recording the same thing at the same time. Send the mutation again with the same requestId.',
    });
  }

  private async recall(first: Position, requestId: string, requestDigest: string): Promise<Recorded> {
    const begin = await this.store.readAt(first);
    if (begin === undefined) throw new Error(`The log has no event at position ${String(first)}, where it had one.`);
    const events: LedgerEvent[] = [];
    reading: for await (const batch of this.store.readStream(begin.stream, { from: begin.revision })) {
      for (const recorded of batch) {
        const event = decodeEvent(recorded);
        if (event.correlationId !== requestId) break reading;
        events.push(event);
      }
    }
    const [head, ...rest] = events;
    const last = events.at(-1);
    if (head === undefined || last === undefined)
      throw new Error(`Stream "${begin.stream}" ends before position ${String(first)}.`);
    if (head.requestDigest !== requestDigest) throw usedBefore(requestId);
    return { events: [head, ...rest], position: last.position, warnings: distinct(events.flatMap((event) => event.warnings)) };
  }
}

function decideInSpan({ decide }: RecordingRequest, basedOn: Position): Decided {
  return inSpan({ name: 'decide', attributes: { 'ntm.based_on': basedOn } }, (span) => {
    const decided = decide(basedOn);
    span.set({ 'ntm.outcome': decided.outcome });
    return decided;
  });
}

/** The id of a request's n-th event. */
export function eventId(requestId: string, index: number): string {
  return uuidFrom(`${requestId}:${String(index)}`, EVENT_NAMESPACE);
}

/** An id that follows from a request, for the n-th thing of a kind that the request brings into being (a unit, a title). */
export function derivedId(requestId: string, kind: string, index = 0): string {
  return uuidFrom(`${requestId}:${kind}:${String(index)}`, EVENT_NAMESPACE);
}

/** What became of an append that failed, for whoever watches. */
function outcomeOf(error: unknown): string {
  if (error instanceof WrongExpectedRevision) return 'conflict';
  return error instanceof AppendOutcomeUnknown ? 'unknown' : 'failed';
}

function encode(...given: Parameters<typeof encodeEvent>): ReturnType<typeof encodeEvent> {
  try {
    return encodeEvent(...given);
  } catch (error) {
    if (error instanceof NotCanonical)
      throw new Refused(
        refuse({ code: 'BAD_USER_INPUT', problems: [{ path: `input (as ${error.path})`, message: error.problem }] }).refusal,
      );
    throw error;
  }
}

function digestOf({ input }: RecordingRequest): string {
  try {
    return createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(input))))
      .digest('hex');
  } catch (error) {
    if (error instanceof NotCanonical)
      throw new Refused({ code: 'BAD_USER_INPUT', problems: [{ path: `input.${error.path}`, message: error.problem }] });
    throw error;
  }
}

function tooLarge({ message }: InvalidAppend): Refusal {
  return { code: 'BAD_USER_INPUT', problems: [{ path: 'input', message: `${message} Divide it, or shorten its texts.` }] };
}

function usedBefore(requestId: string): Refused {
  return new Refused({
    code: 'CONFLICT',
    message: `The requestId ${requestId} was used before, for another input. A new mutation needs a new UUID.`,
  });
}

function distinct(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.rule}\n${warning.message}`, warning])).values()];
}
