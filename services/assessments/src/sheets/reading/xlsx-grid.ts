import ExcelJS from 'exceljs';
import type { Workbook, Worksheet } from 'exceljs';
import { quoted } from '@ntm-ledger/register';
import type { Grid, GridCell, GridRow } from './grid.js';
import { UnreadableSheet } from './grid.js';
import type { SheetFile } from './sheet-problem.js';
import { lettersOf } from './sheet-problem.js';
import { cellOf } from './xlsx-cell.js';
import { boundedPackage } from './xlsx-package.js';

/** Parts of a sheet that say nothing of what its cells hold; some are written out cell by cell when they are read. */
const NOT_READ = [
  ...['dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'picture', 'legacyDrawing', 'tableParts'],
  ...['autoFilter', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'extLst'],
];

/**
 * Reads a sheet of an .xlsx workbook.
 * @param sheetName which; null: the only one that holds anything
 * @throws UnreadableSheet when the file is no workbook, is too large, or has several sheets and none was named
 */
export async function xlsxGrid({ name, bytes }: SheetFile, sheetName: string | null): Promise<Grid> {
  const workbook = new ExcelJS.Workbook();
  const packed = await boundedPackage(name, bytes);
  try {
    await workbook.xlsx.load(packed, { ignoreNodes: NOT_READ });
  } catch (cause) {
    throw new UnreadableSheet(`${name} is damaged: ${cause instanceof Error ? cause.message : 'it cannot be read'}`);
  }
  const sheet = chosen(name, workbook, sheetName);
  const rows: GridRow[] = [];
  const hidden: string[] = [];
  sheet.eachRow((row, number) => {
    const cells = new Map<number, GridCell>();
    row.eachCell((cell, column) => {
      const read = cellOf(cell);
      if (read.text !== '') cells.set(column, read);
    });
    if (cells.size === 0) return;
    rows.push({ row: number, cells });
    if (row.hidden) hidden.push(String(number));
  });
  return { file: name, sheet: sheet.name, rows, notes: notesOf(sheet, rows, hidden) };
}

function chosen(file: string, workbook: Workbook, sheetName: string | null): Worksheet {
  const filled = workbook.worksheets.filter((sheet) => sheet.actualRowCount > 0);
  const names = filled.map(({ name }) => quoted(name)).join(', ');
  if (sheetName !== null) {
    const wanted = sheetName.normalize('NFC');
    const named = filled.find(({ name }) => name.normalize('NFC') === wanted);
    if (named === undefined)
      throw new UnreadableSheet(`${file} has no sheet ${quoted(sheetName)} with anything in it; it has ${names}`);
    return named;
  }
  const [only, ...others] = filled;
  if (only === undefined) throw new UnreadableSheet(`${file} has no sheet with anything in it`);
  if (others.length > 0)
    throw new UnreadableSheet(`${file} has ${filled.length} sheets, ${names}; name the one to read with --sheet`);
  return only;
}

function notesOf(sheet: Worksheet, rows: readonly GridRow[], hiddenRows: readonly string[]): string[] {
  const columns = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const hiddenColumns = [...columns].sort((a, b) => a - b).filter((column) => sheet.getColumn(column).hidden);
  return [
    ...(sheet.state === 'visible' ? [] : [`the sheet ${quoted(sheet.name)} is hidden and was read`]),
    ...(hiddenRows.length > 0 ? [`hidden rows were read: ${hiddenRows.join(', ')}`] : []),
    ...(hiddenColumns.length > 0 ? [`hidden columns were read: ${hiddenColumns.map(lettersOf).join(', ')}`] : []),
  ];
}
