import type { LedgerEvent, RecognitionEvents } from '@ntm-ledger/events';

/** What a decision does: grant a title, acknowledge one after a merger, refuse it, or take it away. */
export const DECISION_KINDS = ['RECOGNITION', 'ACKNOWLEDGEMENT', 'REFUSAL', 'REVOCATION'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** An event of a unit's titles. */
export type TitleEvent = LedgerEvent<keyof RecognitionEvents>;
/** A decision that brings a title. */
export type GrantEvent = LedgerEvent<'RecognitionGranted' | 'TitleAcknowledged'>;
export type DecisionEvent = LedgerEvent<'RecognitionGranted' | 'TitleAcknowledged' | 'RecognitionRefused' | 'TitleRevoked'>;
export type AnnouncementEvent = LedgerEvent<'RecognitionAnnounced'>;

const KINDS = {
  RecognitionGranted: 'RECOGNITION',
  TitleAcknowledged: 'ACKNOWLEDGEMENT',
  RecognitionRefused: 'REFUSAL',
  TitleRevoked: 'REVOCATION',
} as const satisfies Record<DecisionEvent['type'], DecisionKind>;

export function decisionKindOf(event: DecisionEvent): DecisionKind {
  return KINDS[event.type];
}

export function isDecision(event: LedgerEvent): event is DecisionEvent {
  return Object.hasOwn(KINDS, event.type);
}

export function isGrant(event: LedgerEvent): event is GrantEvent {
  return event.type === 'RecognitionGranted' || event.type === 'TitleAcknowledged';
}

export function isTitleEvent(event: LedgerEvent): event is TitleEvent {
  return isDecision(event) || event.type === 'RecognitionAnnounced';
}
