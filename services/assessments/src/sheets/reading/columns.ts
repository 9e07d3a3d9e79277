import type { PublishedIndicator } from '@ntm-ledger/events';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { criterionOf, hasCriterion } from '@ntm-ledger/scoring';
import { quoted } from '@ntm-ledger/register';
import type { FactName } from './spellings.js';
import { CODE_WORDS, EMPTY_WORDS, factNamed, isOneOf, NAME_WORDS, wordOf } from './spellings.js';

/** What a column of a sheet holds. */
export type ColumnContent =
  | { readonly what: 'code' | 'name' | 'nothing' }
  | { readonly what: 'criterion'; readonly number: number }
  | { readonly what: 'evidence'; readonly number: number }
  | { readonly what: 'indicator'; readonly number: number; readonly indicator: PublishedIndicator }
  | { readonly what: 'fact'; readonly fact: FactName };

/** A column: where it stands, counted from 1, and what its header says. */
export type Column = ColumnContent & { readonly index: number; readonly header: string };
export type CriterionColumn = Extract<Column, { what: 'criterion' }>;
export type EvidenceColumn = Extract<Column, { what: 'evidence' }>;
export type IndicatorColumn = Extract<Column, { what: 'indicator' }>;

const CRITERION = /^(?:tc|tiêu chí|criterion)(?: số)? ?(\d{1,4})(?!\d|\.\d)/u;
const EVIDENCE = /^(?:mc|minh chứng|evidence)(?: (?:tc|tiêu chí|criterion))?(?: số)? ?(\d{1,4})(?!\d|\.\d)/u;
const INDICATOR = /^(?:ct|chỉ tiêu|indicator)(?: số)? ?(\d{1,4}(?:\.\d{1,4})*[a-zđ]?)(?![\p{L}\d])/u;
const BARE = /^(\d{1,4}(?:\.\d{1,4})*[a-zđ]?)(?![\p{L}\d])/u;

/** Whether a header stands over the codes of units; by it the header's row is found. */
export function isCodeHeader(text: string): boolean {
  return isOneOf(text, CODE_WORDS);
}

/** Whether a header may stand over outcomes or values, of whatever set. */
export function looksLikeCriterion(text: string): boolean {
  const word = wordOf(text);
  return [CRITERION, INDICATOR, BARE].some((shape) => shape.test(word));
}

/** What a header says of its column under a set, or what is wrong with it; null: nothing that is known. */
export function contentOf(header: string, set: CriteriaSet): ColumnContent | string | null {
  if (isCodeHeader(header)) return { what: 'code' };
  if (isOneOf(header, NAME_WORDS[set.unitKind])) return { what: 'name' };
  if (isOneOf(header, EMPTY_WORDS)) return { what: 'nothing' };
  const fact = factNamed(header);
  if (fact !== undefined) return { what: 'fact', fact };
  const word = wordOf(header);
  const criterion = CRITERION.exec(word)?.[1];
  if (criterion !== undefined) return columnOf('criterion', Number(criterion), set);
  const evidence = EVIDENCE.exec(word)?.[1];
  if (evidence !== undefined) return columnOf('evidence', Number(evidence), set);
  const indicator = INDICATOR.exec(word)?.[1];
  if (indicator !== undefined) return indicatorColumn(indicator, set);
  const bare = BARE.exec(word)?.[1];
  return bare === undefined ? null : bareColumn(bare, set);
}

/** A number alone is a criterion's or an indicator's; where the set has both it says neither. */
function bareColumn(code: string, set: CriteriaSet): ColumnContent | string {
  const isNumber = /^\d+$/.test(code);
  if (!isNumber) return indicatorColumn(code, set);
  if (indicatorOf(code, set) === undefined) return columnOf('criterion', Number(code), set);
  return `${code} is a criterion and an indicator of "${set.id}"; write "TC ${code}" for the criterion, "CT ${code}" for the indicator`;
}

/** A column of a criterion as a whole. */
function columnOf(what: 'criterion' | 'evidence', number: number, set: CriteriaSet): ColumnContent | string {
  if (hasCriterion(set, number)) return { what, number };
  return `"${set.id}" has no criterion ${number}; it has ${set.size === null ? 'only those it names' : `1 to ${set.size}`}`;
}

function indicatorColumn(code: string, set: CriteriaSet): ColumnContent | string {
  const found = indicatorOf(code, set);
  if (found !== undefined) return { what: 'indicator', ...found };
  const number = Number.parseInt(code, 10);
  if (!hasCriterion(set, number)) return `"${set.id}" has no indicator ${quoted(code)}, nor a criterion ${number}`;
  const codes = criterionOf(set, number).indicators.map((indicator) => indicator.code);
  return codes.length === 0
    ? `"${set.id}" names no indicators of criterion ${number}, so it takes an outcome only, in the column "TC ${number}"`
    : `"${set.id}" has no indicator ${quoted(code)}; criterion ${number} has ${codes.join(', ')}`;
}

function indicatorOf(code: string, set: CriteriaSet): { number: number; indicator: PublishedIndicator } | undefined {
  for (const { number, indicators } of set.criteria) {
    const indicator = indicators.find((known) => wordOf(known.code) === code);
    if (indicator !== undefined) return { number, indicator };
  }
  return undefined;
}
