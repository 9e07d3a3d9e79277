import type { Breach, Problem, Statement } from '@ntm-ledger/events';
import type { Recording } from './recording.js';
import { yearOf } from './recording.js';

/** Days have years of four digits between these. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;

/** The year that a figure is said to be of is one; a document need not say it. @param path the year's place in the input */
export function problemsOfYear(year: number | null, path: string): Problem[] {
  if (year === null || (year >= FIRST_YEAR && year <= LAST_YEAR)) return [];
  return [{ path, message: `${year} is no year; expected ${FIRST_YEAR} to ${LAST_YEAR}` }];
}

/** What is cannot be the figure of a year that has not begun; a plan or an estimate can. The register's own rule. */
export function yearHasBegun(
  year: number | null,
  { recording, statement }: { readonly recording: Recording; readonly statement: Statement },
): Breach[] {
  if (statement !== 'ACTUAL' || year === null || year <= yearOf(recording)) return [];
  const message = `An actual figure of ${year} cannot hold as of ${recording.effectiveOn}; record it as ESTIMATE or PLAN.`;
  return [{ rule: 'yearHasBegun', message, basis: null }];
}
