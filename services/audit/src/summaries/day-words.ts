import type { LedgerEvent } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { Wording } from './told.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day on the two clocks' first, with how well it is known. */
type KnownDay = Pick<LedgerEvent, 'effectiveOn' | 'precision'>;

/** "24/02/2023"; "24 February 2023". */
export function dayWords(date: IsoDate): Wording {
  const [year, month, day] = parts(date);
  return { vi: `${day}/${month}/${year}`, en: `${String(Number(day))} ${monthName(month)} ${year}` };
}

/** When something happened: "ngày 24/02/2023", "trong tháng 02/2023", "trong năm 2022", "chậm nhất ngày 31/12/2021". */
export function whenWords({ effectiveOn, precision }: KnownDay): Wording {
  const [year, month] = parts(effectiveOn);
  const day = dayWords(effectiveOn);
  switch (precision) {
    case 'DAY':
      return { vi: `ngày ${day.vi}`, en: `on ${day.en}` };
    case 'MONTH':
      return { vi: `trong tháng ${month}/${year}`, en: `in ${monthName(month)} ${year}` };
    case 'YEAR':
      return { vi: `trong năm ${year}`, en: `in ${year}` };
    case 'BY':
      return { vi: `chậm nhất ngày ${day.vi}`, en: `by ${day.en}` };
  }
}

/** The same of something that goes on from then: "từ ngày 24/02/2023". */
export function sinceWords(when: KnownDay): Wording {
  const { vi, en } = whenWords(when);
  return { vi: when.precision === 'DAY' ? `từ ${vi}` : vi, en };
}

function parts(date: IsoDate): [year: string, month: string, day: string] {
  return [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
}

function monthName(month: string): string {
  return MONTHS[Number(month) - 1] ?? month;
}
