import type { Position } from '@ntm-ledger/event-store';
import type { Round, SourceDocument, Statement } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Scorecard } from './scorecard.js';

/**
 * A look at a unit against a set: its own, the district's verification, the province's appraisal, or a later review. A stated total is none:
 * it is what a document says, and nobody says who looked.
 */
export interface AssessmentRound {
  readonly position: Position;
  readonly criteriaSetId: string;
  readonly round: Round | null;
  readonly statement: Statement;
  readonly assessor: string | null;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  /** Criteria met; null where no result is known. */
  readonly met: number | null;
  readonly size: number;
  readonly source: SourceDocument | null;
}

/** The round that gave a card, a card without any criterion being one of which no result is known. */
export function roundOf(card: Scorecard): AssessmentRound {
  const { position, criteriaSetId, round, statement, assessor, effectiveOn, precision, size, source } = card;
  const met = card.criteria.length === 0 ? null : card.met;
  return { position, criteriaSetId, round, statement, assessor, effectiveOn, precision, met, size, source };
}
