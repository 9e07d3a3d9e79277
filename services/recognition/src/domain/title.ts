import type { Attestation, Level } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/**
 * The three ends of a title, never confused: REVOKED by a decision, UNIT_CHANGE by what became of the unit, SUPERSEDED by a renewed
 * title of the same level of the same unit. A title of a higher level ends none.
 */
export const TITLE_ENDS = ['REVOKED', 'UNIT_CHANGE', 'SUPERSEDED'] as const;
export type TitleEnd = (typeof TITLE_ENDS)[number];

/** How and when a title ended, and the event that ended it. */
export interface TitleEnding {
  readonly manner: TitleEnd;
  /** The first day on which it is no longer in force. */
  readonly on: IsoDate;
  readonly precision: DatePrecision;
  readonly eventId: string;
}

/** A title of a unit at a moment. */
export interface Title {
  readonly id: string;
  readonly unitId: string;
  readonly level: Level;
  readonly awardYear: number | null;
  /** A model commune's outstanding field. */
  readonly field: string | null;
  readonly criteriaSetId: string | null;
  readonly attestation: Attestation;
  readonly decisionId: string;
  readonly from: IsoDate;
  readonly fromPrecision: DatePrecision;
  /** Whether the unit has taken in another since, so that the title asks for a review. */
  readonly toReview: boolean;
  /** Null while in force. */
  readonly ending: TitleEnding | null;
}

export function isInForce(title: Title): boolean {
  return title.ending === null;
}
