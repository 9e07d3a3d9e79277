import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';

export function lastDayOfYear(year: number): IsoDate {
  return toIsoDate(`${String(year)}-12-31`);
}

/** The day before a year begins: what stood then was there before anything of the year. */
export function dayBeforeYear(year: number): IsoDate {
  return lastDayOfYear(year - 1);
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

/** A moment's day, or the last day of a year where the moment lies after it: how a year stood is not how things stand since. */
export function withinYear(moment: Moment, year: number): Moment {
  const last = lastDayOfYear(year);
  return moment.effectiveOn > last ? { ...moment, effectiveOn: last } : moment;
}
