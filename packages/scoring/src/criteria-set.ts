import type { Act, CriteriaSetPublished, PublishedCriterion, SourceDocument } from '@ntm-ledger/events';
import type { KnownDay, UnitState } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Position } from '@ntm-ledger/event-store';

/**
 * A set of criteria as it is at a moment: as its publication states it, with the amendments in force by then. Everything in it is data with
 * a source, never code: sizes differ (4 to 19), parts of some sets are not known, and thresholds depend on region, year or group.
 */
export interface CriteriaSet extends Omit<CriteriaSetPublished, 'criteriaSetId'> {
  readonly id: string;
  /** Whose set it is: the country, or the province whose own one it is. */
  readonly publisherId: string | null;
  /** The province whose own set it is; null for a national one. */
  readonly provinceId: string | null;
  readonly published: KnownDay;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
  readonly effectiveOn: IsoDate;
  readonly position: Position;
  /** What changed it since, in the order in which it came into force. */
  readonly amendments: readonly Amendment[];
  /** The act that ended it; `effectiveTo` is then the day that the act names. */
  readonly ended: EndOfSet | null;
}

/** A change of a set within its time. */
export interface Amendment {
  readonly on: KnownDay;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
  /** The numbers of the criteria that it gives anew. */
  readonly criteria: readonly number[];
}

/** How a set ended, where an act ended it and not its own period. */
export interface EndOfSet {
  readonly lastDay: IsoDate;
  /** The day of the act. */
  readonly on: KnownDay;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
}

/** More criteria than any set of any act has; the largest known has 20. A number beyond it is a slip, and would cost every reader. */
export const MAX_CRITERIA = 100;

/**
 * Whether a set has a criterion of that number. Criteria are numbered from 1 to the set's size; of a set whose size is not known only
 * the criteria that are known by name. No set has more than {@link MAX_CRITERIA}, whatever its publication says.
 */
export function hasCriterion(set: Pick<CriteriaSet, 'size' | 'criteria'>, number: number): boolean {
  if (set.size === null) return set.criteria.some((criterion) => criterion.number === number);
  return number >= 1 && number <= Math.min(set.size, MAX_CRITERIA);
}

/** A criterion as far as it is known: of some sets a criterion's number is all there is, and then its name is null. */
export type KnownCriterion = Omit<PublishedCriterion, 'name'> & { readonly name: string | null };

/** What is known of the criterion of that number. */
export function criterionOf(set: Pick<CriteriaSet, 'criteria'>, number: number): KnownCriterion {
  return set.criteria.find((criterion) => criterion.number === number) ?? { number, name: null, sourced: false, indicators: [] };
}

/** Whether a set is for units of a unit's type. A set that names no types is for every type of its kind. */
export function isForType(set: Pick<CriteriaSet, 'unitKind' | 'unitTypes'>, unit: Pick<UnitState, 'kind' | 'type'>): boolean {
  return set.unitKind === unit.kind && (set.unitTypes.length === 0 || set.unitTypes.includes(unit.type));
}

/** Whether two sets ask the same question of the same units, so that a score under the later one replaces one under the earlier. */
export function isSameSeries(a: Pick<CriteriaSet, 'unitKind' | 'level'>, b: Pick<CriteriaSet, 'unitKind' | 'level'>): boolean {
  return a.unitKind === b.unitKind && a.level === b.level;
}

/**
 * Whether a set may have been in force on a day that is known only so well: some day that the source allows lies within the set's
 * time, which ends when the set says or when an act ended it. A begin or end that is not known excludes nothing.
 */
export function mayBeInForce(
  set: Pick<CriteriaSet, 'effectiveFrom' | 'effectiveTo'>,
  on: IsoDate,
  precision: DatePrecision,
): boolean {
  const begun = set.effectiveFrom === null || set.effectiveFrom <= on;
  const ended = set.effectiveTo !== null && !mayHaveHappenedBy({ on, precision }, set.effectiveTo);
  return begun && !ended;
}

/** Whether what is known so well to have happened may have happened by a day. */
export function mayHaveHappenedBy({ on, precision }: KnownDay, day: IsoDate): boolean {
  const earliest = firstDayAllowed(on, precision);
  return earliest === null || earliest <= day;
}

/** The first day a date of some precision may mean, as text; null where it may be any earlier one. */
function firstDayAllowed(on: IsoDate, precision: DatePrecision): string | null {
  switch (precision) {
    case 'DAY':
      return on;
    case 'MONTH':
      return `${on.slice(0, 7)}-01`;
    case 'YEAR':
      return `${on.slice(0, 4)}-01-01`;
    case 'BY':
      return null;
  }
}
