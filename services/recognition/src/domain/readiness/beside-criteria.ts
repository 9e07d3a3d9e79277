import type { Level } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';

/** Households, or answers, that were satisfied, out of those asked. */
export interface SatisfiedShare {
  readonly satisfied: number;
  readonly asked: number;
}

/** What a survey of residents found. */
export interface Satisfaction {
  readonly on: IsoDate;
  readonly overall: SatisfiedShare;
  /** The content that fewest are satisfied with; of a district, in whichever of its communes. Null where contents were not told apart. */
  readonly lowest: SatisfiedShare | null;
}

/**
 * What conditions beside the criteria rest on, as known of one unit at one moment. They are no criteria: a commune that meets 19 of 19 can
 * still fail them. Null: nothing is known.
 */
export interface ConditionFacts {
  /** The latest survey for a level. */
  satisfaction(level: Level): Satisfaction | null;
  /** Whether construction debt of the programme is outstanding. */
  constructionDebt(level: Level): boolean | null;
  /** Whether the unit is "phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security. */
  complexSecurity(level: Level): boolean | null;
  /** Since when the unit is registered for a level. */
  registeredSince(level: Level): IsoDate | null;
}

/** Of a unit of which nothing is recorded beside titles and scores. */
export const NOTHING_KNOWN: ConditionFacts = {
  satisfaction: () => null,
  constructionDebt: () => null,
  complexSecurity: () => null,
  registeredSince: () => null,
};
