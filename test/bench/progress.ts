import type { IsoDate, Moment } from '@ntm-ledger/temporal';

/** The levels whose titles are counted, lowest first. */
export const COUNTED_LEVELS = ['NTM', 'ADVANCED', 'MODEL', 'MODERN'] as const;

/** How many communes of the programme stand in a scope, and how many of them hold a title of each level. */
export interface Recognised {
  readonly denominator: number;
  readonly levels: readonly number[];
}

/** How the communes of a scope stand on a criteria set. */
export interface Standing {
  readonly assessed: number;
  /** Decimal text with two places; null over none. */
  readonly averageMet: string | null;
  /** From how many criteria to how many, and how many communes. */
  readonly bands: readonly (readonly [from: number, to: number, communes: number])[];
  /** The five criteria that most communes miss, and how many do. */
  readonly gaps: readonly (readonly [criterion: number, communes: number])[];
}

export interface Overview {
  readonly recognised: Recognised;
  readonly standing: Standing;
}

/** The first of the communes that miss a criterion, by code. */
export interface Missing {
  readonly totalCount: number;
  readonly first: readonly {
    readonly id: string;
    readonly code: string | null;
    readonly name: string;
    readonly met: number;
    readonly size: number;
  }[];
}

/** A title of a commune at a moment, ended ones too, in the order in which they came into force. */
export interface ShownTitle {
  readonly id: string;
  readonly level: string;
  readonly awardYear: number | null;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly endedBy: string | null;
  readonly toReview: boolean;
}

/** What became of the titles of a level in a scope in the days after one and until another, all by what one moment knows. Ids are in alphabetical order. */
export interface TitleChanges {
  readonly before: number;
  readonly after: number;
  /** Recognised or acknowledged, those included that ended again since. */
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
  readonly endedByUnitChange: readonly string[];
  readonly superseded: readonly string[];
  /** Titles that went on, of communes that came into the scope or left it. */
  readonly movedIn: readonly string[];
  readonly movedOut: readonly string[];
}

/** A scope whose titles of a level are followed from a day to the moment. */
export interface AskedChanges {
  readonly scopeId: string;
  /** The code that the scope bears on both days. */
  readonly code: string;
  readonly level: (typeof COUNTED_LEVELS)[number];
  readonly since: IsoDate;
  readonly moment: Moment;
}

/** A commune and the levels it holds, lowest first. */
export interface CommuneLevels {
  readonly code: string | null;
  readonly name: string;
  readonly levels: readonly string[];
}

/** How many units a page of those that miss a criterion has. */
export const FIRST_PAGE = 20;

/**
 * What a dashboard and an auditor ask of a nation's certification, each at a moment: the same questions for whoever answers them. A scope is named by
 * its id.
 */
export interface Progress {
  overview(scopeId: string, criteriaSetId: string, moment: Moment): Promise<Overview>;
  whoIsMissing(scopeId: string, criteriaSetId: string, criterion: number, moment: Moment): Promise<Missing>;
  recognised(scopeId: string, moment: Moment): Promise<Recognised>;
  titlesOf(communeId: string, moment: Moment): Promise<readonly ShownTitle[]>;
  titleChanges(asked: AskedChanges): Promise<TitleChanges>;
  communesWithLevels(scopeId: string, moment: Moment): Promise<readonly CommuneLevels[]>;
}
