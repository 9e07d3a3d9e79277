import type { Outcome } from '@ntm-ledger/events';
import { readDecimal } from '@ntm-ledger/scoring';
import { quoted } from '@ntm-ledger/register';
import type { GivenIndicator } from '../../domain/index.js';
import type { IndicatorColumn } from './columns.js';
import { meaningOf, offered, OUTCOME_WORDS } from './spellings.js';

/** What a cell says of an indicator; the year that it is of stands elsewhere. */
type SaidOfIndicator = Omit<GivenIndicator, 'year'>;

const PERCENT = /^(.*\d) ?%$/u;
const IS_NUMBER = /^[\d.,+\-\s%]+$/u;

/** The outcome that a cell states, or what is wrong with it. */
export function outcomeIn(text: string, number: number): { readonly outcome: Outcome } | string {
  const outcome = meaningOf(text, OUTCOME_WORDS);
  if (outcome !== undefined) return { outcome };
  const expected = `expected one of: ${offered(OUTCOME_WORDS)}`;
  return IS_NUMBER.test(text)
    ? `${quoted(text)} is a value, and criterion ${number} takes an outcome; write the value under its indicator. Here ${expected}`
    : `${quoted(text)} is no outcome; ${expected}`;
}

/** The value or the outcome that a cell gives of an indicator, or what is wrong with it. One that has no number is met (1) or not (0). */
export function indicatorIn(text: string, { indicator }: IndicatorColumn): SaidOfIndicator | string {
  const { code, comparator, unit } = indicator;
  const outcome = meaningOf(text, OUTCOME_WORDS);
  if (outcome !== undefined && (comparator === 'PASS' || !IS_NUMBER.test(text))) return { code, value: null, outcome };
  if (comparator === 'PASS')
    return `${quoted(text)} is no outcome, and indicator ${code} is met or not and has no number; expected one of: ${offered(OUTCOME_WORDS)}`;
  const share = PERCENT.exec(text)?.[1];
  if (share !== undefined && unit !== null && unit !== 'percent')
    return `${quoted(text)} is a percentage; indicator ${code} is measured in ${unit}`;
  const value = readDecimal(share ?? text);
  if (value !== null) return { code, value, outcome: null };
  return `${quoted(text)} is neither a value nor an outcome; write 52,5 or 52.5 without separating thousands, or one of: ${offered(OUTCOME_WORDS)}`;
}
