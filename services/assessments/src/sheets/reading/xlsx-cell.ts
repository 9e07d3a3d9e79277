import type { Cell, CellValue } from 'exceljs';
import type { GridCell } from './grid.js';
import { cleanText } from './grid.js';

/** Digits that a spreadsheet keeps of a number; what a binary fraction has beyond them was never written. */
const DIGITS = 15;
const PLAIN = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 });

/** A cell of a workbook as text. Of a formula the result that was stored with it counts: nothing is computed here. */
export function cellOf(cell: Cell): GridCell {
  const master = cell.isMerged ? cell.master : cell;
  const read = valueOf(master.value, numberFormatOf(master).includes('%'));
  return { isNumber: false, flaw: null, ...read, text: cleanText(read.text), mergedFrom: cell.isMerged ? master.address : null };
}

/** The types say that every cell has a format; one without has none. */
function numberFormatOf(cell: Cell): string {
  const format: unknown = cell.numFmt;
  return typeof format === 'string' ? format : '';
}

type ReadValue = Pick<GridCell, 'text'> & Partial<GridCell>;

function valueOf(value: CellValue | undefined, isPercent: boolean): ReadValue {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'number') return { text: numberText(value, isPercent), isNumber: true };
  if (value instanceof Date) return dayOf(value);
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join('') };
  if ('hyperlink' in value) return { text: linkText(value.text) };
  if ('error' in value) return { text: value.error, flaw: `holds the error ${value.error}; write the value itself` };
  return resultOf(value.result, isPercent);
}

/** A link's text may be a rich one, which the types do not say. */
function linkText(text: unknown): string {
  if (typeof text === 'string') return text;
  const pieces: unknown = Reflect.get(Object(text), 'richText');
  return Array.isArray(pieces) ? pieces.map((piece) => String(Reflect.get(Object(piece), 'text') ?? '')).join('') : '';
}

function resultOf(result: CellValue | undefined, isPercent: boolean): ReadValue {
  if (result === undefined || result === null)
    return {
      text: '=',
      flaw: 'holds a formula without a stored result; open and save the file in a spreadsheet program, or write the value itself',
    };
  return valueOf(result, isPercent);
}

/** A cell formatted as a percentage holds 0.85 and shows 85 %: what it shows is what the person wrote. */
function numberText(value: number, isPercent: boolean): string {
  const shown = Number((isPercent ? value * 100 : value).toPrecision(DIGITS));
  return `${PLAIN.format(shown)}${isPercent ? '%' : ''}`;
}

function dayOf(value: Date): ReadValue {
  if (Number.isNaN(value.getTime())) return { text: '?', flaw: 'holds a date that is none; write the day as 31/12/2022' };
  return { text: value.toISOString().slice(0, 10) };
}
