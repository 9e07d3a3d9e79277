import type { CaseStage, DocumentKind, Level, UnitKind, UnitType } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';

/** A figure of a procedure. What is not sourced holds as the register's own setting and is never shown as law. */
export interface Figure {
  readonly value: number;
  readonly sourced: boolean;
}

/** Who has a case at a stage, and so who acts next. */
export const CASE_HOLDERS = [
  'HAMLET',
  'COMMUNE',
  'DISTRICT',
  'DISTRICT_FRONT',
  'DISTRICT_CHAIRMAN',
  'PROVINCE',
  'PROVINCIAL_FRONT',
  'PROVINCIAL_COUNCIL',
  'PROVINCIAL_CHAIRMAN',
  'MINISTRY',
  'CENTRAL_COUNCIL',
  'PRIME_MINISTER',
] as const;
export type CaseHolder = (typeof CASE_HOLDERS)[number];

/** A piece that a dossier must have, as the act or form calls it. */
export interface RequiredDocument {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly sourced: boolean;
}

/** How long and how often results are made public. */
export interface PublicationTerms {
  readonly days: Figure;
  readonly broadcasts: Figure | null;
}

/** One stage of a procedure. */
export interface ProcedureStage {
  readonly stage: CaseStage;
  /** Null: which authority acts is not known. */
  readonly by: CaseHolder | null;
  /** Whether a source says that the stage belongs to the procedure, in this place and by that authority. */
  readonly sourced: boolean;
  /** Whether a case cannot go on without it. */
  readonly required: boolean;
  readonly documents: readonly RequiredDocument[];
  /** The least share of votes in favour, percent. */
  readonly votes: Figure | null;
  readonly publication: PublicationTerms | null;
  /** How long the stage may take, in working days. */
  readonly workingDays: Figure | null;
}

/** What must hold of a unit beside what its stages ask. */
export const CASE_CONDITIONS = ['WHOLE_SET', 'SATISFACTION', 'NO_CONSTRUCTION_DEBT', 'NOT_COMPLEX_IN_SECURITY'] as const;
export type ConditionName = (typeof CASE_CONDITIONS)[number];

/** A condition of the procedure, and whether a source names it. */
export interface ProcedureCondition {
  readonly name: ConditionName;
  readonly sourced: boolean;
}

/** Least shares of a survey of satisfaction, percent; null where no source gives one. */
export interface SatisfactionTerms {
  readonly overall: Figure | null;
  /** Of each question; of a district in each commune. */
  readonly perItem: Figure | null;
  /** Of the households of the unit that are to be asked. */
  readonly householdsAsked: Figure | null;
}

/**
 * The procedure by which units of some types come to a title: data, one for each act and tier, in versions. What a case followed is a recorded
 * fact of the case, so that a procedure that is corrected here changes no case of the past.
 */
export interface Procedure {
  readonly id: string;
  /** Raised whenever its data change; cases keep the version they were opened under. */
  readonly version: number;
  /** The act, as it is cited; null where none is known. */
  readonly act: string | null;
  /** Whether the act's text on this procedure was read in a source. What a procedure that is not published here holds is carried over. */
  readonly published: boolean;
  /** What is known of it, and what is not. */
  readonly note: string;
  readonly from: IsoDate;
  /** The last day; null where no end is known. */
  readonly until: IsoDate | null;
  /** The province whose own it is, by its official code; null for all. */
  readonly provinceCode: string | null;
  readonly unitKind: UnitKind;
  /** Empty: every type of the kind. */
  readonly unitTypes: readonly UnitType[];
  readonly levels: readonly Level[];
  /** In order. */
  readonly stages: readonly ProcedureStage[];
  readonly satisfaction: SatisfactionTerms;
  readonly conditions: readonly ProcedureCondition[];
}

/** The act to name for a part of a procedure; null where no source says it, and the rule is only the register's own. */
export function actOf(procedure: Pick<Procedure, 'act'> | null, { sourced }: { readonly sourced: boolean }): string | null {
  return sourced && procedure !== null ? procedure.act : null;
}

/** A procedure's stage of a name; undefined where it has none. */
export function stageOf(procedure: Pick<Procedure, 'stages'>, stage: CaseStage): ProcedureStage | undefined {
  return procedure.stages.find((one) => one.stage === stage);
}

/** The place of a stage in a procedure's order; -1 where it has none. */
export function rankOf(procedure: Pick<Procedure, 'stages'>, stage: CaseStage): number {
  return procedure.stages.findIndex((one) => one.stage === stage);
}

/** The tier whose authorities a holder stands for: whoever acts there acts for that tier or one above. */
export function tierOf(holder: CaseHolder): UnitKind {
  switch (holder) {
    case 'HAMLET':
      return 'HAMLET';
    case 'COMMUNE':
      return 'COMMUNE';
    case 'DISTRICT':
    case 'DISTRICT_FRONT':
    case 'DISTRICT_CHAIRMAN':
      return 'DISTRICT';
    case 'PROVINCE':
    case 'PROVINCIAL_FRONT':
    case 'PROVINCIAL_COUNCIL':
    case 'PROVINCIAL_CHAIRMAN':
      return 'PROVINCE';
    case 'MINISTRY':
    case 'CENTRAL_COUNCIL':
    case 'PRIME_MINISTER':
      return 'COUNTRY';
  }
}
