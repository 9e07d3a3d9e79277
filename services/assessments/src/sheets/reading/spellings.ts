import type { Outcome, Round, Statement, UnitKind } from '@ntm-ledger/events';
import { cleanText } from './grid.js';

/**
 * Every word that a sheet may use, in one place: what stands first is what a template writes. Letters may be large or small. `x` is the
 * tick of a form; `CĐ` is "chưa đạt", and what is met in the main is `CBĐ`. Since other offices may mean other things by these, an import
 * says how many cells it read so.
 */
export const OUTCOME_WORDS: Readonly<Record<Outcome, readonly string[]>> = {
  MET: ['Đạt', 'Đ', 'x', '✓', '✔', '1', 'TRUE', 'MET'],
  BASICALLY_MET: ['Cơ bản đạt', 'Đạt cơ bản', 'CBĐ', 'ĐCB', 'BASICALLY_MET'],
  NOT_MET: ['Chưa đạt', 'Không đạt', 'CĐ', 'KĐ', '0', 'FALSE', 'NOT_MET'],
  NOT_APPLICABLE: ['Không áp dụng', 'Không xét', 'KAD', 'N/A', 'NOT_APPLICABLE'],
};

/** Spellings that may have been meant otherwise. */
export const DOUBTFUL_WORDS: readonly string[] = ['x', 'CĐ'];

export const ROUND_WORDS: Readonly<Record<Round, readonly string[]>> = {
  SELF_ASSESSMENT: ['Tự đánh giá', 'SELF_ASSESSMENT'],
  VERIFICATION: ['Thẩm tra', 'VERIFICATION'],
  APPRAISAL: ['Thẩm định', 'APPRAISAL'],
  PERIODIC_REVIEW: ['Rà soát', 'Rà soát định kỳ', 'Kiểm tra định kỳ', 'PERIODIC_REVIEW'],
};

export const STATEMENT_WORDS: Readonly<Record<Statement, readonly string[]>> = {
  ACTUAL: ['Thực hiện', 'Thực tế', 'Kết quả', 'ACTUAL'],
  ESTIMATE: ['Ước thực hiện', 'Ước', 'ESTIMATE'],
  PLAN: ['Kế hoạch', 'PLAN'],
};

/** What may be said of all rows above the header, and of one row in a column of its own. */
export const FACT_WORDS = {
  day: ['Ngày', 'Ngày đánh giá', 'Thời điểm', 'Day', 'Date'],
  round: ['Vòng', 'Vòng đánh giá', 'Bước', 'Round'],
  statement: ['Số liệu', 'Loại số liệu', 'Statement'],
  year: ['Năm số liệu', 'Số liệu năm', 'Year'],
  assessor: ['Đơn vị đánh giá', 'Cơ quan đánh giá', 'Assessor'],
  source: ['Nguồn', 'Nguồn tài liệu', 'Văn bản', 'Source'],
  evidence: ['Minh chứng', 'Hồ sơ minh chứng', 'Evidence'],
} as const;
export type FactName = keyof typeof FACT_WORDS;

const FACT_NAMES: readonly FactName[] = ['day', 'round', 'statement', 'year', 'assessor', 'source', 'evidence'];

/** The fact that a word stands for, above the header or in it. */
export function factNamed(text: string): FactName | undefined {
  return FACT_NAMES.find((name) => isOneOf(text, FACT_WORDS[name]));
}

/** Above the header only: the set that the sheet was made for. */
export const SET_WORDS = ['Bộ tiêu chí', 'Criteria set'] as const;

export const CODE_WORDS = ['Mã đơn vị', 'Mã', 'Mã số', 'Mã ĐVHC', 'Mã xã', 'Mã huyện', 'Mã tỉnh', 'Code', 'Unit'] as const;

/** Columns that every table may have and that say nothing. */
export const EMPTY_WORDS = ['STT', 'TT', 'Số TT', 'No'] as const;

const NAMES_OF_ALL = ['Tên đơn vị', 'Tên', 'Đơn vị', 'Name'];
export const NAME_WORDS: Readonly<Record<UnitKind, readonly string[]>> = {
  COUNTRY: NAMES_OF_ALL,
  PROVINCE: [...NAMES_OF_ALL, 'Tên tỉnh', 'Tỉnh'],
  DISTRICT: [...NAMES_OF_ALL, 'Tên huyện', 'Huyện'],
  COMMUNE: [...NAMES_OF_ALL, 'Tên xã', 'Xã'],
  HAMLET: ['Tên thôn', 'Thôn', 'Thôn, bản', 'Tên thôn, bản', 'Xóm', 'Bản', 'Ấp', 'Hamlet', ...NAMES_OF_ALL],
};

/** A text as words are compared: small letters, and Đ whichever of its two look-alikes (U+0110, U+00D0) was typed. */
export function wordOf(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('vi')
    .replaceAll('\u00f0', 'đ')
    .replace(/\s*[:*]+$/u, '');
}

/** Whether a text is one of some words. */
export function isOneOf(text: string, words: readonly string[]): boolean {
  const word = wordOf(text);
  return words.some((known) => wordOf(known) === word);
}

/** What a text means by a table of words; undefined: nothing in it. */
export function meaningOf<Meaning extends string>(
  text: string,
  table: Readonly<Record<Meaning, readonly string[]>>,
): Meaning | undefined {
  for (const meaning in table) if (isOneOf(text, table[meaning])) return meaning;
  return undefined;
}

/** The words that a message offers: the first of each meaning. */
export function offered(table: Readonly<Record<string, readonly string[]>>): string {
  return Object.values(table)
    .flatMap(([first]) => first ?? [])
    .join(', ');
}
