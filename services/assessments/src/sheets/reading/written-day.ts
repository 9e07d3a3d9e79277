import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { isIsoDate, lastDayAllowed } from '@ntm-ledger/temporal';

/** A day as well as it is written: the last one that it allows. */
export interface WrittenDay {
  readonly on: IsoDate;
  readonly precision: DatePrecision;
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const VIETNAMESE = /^(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/i;
const MONTH = /^(?:tháng )?(\d{1,2})[/.-](\d{4})$/i;
const YEAR = /^(?:năm )?(\d{4})$/i;

/** How days are written, for messages. */
export const DAY_SHAPES = '31/12/2022 or 2022-12-31, or 12/2022 or 2022 where no more is known';

/** Reads a day, or a month or year of which the day is not known; the day stands before the month. Null: the text is none of them. */
export function writtenDay(text: string): WrittenDay | null {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoYear !== undefined) return dayOf(isoYear, isoMonth, isoDay, 'DAY');
  const [, day, month, year] = VIETNAMESE.exec(text) ?? [];
  if (year !== undefined) return dayOf(year, month, day, 'DAY');
  const [, monthOnly, ofYear] = MONTH.exec(text) ?? [];
  if (ofYear !== undefined) return dayOf(ofYear, monthOnly, '1', 'MONTH');
  const [, yearOnly] = YEAR.exec(text) ?? [];
  return yearOnly === undefined ? null : dayOf(yearOnly, '1', '1', 'YEAR');
}

function dayOf(year: string, month: string | undefined, day: string | undefined, precision: DatePrecision): WrittenDay | null {
  const text = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isIsoDate(text) ? { on: lastDayAllowed(text, precision), precision } : null;
}
