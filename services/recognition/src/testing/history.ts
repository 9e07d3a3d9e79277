import type { EventStore, Revision } from '@ntm-ledger/event-store';
import { NO_STREAM, toPosition, toRevision } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent, encodeEvent } from '@ntm-ledger/events';
import type { UnitEvent } from '@ntm-ledger/register';
import { isUnitEvent, Register } from '@ntm-ledger/register';
import { Assessments } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { randomUUID } from 'node:crypto';
import { RecognitionModel } from '../projections/recognition-model.js';
import type { TitleModel } from '../projections/title-model.js';
import type { Fact } from './facts.js';

const REQUEST = { actor: { id: 'clerk-1', role: 'clerk', scope: 'VN' }, basedOn: toPosition(0), requestDigest: '' };

/** A log in memory, with the read models folded from it. */
export class History {
  readonly register = new Register();
  readonly assessments = new Assessments(this.register);
  readonly recognition = new RecognitionModel(this.register, this.assessments);
  readonly model: TitleModel = this.recognition.titles;
  readonly events: LedgerEvent[] = [];
  private readonly revisions = new Map<string, number>();

  constructor(...facts: readonly Fact[]) {
    for (const fact of facts) this.record(fact);
  }

  /** Records one fact after all others. */
  record({ stream, draft, actor = REQUEST.actor }: Fact): LedgerEvent {
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const event = decodeEvent({
      ...encodeEvent(randomUUID(), draft, { ...REQUEST, actor, correlationId: randomUUID() }),
      stream,
      revision: toRevision(revision),
      position: toPosition(this.events.length + 1),
      recordedAt: Date.UTC(2025, 0, 1) + this.events.length,
    });
    this.events.push(event);
    this.register.apply(event);
    this.assessments.apply(event);
    this.recognition.apply(event);
    return event;
  }

  /** The moment of a day, as far as it is known at a position: by default, everything. */
  moment(day: string, position: number = this.events.length): Moment {
    return { effectiveOn: toIsoDate(day), position: toPosition(position) };
  }
}

/** The events of units among others. */
export function unitEventsOf(events: readonly LedgerEvent[]): UnitEvent[] {
  return events.filter(isUnitEvent);
}

/** Appends facts to a real log, one by one, and gives them as they were recorded. */
export async function append(store: EventStore, ...facts: readonly Fact[]): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for (const { stream, draft, actor = REQUEST.actor } of facts) {
    const event = encodeEvent(randomUUID(), draft, { ...REQUEST, actor, correlationId: randomUUID() });
    const { position, revision } = await store.append(stream, [event], await endOf(store, stream));
    events.push(decodeEvent({ ...event, stream, position, revision, recordedAt: 0 }));
  }
  return events;
}

async function endOf(store: EventStore, stream: string): Promise<Revision | typeof NO_STREAM> {
  for await (const [last] of store.readStream(stream, { direction: 'backwards', limit: 1 }))
    if (last !== undefined) return last.revision;
  return NO_STREAM;
}
