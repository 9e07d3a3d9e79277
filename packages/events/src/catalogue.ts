import type { AssessmentEvents } from './assessments.js';
import type { CaseEvents } from './cases.js';
import type { ClaimEvents } from './claims.js';
import type { EventDraft, EventEnvelope } from './envelope.js';
import type { PlanEvents } from './plans.js';
import type { RecognitionEvents } from './recognition.js';
import type { UnitEvents } from './units.js';
import type { WithdrawalEvents } from './withdrawal.js';

/** Every event of the ledger: its name and the shape of its data in the newest version. */
export interface EventCatalogue
  extends UnitEvents, AssessmentEvents, CaseEvents, RecognitionEvents, PlanEvents, ClaimEvents, WithdrawalEvents {}

export type EventType = keyof EventCatalogue;

/** One event of the log, or of some types: a union told apart by `type`. */
export type LedgerEvent<T extends EventType = EventType> = { [K in T]: EventEnvelope<K, EventCatalogue[K]> }[T];

/** One event as a decider gives it. */
export type LedgerDraft<T extends EventType = EventType> = { [K in T]: EventDraft<K, EventCatalogue[K]> }[T];

/** The newest schema version of every event type. A change of shape raises the number and adds an upcaster. */
export const SCHEMA_VERSIONS = {
  UnitRegistered: 1,
  UnitEstablished: 2,
  UnitEnded: 2,
  UnitAbsorbed: 2,
  UnitCeded: 2,
  UnitRenamed: 1,
  UnitRetyped: 1,
  UnitRecoded: 1,
  UnitReparented: 1,
  UnitClassified: 1,
  CriteriaSetPublished: 2,
  CriteriaSetAmended: 1,
  CriteriaSetEnded: 1,
  UnitAssessed: 3,
  ScoreStated: 2,
  IndicatorStated: 1,
  CaseOpened: 1,
  CaseStepRecorded: 1,
  CaseReturned: 1,
  CaseWithdrawn: 1,
  RecognitionGranted: 2,
  TitleAcknowledged: 2,
  RecognitionRefused: 2,
  TitleRevoked: 2,
  RecognitionAnnounced: 1,
  PlanAdopted: 1,
  PlanAmended: 1,
  TaskCompleted: 1,
  SupportRequested: 1,
  SupportGranted: 1,
  ClaimRecorded: 1,
  FactWithdrawn: 1,
} as const satisfies Record<EventType, number>;

/** The types by their names, for a name that was read: the very text of the catalogue is compared with others by its place in memory alone. */
const TYPES: ReadonlyMap<string, EventType> = new Map(
  Object.keys(SCHEMA_VERSIONS).flatMap((type): [string, EventType][] => (isEventType(type) ? [[type, type]] : [])),
);

/** The event type of a name, as the text that the program itself has for it; undefined where it is none. */
export function eventTypeOf(name: string): EventType | undefined {
  return TYPES.get(name);
}

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(SCHEMA_VERSIONS, type);
}
