import ExcelJS from 'exceljs';
import type { CellValue, Workbook, Worksheet } from 'exceljs';
import JSZip from 'jszip';

/** Rows as a person types them into a spreadsheet. */
export type TypedRows = readonly (readonly CellValue[])[];

/** A workbook of one sheet, "Xã", with some rows. @param change what else is done to it */
export async function workbookOf(
  rows: TypedRows,
  change: (sheet: Worksheet, workbook: Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Xã');
  for (const row of rows) sheet.addRow([...row]);
  change(sheet, workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook of which some parts are written anew. @param change gives a part's new text, or null to leave it */
export async function repacked(bytes: Uint8Array, change: (part: string, xml: string) => string | null): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const part of Object.values(zip.files)) {
    const changed = part.dir ? null : change(part.name, await part.async('string'));
    if (changed !== null) zip.file(part.name, changed);
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A workbook with one part more. */
export async function withPart(bytes: Uint8Array, part: string, content: string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(part, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
