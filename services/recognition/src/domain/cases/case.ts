import type { Position } from '@ntm-ledger/event-store';
import type {
  Actor,
  CaseDocument,
  CaseEntry,
  CaseEvents,
  CaseSettings,
  CaseStage,
  CaseStep,
  LedgerEvent,
  Level,
  RecordingMode,
  StepDetails,
  StepOutcome,
} from '@ntm-ledger/events';
import type { UnitEvent } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { AnnouncementEvent, DecisionEvent } from '../decision.js';
import { isDecision } from '../decision.js';
import type { CaseHolder, Procedure } from '../procedures/index.js';

/** An event of a case's own stream. */
export type OwnCaseEvent = LedgerEvent<keyof CaseEvents>;
/** An event that moves a case: its own, a decision that names it, and what makes that decision public. */
export type CaseEvent = OwnCaseEvent | DecisionEvent | AnnouncementEvent;

const OWN: Readonly<Record<keyof CaseEvents, true>> = {
  CaseOpened: true,
  CaseStepRecorded: true,
  CaseReturned: true,
  CaseWithdrawn: true,
};

export function isOwnCaseEvent(event: LedgerEvent): event is OwnCaseEvent {
  return Object.hasOwn(OWN, event.type);
}

/** The case that an event names; null where it names none. */
export function caseNamedBy(event: LedgerEvent): string | null {
  return isOwnCaseEvent(event) || isDecision(event) ? event.data.caseId : null;
}

/** What a step of a case can be: a stage, or what takes a case off its way. */
export type StepName = CaseStage | 'RETURNED' | 'WITHDRAWN';

/** A step as a case keeps it, whatever event said it. */
export interface CaseStepTaken {
  readonly eventId: string;
  readonly position: Position;
  readonly step: StepName;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly recordedAt: number;
  readonly actor: Actor;
  readonly mode: RecordingMode;
  readonly outcome: StepOutcome | null;
  readonly conductedBy: string | null;
  readonly documents: readonly CaseDocument[];
  readonly details: StepDetails | null;
  /** Of a return: the stage that the case goes back to. */
  readonly returnedTo: CaseStep | null;
  /** Of a return or a withdrawal. */
  readonly reason: string | null;
  /** Of a decision or an announcement. */
  readonly decisionId: string | null;
}

/**
 * How a case stands. ANNOUNCED, REFUSED and WITHDRAWN cases are at their end, and so is one whose unit ended or went over to the other scheme before
 * anybody decided (UNIT_CHANGE).
 */
export const CASE_STANDINGS = ['OPEN', 'RECOGNISED', 'ANNOUNCED', 'REFUSED', 'WITHDRAWN', 'UNIT_CHANGE'] as const;
export type CaseStanding = (typeof CASE_STANDINGS)[number];

/** A case (hồ sơ đề nghị) at a moment. */
export interface Case {
  readonly id: string;
  readonly unitId: string;
  readonly level: Level;
  readonly awardYear: number | null;
  readonly criteriaSetId: string | null;
  readonly procedureId: string | null;
  readonly procedureVersion: number | null;
  readonly procedureAct: string | null;
  /** The procedure's data; null where the case names none that this program knows. */
  readonly procedure: Procedure | null;
  readonly entry: CaseEntry | null;
  readonly plan: string | null;
  readonly settings: CaseSettings;
  readonly openedOn: IsoDate;
  readonly standing: CaseStanding;
  /** The stage it is at: the last one taken, or the one it was sent back to. */
  readonly stage: CaseStage;
  readonly since: IsoDate;
  readonly sincePrecision: DatePrecision;
  /** What is to be done next; null where nothing is, or where that is not known. */
  readonly next: CaseStage | null;
  /** Who has it now; null where that is not known, and at its end. */
  readonly holder: CaseHolder | null;
  /** The stages that stand, each as it was taken last: what a return undid is not among them. */
  readonly standingStages: ReadonlyMap<CaseStage, CaseStepTaken>;
  /** Every step, undone ones too, in the order in which they were taken. */
  readonly steps: readonly CaseStepTaken[];
  /** The decision that ended it. */
  readonly decisionId: string | null;
  /** Of UNIT_CHANGE: what became of its unit. */
  readonly endedByUnit: UnitEvent | null;
}

/** Whether a case is on its way to a decision. */
export function isOpen({ standing }: Pick<Case, 'standing'>): boolean {
  return standing === 'OPEN';
}
