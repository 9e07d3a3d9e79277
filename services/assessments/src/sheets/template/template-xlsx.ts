import ExcelJS from 'exceljs';
import type { Worksheet } from 'exceljs';
import type { Choices, SheetTemplate } from './sheet-template.js';
import { templateRows } from './template-rows.js';

const NARROW = 12;
const WIDE = 28;
const AS_TEXT = '@';

/** A template as a workbook of one sheet, with lists to choose outcomes from. */
export async function templateXlsx(template: SheetTemplate): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Phiếu đánh giá');
  const { rows, headRow, headerRow } = templateRows(template);
  for (const row of rows) sheet.addRow(row);
  for (const [index, { choices }] of template.head.entries()) offer(sheet, headRow + index, 2, choices);
  for (const [index, { choices }] of template.columns.entries()) {
    // Codes keep their zeros, and "52,5" and "1/2" stay what was written.
    const column = sheet.getColumn(index + 1);
    column.numFmt = AS_TEXT;
    column.width = index === 1 ? WIDE : NARROW;
    for (let at = 1; at <= template.units.length; at += 1) offer(sheet, headerRow + at, index + 1, choices);
  }
  for (const row of [1, headerRow]) sheet.getRow(row).font = { bold: true };
  for (let row = headerRow - 3; row <= headerRow; row += 1) sheet.getRow(row).alignment = { wrapText: true, vertical: 'top' };
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: headerRow }];
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function offer(sheet: Worksheet, row: number, column: number, choices: Choices): void {
  if (choices === null) return;
  sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`] };
}
