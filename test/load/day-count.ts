import type { IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';

const MS_A_DAY = 86_400_000;
const written = new Map<number, IsoDate>();

/** Days since 1970-01-01: histories are reckoned in them, a hundred thousand times over. */
export function dayCount(day: string): number {
  return Date.parse(day) / MS_A_DAY;
}

/** The day that is so many days after 1970-01-01. */
export function dayOf(count: number): IsoDate {
  let day = written.get(count);
  if (day === undefined) written.set(count, (day = toIsoDate(new Date(count * MS_A_DAY).toISOString().slice(0, 10))));
  return day;
}

/** The year that a day lies in. */
export function yearOf(count: number): number {
  return Number(dayOf(count).slice(0, 4));
}
