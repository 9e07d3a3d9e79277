import { quoted } from '@ntm-ledger/register';
import { codeProblem, parentProblem } from '../../domain/identity-rules.js';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';

/** The tiers that have official codes. */
export const OFFICIAL_KINDS = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;
export type OfficialKind = (typeof OFFICIAL_KINDS)[number];

const KINDS_BY_WORD: ReadonlyMap<string, OfficialKind> = new Map(OFFICIAL_KINDS.map((kind) => [kind.toLowerCase(), kind]));
/** A code tells its tier by its length. */
const KINDS_BY_DIGITS: ReadonlyMap<number, OfficialKind> = new Map([
  [2, 'PROVINCE'],
  [3, 'DISTRICT'],
  [5, 'COMMUNE'],
]);
const DIGITS = /^\d*$/;
const DIGITS_OF_ANY_SCRIPT = /^\p{Nd}*$/u;
/** As many zeros as a code can have lost: `00004` is 4 to a spreadsheet. */
const LOST_ZEROS = ['0', '00', '000', '0000'];

/** The tier that a cell names in lower case. */
export function kindIn<Column extends string>(row: Row<Column>, column: Column): Read<OfficialKind> {
  const text = row.text(column);
  if (text === SPOILED) return SPOILED;
  const known = KINDS_BY_WORD.get(text);
  if (known !== undefined) return known;
  const flaw = text === '' ? 'is empty' : `${quoted(text)} is no kind of unit`;
  return row.reject(column, `${flaw}; expected one of: ${[...KINDS_BY_WORD.keys()].join(', ')}`);
}

/** The code of a unit of that kind. Where the kind is not known, that of any. */
export function codeIn<Column extends string>(row: Row<Column>, column: Column, kind: Read<OfficialKind>): Read<string> {
  const code = row.text(column);
  if (code === SPOILED) return SPOILED;
  const problem = kind === SPOILED ? anyCodeProblem(code) : unfitCode(kind, code);
  return problem === null ? code : row.reject(column, problem);
}

/** The code of the unit above; null: a province, which has none in these files. */
export function parentCodeIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  { kind, code }: { readonly kind: Read<OfficialKind>; readonly code: Read<string> },
): Read<string | null> {
  const parent = row.text(column);
  if (parent === SPOILED || kind === SPOILED) return SPOILED;
  if (kind === 'PROVINCE')
    return parent === '' ? null : row.reject(column, `${quoted(parent)} stands over a province; leave it empty`);
  if (parent === '') return row.reject(column, `is empty; ${parentProblem(kind, null) ?? ''}`);
  if (parent === code) return row.reject(column, `"${code}" would stand under itself; name the unit above it`);
  const problem = anyCodeProblem(parent) ?? parentProblem(kind, kindOf(parent) ?? null);
  return problem === null ? parent : row.reject(column, problem);
}

function kindOf(code: string): OfficialKind | undefined {
  const kind = KINDS_BY_DIGITS.get(code.length);
  return kind !== undefined && codeProblem(kind, code) === null ? kind : undefined;
}

function anyCodeProblem(code: string): string | null {
  if (kindOf(code) !== undefined) return null;
  return `${notDigits(code) ?? `${quoted(code)} is no code`}; it has 2 digits (province), 3 (district) or 5 (commune), and keeps its leading zeros`;
}

function unfitCode(kind: OfficialKind, code: string): string | null {
  const problem = codeProblem(kind, code);
  if (problem === null) return null;
  if (code === '') return `is empty: ${codeProblem(kind, null) ?? ''}`;
  const wrongSigns = notDigits(code);
  if (wrongSigns !== null) return wrongSigns;
  const whole = LOST_ZEROS.map((zeros) => zeros + code).find((padded) => codeProblem(kind, padded) === null);
  return whole === undefined ? problem : `${problem}. A spreadsheet such as Excel may have eaten leading zeros: ${whole}?`;
}

function notDigits(code: string): string | null {
  if (DIGITS.test(code)) return null;
  return DIGITS_OF_ANY_SCRIPT.test(code)
    ? `${quoted(code)} has digits of another script, full-width ones perhaps; write 0 to 9`
    : `${quoted(code)} has signs that are no digits; a code is written with 0 to 9 alone`;
}
