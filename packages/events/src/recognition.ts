import type { IsoDate } from '@ntm-ledger/temporal';

/** Levels of certification. CIVILISED_URBAN is a scheme of its own, for wards and townships. */
export const LEVELS = ['NTM', 'ADVANCED', 'MODEL', 'MODERN', 'CIVILISED_URBAN'] as const;
export type Level = (typeof LEVELS)[number];

/** What every decision has, as far as the source gives it. */
export interface DecisionFacts {
  readonly decisionId: string;
  readonly unitId: string;
  readonly level: Level;
  readonly number: string | null;
  readonly signedOn: IsoDate | null;
  readonly authority: string | null;
  /** The year the title is for, which is neither the year of the vote nor that of the signature. */
  readonly awardYear: number | null;
  /** Whether number, signing date and authority are all known. */
  readonly complete: boolean;
  /** The case that it decides; null where it decides none, or where the register does not know of it. */
  readonly caseId: string | null;
}

/** How the source speaks of the unit: by name, or only so that it follows by elimination. */
export const ATTESTATIONS = ['NAMED', 'BY_ELIMINATION'] as const;
export type Attestation = (typeof ATTESTATIONS)[number];

/** A title by a decision on a unit's case. */
export interface RecognitionGranted extends DecisionFacts {
  readonly titleId: string;
  /** A model commune's outstanding field, e.g. "Giáo dục". */
  readonly field: string | null;
  readonly criteriaSetId: string | null;
  readonly attestation: Attestation;
}

/** A title that a merged unit is given because of what its predecessors held: a decision of a kind of its own. */
export type TitleAcknowledged = RecognitionGranted;

export type RecognitionRefused = DecisionFacts;

/** A title taken away by a decision; no other end of a title is a revocation. It ends what the unit holds at its level on the day. */
export interface TitleRevoked extends DecisionFacts {
  /** The title that the register held in force when the decision was recorded; null when it knew of none. */
  readonly titleId: string | null;
}

/** A decision made public. */
export interface RecognitionAnnounced {
  readonly decisionId: string;
  readonly unitId: string;
  readonly announcedOn: IsoDate;
}

export interface RecognitionEvents {
  RecognitionGranted: RecognitionGranted;
  TitleAcknowledged: TitleAcknowledged;
  RecognitionRefused: RecognitionRefused;
  TitleRevoked: TitleRevoked;
  RecognitionAnnounced: RecognitionAnnounced;
}

export const TITLE_STREAMS = 'titles-';

/** One stream a unit's titles. */
export function titleStream(unitId: string): string {
  return `${TITLE_STREAMS}${unitId}`;
}
