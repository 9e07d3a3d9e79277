import type { IsoDate } from '@ntm-ledger/temporal';
import type { Evidence } from './assessments.js';
import type { Level } from './recognition.js';

/**
 * The steps of a case (hồ sơ đề nghị) between registration and decision, in the words of the procedure acts.
 *
 * - REGISTRATION_CONFIRMED: the registration is confirmed and entered in the plan of the authority above;
 * - SELF_ASSESSMENT (tự đánh giá), HAMLET_MEETING (họp thôn), OPINIONS (lấy ý kiến of the Front and the organisations), PUBLICATION (công khai);
 * - COMMUNE_MEETING: the meeting at the commune that votes on sending the dossier up;
 * - DOSSIER_IN_PREPARATION (đang hoàn thiện hồ sơ), DOSSIER_SUBMITTED to the authority that verifies it;
 * - VERIFICATION (thẩm tra), SATISFACTION_SURVEY (lấy ý kiến hài lòng của người dân), DISTRICT_MEETING with its vote;
 * - DOSSIER_TO_PROVINCE, APPRAISAL (thẩm định); DOSSIER_TO_CENTRE, CENTRAL_APPRAISAL for districts and provinces;
 * - COUNCIL_VOTE (bỏ phiếu xét).
 */
export const CASE_STEPS = [
  'REGISTRATION_CONFIRMED',
  'SELF_ASSESSMENT',
  'HAMLET_MEETING',
  'OPINIONS',
  'PUBLICATION',
  'COMMUNE_MEETING',
  'DOSSIER_IN_PREPARATION',
  'DOSSIER_SUBMITTED',
  'VERIFICATION',
  'SATISFACTION_SURVEY',
  'DISTRICT_MEETING',
  'DOSSIER_TO_PROVINCE',
  'APPRAISAL',
  'DOSSIER_TO_CENTRE',
  'CENTRAL_APPRAISAL',
  'COUNCIL_VOTE',
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** The stages of a case: its opening, its steps, and the decision with its announcement, which are events of the unit's titles. */
export const CASE_STAGES = ['REGISTRATION', ...CASE_STEPS, 'DECISION', 'ANNOUNCEMENT'] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

/** How a step ended that can end either way (đạt, không đạt). */
export const STEP_OUTCOMES = ['PASSED', 'FAILED'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** The pieces of a dossier. */
export const DOCUMENT_KINDS = [
  'REQUEST',
  'RESULTS_REPORT',
  'OPINIONS_REPORT',
  'MEETING_MINUTES',
  'VERIFICATION_REPORT',
  'SURVEY_REPORT',
  'EVIDENCE',
  'DEBT_CONFIRMATION',
  'SECURITY_CONFIRMATION',
  'HAMLET_PLAN',
  'OTHER',
] as const;
/**
 * REQUEST: tờ trình. RESULTS_REPORT: báo cáo kết quả with its table of criteria. OPINIONS_REPORT: báo cáo tổng hợp ý kiến. MEETING_MINUTES: biên bản with the votes.
 * DEBT_CONFIRMATION: no construction debt is left. SECURITY_CONFIRMATION: not "phức tạp về an ninh, trật tự".
 */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A piece of a dossier, outside the log: fixed by its digest. */
export interface CaseDocument extends Evidence {
  readonly kind: DocumentKind;
}

/** Votes of a meeting: so many of so many. */
export interface VoteCount {
  readonly kind: 'VOTES';
  readonly inFavour: number;
  /** The votes cast. */
  readonly total: number;
  /** Those who could have voted; null where the source does not say. */
  readonly members: number | null;
  /** The batch in which a council votes, as it is called: "đợt 3 năm 2022". */
  readonly batch: string | null;
}

/** How results were made public for comment. */
export interface PublicationFacts {
  readonly kind: 'PUBLICATION';
  readonly from: IsoDate | null;
  /** The last day. */
  readonly to: IsoDate | null;
  /** How often the commune's radio spoke of it. */
  readonly broadcasts: number | null;
  readonly places: readonly string[];
}

/** What a body said of the results. */
export interface StatedOpinion {
  /** As the document names it: "Mặt trận Tổ quốc Việt Nam xã". */
  readonly body: string;
  readonly agrees: boolean | null;
}

export interface OpinionFacts {
  readonly kind: 'OPINIONS';
  readonly opinions: readonly StatedOpinion[];
}

/** How many are satisfied on one question: as a count, or as a percentage that a document states. */
export interface SurveyItem {
  readonly question: number;
  /** The unit that the figure is of, where a district's survey counts each commune; null for the unit of the case. */
  readonly unitId: string | null;
  readonly satisfied: number | null;
  readonly answered: number | null;
  /** A decimal in canonical text. */
  readonly percent: string | null;
}

/** How many households of a part of the unit were asked. */
export interface SurveyCoverage {
  /** A hamlet of a commune, a commune of a district: an id, or the name as the report prints it. */
  readonly part: string;
  readonly households: number;
  readonly asked: number;
}

/** A survey of residents' satisfaction. */
export interface SurveyFacts {
  readonly kind: 'SURVEY';
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** How many questions were asked. */
  readonly questions: number | null;
  readonly householdsInUnit: number | null;
  readonly householdsAsked: number | null;
  /** The overall share as the report states it, a decimal in canonical text; null where it is only what the items come to. */
  readonly overallPercent: string | null;
  readonly items: readonly SurveyItem[];
  readonly coverage: readonly SurveyCoverage[];
}

/** What an examination found, or a dossier confirms, beside the criteria; null where it says nothing of it. */
export interface ConditionFacts {
  readonly kind: 'CONDITIONS';
  /** Nợ đọng xây dựng cơ bản under the programme. */
  readonly constructionDebt: 'NONE' | 'OUTSTANDING' | null;
  /** "Phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security. */
  readonly security: 'NOT_COMPLEX' | 'COMPLEX' | null;
}

/** What a step says beyond that it was taken. */
export type StepDetails = VoteCount | PublicationFacts | OpinionFacts | SurveyFacts | ConditionFacts;
export type DetailKind = StepDetails['kind'];

/** What details a step can have; a step that is not here has none. */
export const DETAILS_OF_STEP: Readonly<Partial<Record<CaseStep, DetailKind>>> = {
  HAMLET_MEETING: 'VOTES',
  OPINIONS: 'OPINIONS',
  PUBLICATION: 'PUBLICATION',
  COMMUNE_MEETING: 'VOTES',
  DOSSIER_SUBMITTED: 'CONDITIONS',
  VERIFICATION: 'CONDITIONS',
  SATISFACTION_SURVEY: 'SURVEY',
  DISTRICT_MEETING: 'VOTES',
  DOSSIER_TO_PROVINCE: 'CONDITIONS',
  APPRAISAL: 'CONDITIONS',
  CENTRAL_APPRAISAL: 'CONDITIONS',
  COUNCIL_VOTE: 'VOTES',
};

/**
 * Who records a step of a case that is conducted here, beside an administrator; of old facts a clerk records every one. Who records a step may
 * take it back.
 */
export const RECORDER_OF_STEP = {
  REGISTRATION_CONFIRMED: 'clerk',
  SELF_ASSESSMENT: 'assessor',
  HAMLET_MEETING: 'clerk',
  OPINIONS: 'clerk',
  PUBLICATION: 'clerk',
  COMMUNE_MEETING: 'clerk',
  DOSSIER_IN_PREPARATION: 'clerk',
  DOSSIER_SUBMITTED: 'clerk',
  VERIFICATION: 'appraiser',
  SATISFACTION_SURVEY: 'clerk',
  DISTRICT_MEETING: 'council',
  DOSSIER_TO_PROVINCE: 'clerk',
  APPRAISAL: 'appraiser',
  DOSSIER_TO_CENTRE: 'clerk',
  CENTRAL_APPRAISAL: 'appraiser',
  COUNCIL_VOTE: 'council',
} as const satisfies Record<CaseStep, string>;

/** Whoever has the case may send it back. */
export const RECORDERS_OF_RETURN = ['clerk', 'appraiser', 'council', 'decider'] as const;

/** Which case an event is of: a unit's, for a level and the year that the title is to be for. */
export interface CaseSubject {
  readonly caseId: string;
  readonly unitId: string;
  readonly level: Level;
  /** Null: the source does not say. */
  readonly awardYear: number | null;
}

/** How a unit came to its case: registered in a plan (đăng ký), or by a pledge of its own (cam kết). */
export const CASE_ENTRIES = ['REGISTRATION', 'PLEDGE'] as const;
export type CaseEntry = (typeof CASE_ENTRIES)[number];

/**
 * Figures that the procedure's act leaves open, or that no source gives, as this office has set them when the case was opened. They are no
 * law, and are kept with the case so that it can be checked again by what held for it. Null: not set, and then nothing is asked.
 */
export interface CaseSettings {
  /** Least satisfied, percent: overall and on each question; least share of the households asked. */
  readonly satisfiedOverall: number | null;
  readonly satisfiedPerItem: number | null;
  readonly householdsAsked: number | null;
  /** Least share of the members who must vote, percent. */
  readonly quorum: number | null;
  /** Working days that a stage may take. */
  readonly workingDays: readonly { readonly stage: CaseStage; readonly days: number }[];
}

/** A unit is registered for a level and year, and its case begins. */
export interface CaseOpened extends CaseSubject {
  /** The set by which the unit is to be judged; null where it is not known. */
  readonly criteriaSetId: string | null;
  /** The procedure that the case follows, a fact of the case and never read off a date; null where none is known for its day. */
  readonly procedureId: string | null;
  /** The version of the procedure's data that held for the case. */
  readonly procedureVersion: number | null;
  /** The act whose procedure it is, as it is cited; null where no act is known or published here. */
  readonly procedureAct: string | null;
  readonly entry: CaseEntry | null;
  /** The plan or list in which the unit is registered, as it is called. */
  readonly plan: string | null;
  readonly settings: CaseSettings;
}

/** A step of a case was taken. */
export interface CaseStepRecorded extends CaseSubject {
  readonly step: CaseStep;
  /** Null for a step that cannot fail, and where the source does not say. */
  readonly outcome: StepOutcome | null;
  /** The body that took it, as its document names it. Never a person's name. */
  readonly conductedBy: string | null;
  readonly documents: readonly CaseDocument[];
  readonly details: StepDetails | null;
}

/** A case was sent back: it is at that stage again, and what followed is to be done anew. */
export interface CaseReturned extends CaseSubject {
  readonly to: CaseStep;
  readonly reason: string | null;
  readonly conductedBy: string | null;
  readonly documents: readonly CaseDocument[];
}

/** The unit took its case back. */
export interface CaseWithdrawn extends CaseSubject {
  readonly reason: string | null;
  readonly conductedBy: string | null;
}

export interface CaseEvents {
  CaseOpened: CaseOpened;
  CaseStepRecorded: CaseStepRecorded;
  CaseReturned: CaseReturned;
  CaseWithdrawn: CaseWithdrawn;
}

export const CASE_STREAMS = 'case-';

/** One stream a case. */
export function caseStream(caseId: string): string {
  return `${CASE_STREAMS}${caseId}`;
}
