import type { Problem } from '@ntm-ledger/events';
import { compareDecimals, readDecimal } from '@ntm-ledger/scoring';

/**
 * The form that a number takes. COUNT: whole and not less than nothing. DIFFERENCE_OF_COUNTS: whole. AMOUNT: any number not less than
 * nothing. DIFFERENCE: any number.
 */
export type ValueForm = 'COUNT' | 'DIFFERENCE_OF_COUNTS' | 'AMOUNT' | 'DIFFERENCE';

/** What is wrong with a number as it was written, or null. */
export function formProblem(path: string, written: string, form: ValueForm): Problem | null {
  const value = readDecimal(written);
  if (value === null) return { path, message: `"${written}" is no decimal number: expected digits, e.g. 13.25 or 13,25` };
  const isWhole = form === 'COUNT' || form === 'DIFFERENCE_OF_COUNTS';
  if (isWhole && value.includes('.')) return { path, message: `${value} is no count: expected a whole number` };
  const isSigned = form === 'DIFFERENCE' || form === 'DIFFERENCE_OF_COUNTS';
  if (!isSigned && compareDecimals(value, '0') === -1)
    return { path, message: `${value} is less than nothing: expected 0 or more` };
  return null;
}

/** What is wrong with a whole number that must lie between two others, or null. */
export function wholeNumberProblem(path: string, number: number, least: number, most: number): Problem | null {
  return number >= least && number <= most
    ? null
    : { path, message: `expected ${String(least)} to ${String(most)}, not ${String(number)}` };
}
