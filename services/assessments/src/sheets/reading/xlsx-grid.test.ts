import { describe, expect, it } from '@jest/globals';
import type { CellValue } from 'exceljs';
import { workbookOf } from '../../testing/workbooks.js';
import type { Grid } from './grid.js';
import { readGrid } from './read-grid.js';

async function gridOf(...given: Parameters<typeof workbookOf>): Promise<Grid> {
  return readGrid({ name: 'xa.xlsx', bytes: await workbookOf(...given) }, null);
}

async function textOf(value: CellValue, format?: string): Promise<string | undefined> {
  const grid = await gridOf([[value]], (sheet) => {
    if (format !== undefined) sheet.getCell('A1').numFmt = format;
  });
  return grid.rows[0]?.cells.get(1)?.text;
}

describe('a cell of a workbook', () => {
  it('is read as the text that it shows', async () => {
    expect(await textOf(52.5)).toBe('52.5');
    expect(await textOf(0.1 + 0.2)).toBe('0.3');
    expect(await textOf(1234567)).toBe('1234567');
    expect(await textOf(0.0000001)).toBe('0.0000001');
    expect(await textOf(0.855, '0.0%')).toBe('85.5%');
    expect(await textOf(new Date(Date.UTC(2022, 11, 31)), 'dd/mm/yyyy')).toBe('2022-12-31');
    expect(await textOf(true)).toBe('TRUE');
    expect(await textOf({ richText: [{ text: 'Cơ bản ' }, { text: 'đạt', font: { bold: true } }] })).toBe('Cơ bản đạt');
    expect(await textOf({ text: 'Đạt', hyperlink: 'https://a.vn' })).toBe('Đạt');
    expect(await textOf({ formula: '50+2.5', result: 52.5 })).toBe('52.5');
    expect(await textOf({ formula: 'TODAY()', result: new Date(Date.UTC(2022, 11, 31)) }, 'dd/mm/yyyy')).toBe('2022-12-31');
  });

  it('is read in the composed form, without what cannot be seen', async () => {
    expect(await textOf('Chưa đạt'.normalize('NFD'))).toBe('Chưa đạt');
    expect(await textOf('\u00a0Đạt\u200b\n')).toBe('Đạt');
  });

  it('says why where it cannot be read', async () => {
    const grid = await gridOf([[{ formula: 'A2' }, { error: '#REF!' }]]);
    expect([...(grid.rows[0]?.cells.values() ?? [])].map(({ flaw }) => flaw)).toEqual([
      expect.stringMatching(/formula without a stored result; open and save the file/),
      expect.stringMatching(/holds the error #REF!/),
    ]);
  });

  it('knows the first of the cells that it is merged with', async () => {
    const grid = await gridOf([['Ngày'], ['31/12/2022'], ['']], (sheet) => {
      sheet.mergeCells('A2:A3');
    });
    expect(grid.rows.map(({ row, cells }) => [row, cells.get(1)?.text, cells.get(1)?.mergedFrom])).toEqual([
      [1, 'Ngày', null],
      [2, '31/12/2022', 'A2'],
      [3, '31/12/2022', 'A2'],
    ]);
  });
});

describe('what is hidden', () => {
  it('is read, and said to be', async () => {
    const grid = await gridOf(
      [
        ['Mã', 'TC 1'],
        ['00001', 'Đạt'],
        ['00002', 'Đạt'],
      ],
      (sheet) => {
        sheet.getRow(2).hidden = true;
        sheet.getColumn(2).hidden = true;
      },
    );
    expect(grid.rows).toHaveLength(3);
    expect(grid.notes).toEqual(['hidden rows were read: 2', 'hidden columns were read: B']);
  });
});
