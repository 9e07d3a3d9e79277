import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Measure } from './assessments.js';
import type { Level } from './recognition.js';
import type { AttributeValue, UnitAttribute, UnitKind } from './units.js';

/** What a year's plan sets out to reach. */
export const TARGET_KINDS = ['TITLE', 'TITLE_TOTAL', 'AVERAGE_MET', 'CRITERIA_MET', 'INDICATOR', 'TASK'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/**
 * How a number is meant. IN_ALL: so many there are to be at the year's end ("nâng lên 4 xã"). MORE: so many are to come ("xây dựng 13 xã
 * trong năm", "tăng thêm 2 tiêu chí").
 */
export const COUNTINGS = ['IN_ALL', 'MORE'] as const;
export type Counting = (typeof COUNTINGS)[number];

/**
 * Which of the units of a scope are meant, by what they are on a target's baseline day; what is null does not matter. Of communes, only those
 * that take part in the programme.
 */
export interface UnitClass {
  readonly kind: UnitKind;
  /** They hold a title of this level. */
  readonly holding: Level | null;
  /** They hold no title of this level. */
  readonly lacking: Level | null;
  /** The plan names no title of this level for them. */
  readonly notPlannedFor: Level | null;
  /** What they count as: border communes, especially difficult ones. */
  readonly countsAs: { readonly attribute: UnitAttribute; readonly value: AttributeValue } | null;
}

interface TargetFacts {
  readonly targetId: string;
  /** The words of the document, where they say more than the target can. */
  readonly printed: string | null;
}

/** A named unit is to be recognised for the plan's year. */
export interface TitleTarget extends TargetFacts {
  readonly kind: 'TITLE';
  readonly unitId: string;
  readonly level: Level;
}

/** So many units of a kind in the scope are to hold a level, or are to come to hold it. */
export interface TitleTotalTarget extends TargetFacts {
  readonly kind: 'TITLE_TOTAL';
  readonly level: Level;
  readonly unitKind: UnitKind;
  readonly counting: Counting;
  readonly value: number;
  /** Only these are counted; null: all of the scope. */
  readonly among: UnitClass | null;
  /** The number is meant for each of these by itself ("mỗi xã ít nhất 1 xóm"); null: for the scope as one. */
  readonly each: UnitClass | null;
  /** The day on which it is looked at who belongs to a class; null where there is none. */
  readonly baselineOn: IsoDate | null;
}

/** The criteria met are to average so many over the units of a kind in the scope. */
export interface AverageTarget extends TargetFacts {
  readonly kind: 'AVERAGE_MET';
  readonly level: Level;
  readonly unitKind: UnitKind;
  /** Null where the document names no set; averages of different sets are never compared. */
  readonly criteriaSetId: string | null;
  /** A decimal in canonical text: `13.25`. */
  readonly value: string;
  /** The number of units that the average is meant over; null where it is not known. */
  readonly baseUnits: number | null;
  readonly among: UnitClass | null;
  readonly baselineOn: IsoDate | null;
}

/** A unit, or each unit of a class, is to meet so many criteria of a set, or so many more than on the baseline day. */
export interface CriteriaTarget extends TargetFacts {
  readonly kind: 'CRITERIA_MET';
  /** The unit; null where the target is a rule for each of a class. */
  readonly unitId: string | null;
  readonly each: UnitClass | null;
  readonly level: Level;
  readonly criteriaSetId: string | null;
  readonly counting: Counting;
  readonly value: number;
  /** The number of indicators that the document gives beside the criteria; a criterion is met once its indicators are. */
  readonly indicators: number | null;
  readonly baselineOn: IsoDate | null;
}

/** On which side of its value an indicator is to come. */
export const TARGET_SIDES = ['AT_LEAST', 'AT_MOST'] as const;
export type TargetSide = (typeof TARGET_SIDES)[number];

/** A measure of a unit is to reach a value in the plan's year. */
export interface IndicatorTarget extends TargetFacts {
  readonly kind: 'INDICATOR';
  readonly unitId: string;
  readonly measure: Measure;
  /** Of OCOP products: only those with as many stars or more; null: all. */
  readonly stars: number | null;
  readonly side: TargetSide;
  /** A decimal in canonical text. */
  readonly value: string;
}

/** Work that somebody is to do: đầu việc, phân công, lộ trình, nguồn lực. */
export interface TaskTarget extends TargetFacts {
  readonly kind: 'TASK';
  readonly title: string;
  /** The body that is to do it, as a document names it; never a person. */
  readonly owner: string | null;
  readonly due: IsoDate | null;
  readonly duePrecision: DatePrecision;
  readonly resources: string | null;
  /** The target of the same plan that it serves. */
  readonly under: string | null;
}

export type PlanTarget = TitleTarget | TitleTotalTarget | AverageTarget | CriteriaTarget | IndicatorTarget | TaskTarget;

/** Whose plan, and of which year: every fact of a plan says so. */
interface PlanFacts {
  readonly unitId: string;
  readonly year: number;
}

/** A plan was adopted with all its targets. */
export interface PlanAdopted extends PlanFacts {
  /** The day of its adoption, the last one that the source allows; null where no source gives any. */
  readonly adoptedOn: IsoDate | null;
  readonly targets: readonly PlanTarget[];
}

/** A later decision changed a plan. A changed target takes the place of the one with its id, as a whole. */
export interface PlanAmended extends PlanFacts {
  readonly added: readonly PlanTarget[];
  readonly changed: readonly PlanTarget[];
  readonly dropped: readonly string[];
}

/** The work of a task is done. */
export interface TaskCompleted extends PlanFacts {
  readonly targetId: string;
  readonly completedOn: IsoDate;
}

/** What is asked for or given: cement, money. Who asks and who gives are bodies as a document names them. */
interface SupportFacts extends PlanFacts {
  readonly supportId: string;
  readonly what: string;
  /** A decimal in canonical text; null where the document does not say how much. */
  readonly amount: string | null;
  /** What the amount is counted in: `triệu đồng`, `tấn`. */
  readonly amountIn: string | null;
  /** Who asks, or who gives. */
  readonly by: string | null;
  /** The target of the plan that it is for. */
  readonly targetId: string | null;
}

export interface SupportRequested extends SupportFacts {
  /** Who is asked. */
  readonly of: string | null;
}

export interface SupportGranted extends SupportFacts {
  /** The request that it answers; null where it answers none that is known. */
  readonly requestedAs: string | null;
}

export interface PlanEvents {
  PlanAdopted: PlanAdopted;
  PlanAmended: PlanAmended;
  TaskCompleted: TaskCompleted;
  SupportRequested: SupportRequested;
  SupportGranted: SupportGranted;
}

export const PLAN_STREAMS = 'plan-';

/** One stream a unit and year. Its name is the plan's id too, since a unit has one plan a year. */
export function planStream(unitId: string, year: number): string {
  return `${PLAN_STREAMS}${unitId}-${String(year)}`;
}

/** The unit that a target names; null where it is about the scope or a class of units. */
export function unitOfTarget(target: PlanTarget): string | null {
  return 'unitId' in target ? target.unitId : null;
}

/** The criteria set that a target is measured by; null where it is by none, or by one that is not known. */
export function criteriaSetOfTarget(target: PlanTarget): string | null {
  return 'criteriaSetId' in target ? target.criteriaSetId : null;
}
