import type { SheetTemplate } from './sheet-template.js';
import { templateRows } from './template-rows.js';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A template as CSV (RFC 4180, UTF-8), every row with a cell for every column. */
export function templateCsv(template: SheetTemplate): Uint8Array {
  const lines = templateRows(template).rows.map((row) =>
    template.columns.map((_, index) => quotedCell(row[index] ?? '')).join(','),
  );
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
