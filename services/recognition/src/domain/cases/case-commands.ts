import type {
  Act,
  CaseDocument,
  CaseEntry,
  CaseSettings,
  CaseStep,
  CaseSubject,
  Level,
  RecordingMode,
  SourceDocument,
  StepDetails,
  StepOutcome,
} from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Title } from '../title.js';
import type { Acting } from './acting.js';
import type { Case } from './case.js';
import type { ConditionsKnown } from './condition-rules.js';

/** What every fact of a case says of its day, and of where it was read. */
export interface CaseRecording {
  readonly mode: RecordingMode;
  /** The last day the source allows. */
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
}

/** A unit is registered for a level and year. */
export interface OpenCase extends CaseRecording {
  readonly caseId: string;
  readonly level: Level;
  readonly awardYear: number | null;
  readonly criteriaSetId: string | null;
  /** As somebody names it, or as it is proposed for the day; null where none is known. */
  readonly procedureId: string | null;
  readonly entry: CaseEntry | null;
  readonly plan: string | null;
  readonly settings: CaseSettings;
}

/** What must be known to open a case. */
export interface OpeningState {
  /** The unit on the day of its registration. */
  readonly unit: UnitState;
  /** The official code of the province that it lies in; null where it lies in none. */
  readonly provinceCode: string | null;
  /** Today in Vietnam. */
  readonly today: IsoDate;
  /** Every title known of the unit, whenever it comes into force or ends. */
  readonly everKnown: readonly Title[];
  /** The unit's titles in force that day. */
  readonly inForce: readonly Title[];
  /** The unit's cases, as far as they are known. */
  readonly cases: readonly Case[];
  /** Of the criteria set that the command names: whether it is published, and whether it is for the unit and level. True where none is named. */
  readonly criteriaSetKnown: boolean;
  readonly criteriaSetFits: boolean;
}

/** A step of a case, as somebody records it. */
export interface RecordCaseStep extends CaseRecording {
  readonly step: CaseStep;
  readonly outcome: StepOutcome | null;
  readonly conductedBy: string | null;
  readonly documents: readonly CaseDocument[];
  readonly details: StepDetails | null;
}

/** A case is sent back to a stage. */
export interface ReturnCase extends CaseRecording {
  readonly to: CaseStep;
  readonly reason: string | null;
  readonly conductedBy: string | null;
  readonly documents: readonly CaseDocument[];
}

/** A unit takes its case back. */
export interface WithdrawCase extends CaseRecording {
  readonly reason: string | null;
  readonly conductedBy: string | null;
}

/** What must be known to take a case on. */
export interface CaseState extends ConditionsKnown {
  /** The case: as all that is known makes it; for an old fact, as it was on the fact's day. */
  readonly file: Case;
  readonly today: IsoDate;
  readonly acting: Acting;
}

/** What every event of a case says it is of. */
export function subjectOf({ id, unitId, level, awardYear }: Case): CaseSubject {
  return { caseId: id, unitId, level, awardYear };
}

/**
 * The event that a further one rests on, so that it cannot be withdrawn before it: what is conducted here rests on the step before it, an old fact only on
 * the case's opening, since it was taken whatever else is known.
 */
export function groundOf({ steps }: Pick<Case, 'steps'>, mode: RecordingMode): string | null {
  const ground = mode === 'LIVE' ? steps.at(-1) : steps.find(({ step }) => step === 'REGISTRATION');
  return ground?.eventId ?? null;
}
