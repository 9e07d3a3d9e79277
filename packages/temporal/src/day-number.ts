import type { IsoDate } from './iso-date.js';

const ZERO = 48;

/**
 * A day as a number of four bytes that orders as days do, for columns of numbers: 2023-02-24 is 20230224. Read digit by digit, since it is done
 * for every event.
 */
export function dayNumber(day: IsoDate): number {
  const digit = (at: number): number => day.charCodeAt(at) - ZERO;
  const year = 1_000 * digit(0) + 100 * digit(1) + 10 * digit(2) + digit(3);
  const month = 10 * digit(5) + digit(6);
  return 10_000 * year + 100 * month + 10 * digit(8) + digit(9);
}
