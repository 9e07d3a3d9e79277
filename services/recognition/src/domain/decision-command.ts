import type { Act, Attestation, Level, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { CaseOfDecision } from './cases/case-of-decision.js';
import type { DecisionKind } from './decision.js';
import type { Title } from './title.js';

/** A decision on a unit's title, as somebody records it. */
export interface RecordDecision {
  readonly kind: DecisionKind;
  readonly mode: RecordingMode;
  readonly decisionId: string;
  /** The id of the title that a recognition or an acknowledgement brings. */
  readonly titleId: string;
  readonly level: Level;
  readonly field: string | null;
  readonly awardYear: number | null;
  readonly criteriaSetId: string | null;
  /** The case that it decides, as somebody names it; null where nobody does. */
  readonly caseId: string | null;
  readonly number: string | null;
  readonly signedOn: IsoDate | null;
  readonly authority: string | null;
  /** The last day the source allows; null where it gives none, and the day of signature counts. */
  readonly effectiveOn: IsoDate | null;
  readonly precision: DatePrecision;
  readonly attestation: Attestation;
  /** The act named as the ground of the fact; null for the decision itself. */
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
}

/** What must be known to decide on it. */
export interface DecisionState {
  /** The unit on the day the decision comes into force, or as it came to be where it is not known so early. */
  readonly unit: UnitState;
  /** Today in Vietnam. */
  readonly today: IsoDate;
  /** The unit's titles in force that day. */
  readonly inForce: readonly Title[];
  /** Every title known of the unit, whenever it comes into force or ends. */
  readonly everKnown: readonly Title[];
  /** Whether the criteria set that the command names is published; true where it names none. */
  readonly criteriaSetKnown: boolean;
  /** Whether the unit can be judged by that set for the level; true where the command names none. */
  readonly criteriaSetFits: boolean;
  /** The case it decides, and who decides. */
  readonly ofCase: CaseOfDecision;
}

/** The day the decision comes into force: its own, or that of the signature. Null where neither is known. */
export function effectiveDayOf({ effectiveOn, signedOn }: Pick<RecordDecision, 'effectiveOn' | 'signedOn'>): IsoDate | null {
  return effectiveOn ?? signedOn;
}

/** Whether a decision is known with its number, day of signature and authority. */
export function isComplete({ number, signedOn, authority }: Pick<RecordDecision, 'number' | 'signedOn' | 'authority'>): boolean {
  return number !== null && signedOn !== null && authority !== null;
}
