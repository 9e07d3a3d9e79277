declare const isoDateBrand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, between the years 1900 and 2999. Days compare as texts. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

/** How well a source fixes a day: the day itself, some day of its month or year, or "not later than" it. */
export const DATE_PRECISIONS = ['DAY', 'MONTH', 'YEAR', 'BY'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

const SHAPE = /^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Whether a text is a day that exists: `2023-02-29` is not. */
export function isIsoDate(text: string): text is IsoDate {
  if (!SHAPE.test(text)) return false;
  // Every month has 28 days; only of those after them it must be looked up whether the month has them.
  const day = Number(text.slice(8));
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}

/** @throws RangeError when the text is no day of the calendar. */
export function toIsoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`"${text}" is not a day: expected YYYY-MM-DD, e.g. 2023-12-31`);
  return text;
}

/** The first day there is. */
export const FIRST_DAY = toIsoDate('1900-01-01');

/** The last day there is: whatever is dated has come into force by then. */
export const LAST_DAY = toIsoDate('2999-12-31');

/**
 * The day a fact counts from when its source leaves the date open: the last day that the source allows. What happened "in 2022"
 * surely holds from 2022-12-31; what is known to hold "by" a day holds from that day.
 */
export function lastDayAllowed(date: IsoDate, precision: DatePrecision): IsoDate {
  switch (precision) {
    case 'DAY':
    case 'BY':
      return date;
    case 'MONTH': {
      const end = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
      end.setUTCMonth(end.getUTCMonth() + 1, 0);
      return toIsoDate(end.toISOString().slice(0, 10));
    }
    case 'YEAR':
      return toIsoDate(`${date.slice(0, 4)}-12-31`);
  }
}

/** The day so many days later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return toIsoDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
}

/** Vietnam keeps UTC+7 all year. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The day it is in Vietnam at an instant (milliseconds since 1970-01-01 UTC). */
export function vietnamDay(instant: number): IsoDate {
  return toIsoDate(new Date(instant + VIETNAM_OFFSET_MS).toISOString().slice(0, 10));
}
