import type { Position } from '@ntm-ledger/event-store';
import type { EventType, LedgerEvent } from '@ntm-ledger/events';
import type { AuditModel } from '../projections/audit-model.js';
import { namesAtEvent } from '../projections/names-at-event.js';
import type { Told } from '../summaries/index.js';
import { targetsIn } from '../summaries/index.js';

/** The events that are decisions, and so can be announced. */
const DECISIONS = [
  'RecognitionGranted',
  'TitleAcknowledged',
  'RecognitionRefused',
  'TitleRevoked',
] as const satisfies readonly EventType[];

/** The events that bring tasks, and so can be what a completion speaks of. */
const BRINGS_TASKS = ['PlanAdopted', 'PlanAmended'] as const satisfies readonly EventType[];

/** What telling an event may look at. */
export interface Teller {
  readonly model: AuditModel;
  /** How far the answer knows the log. */
  readonly known: Position;
  readonly read: (position: Position) => Promise<LedgerEvent>;
}

/** Puts together what it takes to tell an event: the names that held then, and the event it speaks of. */
export async function tellEvent(event: LedgerEvent, teller: Teller): Promise<Told> {
  const about = await eventSpokenOf(event, teller);
  return {
    event,
    names: namesAtEvent(event, teller.model, teller.known),
    about: about === undefined ? null : await tellEvent(about, teller),
  };
}

async function eventSpokenOf(event: LedgerEvent, teller: Teller): Promise<LedgerEvent | undefined> {
  switch (event.type) {
    case 'FactWithdrawn':
      return withdrawnFact(event, teller);
    case 'RecognitionAnnounced':
      return announcedDecision(event, teller);
    case 'TaskCompleted':
      return planOfTask(event, teller);
    default:
      return undefined;
  }
}

/** A fact stands before its withdrawal, so that sentences within sentences come to an end. */
async function withdrawnFact(
  { data, position }: LedgerEvent<'FactWithdrawn'>,
  { model, read }: Teller,
): Promise<LedgerEvent | undefined> {
  return data.position < position && model.events.has(data.position) ? read(data.position) : undefined;
}

/** A unit has few decisions, so they are looked through in the log, from the announcement backwards. */
function announcedDecision(event: LedgerEvent<'RecognitionAnnounced'>, teller: Teller): Promise<LedgerEvent | undefined> {
  const { decisionId } = event.data;
  return lastBefore(event, DECISIONS, ({ data }) => 'decisionId' in data && data.decisionId === decisionId, teller);
}

/** What last gave the task its words: the adoption of its plan, or an amendment. */
function planOfTask(event: LedgerEvent<'TaskCompleted'>, teller: Teller): Promise<LedgerEvent | undefined> {
  const { targetId } = event.data;
  return lastBefore(event, BRINGS_TASKS, (plan) => targetsIn(plan).some((target) => target.targetId === targetId), teller);
}

/** The last event about the same unit before another that speaks of it. */
async function lastBefore(
  { data, position }: LedgerEvent<'RecognitionAnnounced' | 'TaskCompleted'>,
  types: readonly EventType[],
  isMeant: (event: LedgerEvent) => boolean,
  { model, read }: Teller,
): Promise<LedgerEvent | undefined> {
  for (const place of model.events.before(position, data.unitId, types)) {
    const event = await read(place);
    if (isMeant(event)) return event;
  }
  return undefined;
}
