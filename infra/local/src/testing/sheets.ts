import ExcelJS from 'exceljs';
import type { CellValue, Worksheet } from 'exceljs';

/** Rows as a person types them into a spreadsheet. */
export type TypedRows = readonly (readonly CellValue[])[];

/** A workbook of one sheet with some rows. @param change what else is done to the sheet */
export async function xlsxOf(rows: TypedRows, change: (sheet: Worksheet) => void = () => undefined): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Xã');
  for (const row of rows) sheet.addRow([...row]);
  change(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The same as CSV, as a spreadsheet saves it where a comma is the decimal sign. */
export function csvOf(rows: TypedRows): Uint8Array {
  const text = rows
    .map((row) =>
      row.map((cell) => quoted(typeof cell === 'string' ? cell : JSON.stringify(cell ?? '').replace(/^""$/, ''))).join(';'),
    )
    .join('\r\n');
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
