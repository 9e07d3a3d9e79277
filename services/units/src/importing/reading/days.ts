import type { IsoDate } from '@ntm-ledger/temporal';
import { addDays, isIsoDate, LAST_DAY } from '@ntm-ledger/temporal';
import { quoted } from '@ntm-ledger/register';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';

const SHAPE = /^\d{4}-\d\d-\d\d$/;
const YEARS = /^(?:19|2\d)/;

/** The days met and the days after them. A register writes few days many times, and asking the calendar each time is what takes longest. */
const daysMet = new Map<string, IsoDate>();
const daysAfter = new Map<IsoDate, IsoDate>();

/** The day that a cell holds; null: the cell is empty. */
export function dayIn<Column extends string>(row: Row<Column>, column: Column): Read<IsoDate | null> {
  const text = row.text(column);
  if (text === SPOILED) return SPOILED;
  if (text === '') return null;
  const met = daysMet.get(text);
  if (met !== undefined) return met;
  if (isIsoDate(text)) {
    daysMet.set(text, text);
    return text;
  }
  if (!SHAPE.test(text))
    return row.reject(column, `${quoted(text)} is not written as a day; expected YYYY-MM-DD, e.g. 2019-12-31`);
  if (!YEARS.test(text)) return row.reject(column, `"${text}" is out of range; expected a day of the years 1900 to 2999`);
  return row.reject(column, `"${text}" is no day of the calendar`);
}

/** The day that a cell holds, which may not be empty. */
export function requiredDayIn<Column extends string>(row: Row<Column>, column: Column): Read<IsoDate> {
  return dayIn(row, column) ?? row.reject(column, 'is empty; expected the day, YYYY-MM-DD');
}

/** Null: there is none. */
export function dayAfter(day: IsoDate): IsoDate | null {
  if (day === LAST_DAY) return null;
  const met = daysAfter.get(day);
  if (met !== undefined) return met;
  const next = addDays(day, 1);
  daysAfter.set(day, next);
  return next;
}
