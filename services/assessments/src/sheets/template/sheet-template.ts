import type { UnitKind } from '@ntm-ledger/events';
import type { CriteriaSet, KnownCriterion } from '@ntm-ledger/scoring';
import { criterionOf, MAX_CRITERIA } from '@ntm-ledger/scoring';
import { thresholdText } from '../../domain/index.js';
import {
  CODE_WORDS,
  FACT_WORDS,
  NAME_WORDS,
  offered,
  OUTCOME_WORDS,
  ROUND_WORDS,
  SET_WORDS,
  STATEMENT_WORDS,
} from '../reading/index.js';
import type { TemplateUnit } from './units-of-template.js';

/** What may be chosen in a column; null: anything may be written. */
export type Choices = readonly string[] | null;

/** A column of a template, from its name down to its header, and what its cells take. */
export interface TemplateColumn {
  /** The name of the criterion or indicator. */
  readonly name: string;
  /** The unit of measure. */
  readonly measure: string;
  /** What the set asks for. */
  readonly threshold: string;
  /** What the column is found by when the sheet is read. */
  readonly header: string;
  readonly choices: Choices;
}

/** A sheet to be filled in: what is said of all rows, the columns, and a row a unit. */
export interface SheetTemplate {
  readonly title: string;
  /** Words with what they say, to be filled in or as they are. */
  readonly head: readonly { readonly word: string; readonly text: string; readonly choices: Choices }[];
  readonly columns: readonly TemplateColumn[];
  readonly units: readonly TemplateUnit[];
}

/** What stands in place of words or numbers that no source was seen for: they are never shown as law. */
export const NOT_VERIFIED = 'chưa kiểm chứng';
/** Stands where no threshold is known at all. */
const NOT_KNOWN = 'chưa rõ';

const FIRST_OF = (words: readonly string[]): string => words[0] ?? '';
const OUTCOMES = firstWords(OUTCOME_WORDS);
const CODE_OF_COMMUNE = 'Mã xã';

/** Nothing is known of a set's criteria, not even how many there are. */
export class NothingToFillIn extends Error {
  override readonly name = 'NothingToFillIn';
}

/** Makes the template of a set for some units. @throws NothingToFillIn */
export function sheetTemplate(set: CriteriaSet, units: readonly TemplateUnit[]): SheetTemplate {
  const criteria = criteriaOf(set);
  if (criteria.length === 0)
    throw new NothingToFillIn(`How many criteria "${set.id}" has is not known, so there is nothing to fill in.`);
  return {
    title: `Phiếu đánh giá: ${set.name}`,
    head: [
      { word: FIRST_OF(SET_WORDS), text: set.id, choices: null },
      { word: FIRST_OF(FACT_WORDS.day), text: '', choices: null },
      { word: FIRST_OF(FACT_WORDS.round), text: '', choices: firstWords(ROUND_WORDS) },
      { word: FIRST_OF(FACT_WORDS.statement), text: FIRST_OF(STATEMENT_WORDS.ACTUAL), choices: firstWords(STATEMENT_WORDS) },
      { word: FIRST_OF(FACT_WORDS.year), text: '', choices: null },
      { word: FIRST_OF(FACT_WORDS.assessor), text: '', choices: null },
      { word: FIRST_OF(FACT_WORDS.source), text: '', choices: null },
      { word: FIRST_OF(FACT_WORDS.evidence), text: '', choices: null },
    ],
    columns: [...unitColumns(set.unitKind), ...criteria.flatMap(columnsOf), ...factColumns()],
    units,
  };
}

function criteriaOf(set: CriteriaSet): KnownCriterion[] {
  if (set.size === null) return [];
  return Array.from({ length: Math.min(set.size, MAX_CRITERIA) }, (_, index) => criterionOf(set, index + 1));
}

function unitColumns(kind: UnitKind): TemplateColumn[] {
  const code = kind === 'HAMLET' ? CODE_OF_COMMUNE : FIRST_OF(CODE_WORDS);
  return [
    plain(code, ''),
    { ...plain(FIRST_OF(NAME_WORDS[kind]), 'Tên tiêu chí, chỉ tiêu'), measure: 'Đơn vị tính', threshold: 'Mức đạt' },
  ];
}

function factColumns(): TemplateColumn[] {
  const { day, round, statement, year, assessor, source, evidence } = FACT_WORDS;
  const other = 'nếu khác phần đầu phiếu';
  return [
    plain(FIRST_OF(day), other),
    { ...plain(FIRST_OF(round), other), choices: firstWords(ROUND_WORDS) },
    { ...plain(FIRST_OF(statement), other), choices: firstWords(STATEMENT_WORDS) },
    plain(FIRST_OF(year), other),
    plain(FIRST_OF(assessor), other),
    plain(FIRST_OF(source), other),
    plain(FIRST_OF(evidence), 'của các tiêu chí không ghi riêng'),
  ];
}

function plain(header: string, name: string): TemplateColumn {
  return { header, name, measure: '', threshold: '', choices: null };
}

function columnsOf({ number, name, sourced, indicators }: KnownCriterion): TemplateColumn[] {
  const criterion = {
    header: `TC ${number}`,
    name: name === null ? '' : verified(name, sourced),
    measure: '',
    threshold: OUTCOMES.join(' / '),
    choices: OUTCOMES,
  };
  return [
    criterion,
    ...indicators.map((indicator): TemplateColumn => {
      const threshold = thresholdText(indicator);
      return {
        header: `CT ${indicator.code}`,
        name: verified(indicator.name, indicator.textSourced),
        measure: indicator.unit ?? '',
        threshold: threshold === null ? `(${NOT_KNOWN})` : indicator.thresholdsSourced ? threshold : `(${NOT_VERIFIED})`,
        choices: indicator.comparator === 'PASS' ? OUTCOMES : null,
      };
    }),
    { ...plain(`MC TC ${number}`, FIRST_OF(FACT_WORDS.evidence)), threshold: 'Số, ngày văn bản; trang (sha256: …)' },
  ];
}

/** A name is needed to fill in a sheet, so it stands there; but not as the law's where no source was seen. */
function verified(name: string, isSourced: boolean): string {
  return isSourced ? name : `${name} (${NOT_VERIFIED})`;
}

function firstWords(table: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return offered(table).split(', ');
}
