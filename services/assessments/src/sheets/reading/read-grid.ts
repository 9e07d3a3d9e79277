import { csvGrid } from './csv-grid.js';
import type { Grid } from './grid.js';
import { UnreadableSheet, whyTooLarge } from './grid.js';
import type { SheetFile } from './sheet-problem.js';

/**
 * Reads a file as a sheet, by the ending of its name. The library that reads workbooks is loaded with the first of them: a CSV file needs none of it.
 * @param sheetName which sheet of a workbook; null: the only one
 * @throws UnreadableSheet
 */
export async function readGrid(file: SheetFile, sheetName: string | null): Promise<Grid> {
  const tooLarge = whyTooLarge(file.name, file.bytes.length);
  if (tooLarge !== null) throw new UnreadableSheet(tooLarge);
  const ending = /\.[^.]*$/.exec(file.name)?.[0].toLowerCase() ?? '';
  switch (ending) {
    case '.xlsx': {
      const { xlsxGrid } = await import('./xlsx-grid.js');
      return xlsxGrid(file, sheetName);
    }
    case '.csv':
      if (sheetName !== null) throw new UnreadableSheet(`${file.name} is one sheet without a name; leave --sheet out`);
      return csvGrid(file);
    case '.xlsm':
      throw new UnreadableSheet(`${file.name} may hold macros, which are not taken; save the sheet as "Excel Workbook (.xlsx)"`);
    default:
      throw new UnreadableSheet(`${file.name} is neither .xlsx nor .csv`);
  }
}
