import type { IsoDate } from '@ntm-ledger/temporal';
import type { Level } from './recognition.js';
import type { UnitKind } from './units.js';

/**
 * What totals of documents are totals of.
 *
 * - UNITS: units of a kind that stand in the scope; of communes, those of the programme. The denominator of a share.
 * - TITLES_IN_FORCE: units of a kind that hold a level ("61 xã được công nhận").
 * - TITLES_GRANTED: units of a kind that were given a level for a year ("năm 2019 có 13 xã").
 * - PLAN_EXCEEDED_BY: by how many titles a year came out above its plan; below it, less than nothing.
 * - AVERAGE_MET: criteria met, on average over the units of a kind ("bình quân 01 xã đạt 11,54 tiêu chí").
 * - AVERAGE_CHANGE: by how much that average moved since a day ("tăng 1,50").
 * - CRITERIA_MET: criteria that the unit itself meets ("huyện đạt 4/9 tiêu chí").
 */
export const CLAIM_METRICS = [
  'UNITS',
  'TITLES_IN_FORCE',
  'TITLES_GRANTED',
  'PLAN_EXCEEDED_BY',
  'AVERAGE_MET',
  'AVERAGE_CHANGE',
  'CRITERIA_MET',
] as const;
export type ClaimMetric = (typeof CLAIM_METRICS)[number];

/** STATED: the document says it. DERIVED: it follows by arithmetic from what the document says ("thêm 3 xã, nâng lên 17": 14 before). */
export const DERIVATIONS = ['STATED', 'DERIVED'] as const;
export type Derivation = (typeof DERIVATIONS)[number];

/**
 * A total that a document states of a scope, as of the event's day. It is kept beside what the register computes and never overwritten by it,
 * nor the other way round. What a metric does not need is null.
 */
export interface ClaimRecorded {
  readonly claimId: string;
  readonly unitId: string;
  readonly metric: ClaimMetric;
  readonly level: Level | null;
  readonly unitKind: UnitKind | null;
  /** The year that titles are for. */
  readonly year: number | null;
  /** The set that an average or a score is of; null where the document names none. */
  readonly criteriaSetId: string | null;
  /** The day that a change counts from. */
  readonly since: IsoDate | null;
  /** The number that the document gives it out of or over: 19 of "17/19"; null where it gives none. */
  readonly outOf: number | null;
  /** A decimal in canonical text. */
  readonly statedValue: string;
  readonly derivation: Derivation;
  /** The words of the document, where they say more. */
  readonly printed: string | null;
}

export interface ClaimEvents {
  ClaimRecorded: ClaimRecorded;
}

export const CLAIM_STREAMS = 'claims-';

/** One stream a unit's claims. */
export function claimStream(unitId: string): string {
  return `${CLAIM_STREAMS}${unitId}`;
}
