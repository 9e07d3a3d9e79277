import { csvGrid } from './csv-grid.js';
import type { Grid } from './grid.js';
import { UnreadableSheet } from './grid.js';
import type { SheetFile } from './sheet-problem.js';
import { xlsxGrid } from './xlsx-grid.js';

/**
 * Reads a file as a sheet, by the ending of its name.
 * @param sheetName which sheet of a workbook; null: the only one
 * @throws UnreadableSheet
 */
export async function readGrid(file: SheetFile, sheetName: string | null): Promise<Grid> {
  const ending = /\.[^.]*$/.exec(file.name)?.[0].toLowerCase() ?? '';
  switch (ending) {
    case '.xlsx':
      return xlsxGrid(file, sheetName);
    case '.csv':
      if (sheetName !== null) throw new UnreadableSheet(`${file.name} is one sheet without a name; leave --sheet out`);
      return csvGrid(file);
    case '.xlsm':
      throw new UnreadableSheet(`${file.name} may hold macros, which are not taken; save the sheet as "Excel Workbook (.xlsx)"`);
    default:
      throw new UnreadableSheet(`${file.name} is neither .xlsx nor .csv`);
  }
}
