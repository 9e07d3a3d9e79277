import type { Position } from '@ntm-ledger/event-store';
import type { EventType, LedgerEvent } from '@ntm-ledger/events';
import type { AuditModel } from '../projections/audit-model.js';
import { namesAtEvent } from '../projections/names-at-event.js';
import type { Told } from '../summaries/index.js';

/** The events that are decisions, and so can be announced. */
const DECISIONS = [
  'RecognitionGranted',
  'TitleAcknowledged',
  'RecognitionRefused',
  'TitleRevoked',
] as const satisfies readonly EventType[];

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
async function announcedDecision(
  { data, position }: LedgerEvent<'RecognitionAnnounced'>,
  { model, read }: Teller,
): Promise<LedgerEvent | undefined> {
  for (const place of model.events.before(position, data.unitId, DECISIONS)) {
    const decision = await read(place);
    if ('decisionId' in decision.data && decision.data.decisionId === data.decisionId) return decision;
  }
  return undefined;
}
