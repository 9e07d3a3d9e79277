import type { EventType, LedgerEvent } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';

/** The languages that sentences are told in. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Wording = Readonly<Record<Language, string>>;

/** What a criteria set is called. */
export interface CriteriaSetName {
  readonly name: string;
  readonly period: string | null;
}

/** What things are called in the light of one event. */
export interface Names {
  /** A unit as the event leaves it. */
  unit(id: string): UnitState | undefined;
  /** A unit as it was just before the event. */
  unitBefore(id: string): UnitState | undefined;
  /** The unit that bears a code when the event comes into force. */
  bearerOf(code: string): UnitState | undefined;
  criteriaSet(id: string): CriteriaSetName | undefined;
}

/** An event with what it takes to tell it. */
export interface Told<T extends EventType = EventType> {
  readonly event: LedgerEvent<T>;
  readonly names: Names;
  /** The event this one speaks of: the fact that is withdrawn, the decision that is announced. */
  readonly about: Told | null;
}
