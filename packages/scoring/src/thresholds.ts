import type { AttributeValue, PublishedIndicator, Threshold, UnitAttribute } from '@ntm-ledger/events';
import { UNIT_ATTRIBUTES } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { classificationOf } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { compareDecimals } from './decimals.js';

/** The regions whose columns of thresholds the sets of 2009 to 2025 have. */
export type Region = AttributeValue<'REGION'>;

/** The groups of communes that take their place in the sets from 2026 on (Quyết định 51/2025/QĐ-TTg). */
export type CommuneGroup = AttributeValue<'COMMUNE_GROUP'>;

/** What a unit's values are judged by; null where it is not known. */
export interface Column {
  readonly region: Region | null;
  readonly communeGroup: CommuneGroup | null;
  /** The year that the values are of: thresholds of income rise every year. */
  readonly year: number;
}

/**
 * The column that a unit is judged by. A region is said of a province and holds for all in it, except for those of which another is said:
 * an especially difficult commune is judged by the column of trung du và miền núi phía Bắc (Quyết định 318/QĐ-TTg), and that is a dated
 * fact of its own, never a conclusion of ours.
 * @param at the moment at which the unit's state was taken
 * @param year the one that values are of which name no other
 */
export function columnOf(register: RegisterView, unit: UnitState, at: Moment, year: number): Column {
  const region = classificationOf(register, unit, 'REGION', at)?.value;
  const communeGroup = classificationOf(register, unit, 'COMMUNE_GROUP', at)?.value;
  return { region: valueOf('REGION', region), communeGroup: valueOf('COMMUNE_GROUP', communeGroup), year };
}

/** The column that a value of a year is judged by. @param year null: the one that the column is of */
export function columnOfYear(column: Column, year: number | null): Column {
  return year === null || year === column.year ? column : { ...column, year };
}

function valueOf<A extends UnitAttribute>(attribute: A, value: string | undefined): AttributeValue<A> | null {
  const values: readonly AttributeValue<A>[] = UNIT_ATTRIBUTES[attribute];
  return values.find((known) => known === value) ?? null;
}

/**
 * The threshold that a unit's value must come to: of those that fit what is known of the unit, the one that names most of it. A year's
 * threshold is for its year alone. Where the region or group is not known, only one that holds for every region or group fits. Null
 * where none fits, or where two fit equally well, since then nobody can tell.
 */
export function thresholdFor({ thresholds }: Pick<PublishedIndicator, 'thresholds'>, column: Column): Threshold | null {
  const fitting = thresholds.filter((threshold) => fits(threshold, column));
  const most = Math.max(...fitting.map(dimensionsNamed));
  const [first, second] = fitting.filter((threshold) => dimensionsNamed(threshold) === most);
  return first === undefined || second !== undefined ? null : first;
}

function fits({ region, communeGroup, year }: Threshold, column: Column): boolean {
  return (
    (region === null || region === column.region) &&
    (communeGroup === null || communeGroup === column.communeGroup) &&
    (year === null || year === column.year)
  );
}

/** How many of region, group and year a threshold is for alone. */
export function dimensionsNamed({ region, communeGroup, year }: Omit<Threshold, 'value'>): number {
  return Number(region !== null) + Number(communeGroup !== null) + Number(year !== null);
}

/**
 * Whether a value meets an indicator. Null where a number cannot tell: where the indicator is passed or not, its rule is in words or left
 * to the province, how values are compared is not known, or no threshold is known for the unit.
 * @param value a decimal, as documents or the log write it
 */
export function judgeValue(
  indicator: Pick<PublishedIndicator, 'comparator' | 'thresholds'>,
  value: string,
  column: Column,
): 'MET' | 'NOT_MET' | null {
  const threshold = thresholdFor(indicator, column);
  const difference = threshold === null ? null : compareDecimals(value, threshold.value);
  if (difference === null) return null;
  switch (indicator.comparator) {
    case 'AT_LEAST':
      return outcomeOf(difference >= 0);
    case 'MORE_THAN':
      return outcomeOf(difference > 0);
    case 'AT_MOST':
      return outcomeOf(difference <= 0);
    case 'LESS_THAN':
      return outcomeOf(difference < 0);
    case 'EXACTLY':
      return outcomeOf(difference === 0);
    case 'PASS':
    case 'COMPOUND':
    case 'LEFT_TO_PROVINCE':
    case null:
      return null;
  }
}

function outcomeOf(met: boolean): 'MET' | 'NOT_MET' {
  return met ? 'MET' : 'NOT_MET';
}
