import type { ExpectedRevision, Position, Revision } from '@ntm-ledger/event-store';
import { NO_STREAM, START } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { RecordingClock } from './recording-clock.js';
import { RequestPositions } from './request-positions.js';

/** What is known of the log itself, as far as it is folded. */
export class FoldedLog {
  private readonly revisions = new Map<string, Revision>();
  private readonly requests = new RequestPositions();
  private readonly clock = new RecordingClock();
  private reached: Position = START;
  private count = 0;

  /** The position of the last event folded. */
  get position(): Position {
    return this.reached;
  }

  /** How many events are folded. */
  get events(): number {
    return this.count;
  }

  /** Notes an event that every read model has folded, in log order. */
  note(event: LedgerEvent): void {
    this.revisions.set(event.stream, event.revision);
    this.requests.note(event.correlationId, event.position);
    this.clock.note(event.recordedAt, event.position);
    this.reached = event.position;
    this.count += 1;
  }

  /** What an append to a stream must expect. */
  expectedRevisionOf(stream: string): ExpectedRevision {
    return this.revisions.get(stream) ?? NO_STREAM;
  }

  /** The position of the first event that a request recorded, if it recorded any. */
  firstEventOf(requestId: string): Position | undefined {
    return this.requests.of(requestId);
  }

  /** The position the log had come to at an instant (milliseconds since 1970-01-01 UTC). */
  knownAt(instant: number): Position {
    return this.clock.positionAt(instant);
  }
}
