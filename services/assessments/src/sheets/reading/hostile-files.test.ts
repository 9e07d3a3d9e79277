import { describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { repacked, withPart, workbookOf } from '../../testing/workbooks.js';
import { MAX_BYTES } from './grid.js';
import { readGrid } from './read-grid.js';

const SMALL = await workbookOf([
  ['Mã', 'TC 1'],
  ['00001', 'Đạt'],
]);
const MEBIBYTE = 1024 * 1024;

function refusal(bytes: Uint8Array, name = 'xa.xlsx', sheet: string | null = null): Promise<string> {
  return readGrid({ name, bytes }, sheet).then(
    () => 'was read',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
}

describe('a file that is no sheet', () => {
  it.each([
    ['text', new TextEncoder().encode('<html>'), /is no \.xlsx file, whatever its name/],
    ['nothing', new Uint8Array(), /is no \.xlsx file/],
    ['an old or locked workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /old \.xls file or is locked with a password/],
    ['a workbook cut short', SMALL.slice(0, SMALL.length / 2), /is damaged/],
    ['too many bytes', new Uint8Array(MAX_BYTES + 1), /a sheet has at most 20971520/],
  ])('is refused: %s', async (_what, bytes, said) => {
    expect(await refusal(bytes)).toMatch(said);
  });

  it('is refused when it is a zip archive of something else', async () => {
    const other = new JSZip().file('a.txt', 'a');
    expect(await refusal(await other.generateAsync({ type: 'uint8array' }))).toMatch(/is a zip archive and no \.xlsx workbook/);
  });

  it('is refused by its ending', async () => {
    expect(await refusal(SMALL, 'xa.xlsm')).toMatch(/may hold macros/);
    expect(await refusal(SMALL, 'xa.ods')).toMatch(/neither \.xlsx nor \.csv/);
  });

  it('is refused when it holds macros under another name', async () => {
    expect(await refusal(await withPart(SMALL, 'xl/vbaProject.bin', 'x'))).toMatch(/holds macros/);
    const typed = await repacked(SMALL, (part, xml) =>
      part === '[Content_Types].xml'
        ? xml.replace('openxmlformats-officedocument.spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main')
        : null,
    );
    expect(await refusal(typed)).toMatch(/holds macros/);
  });
});

describe('a file that would fill the memory', () => {
  it('is refused when it unpacks to too much, and is not unpacked any further', async () => {
    const bomb = await withPart(SMALL, 'xl/sharedStrings.xml', ' '.repeat(80 * MEBIBYTE));
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(bomb)).toMatch(/unpacks to more than 67108864 bytes/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(140 * MEBIBYTE);
  });

  it('is read when what is too much is a part that nobody reads', async () => {
    expect(await refusal(await withPart(SMALL, 'xl/media/image1.png', ' '.repeat(70 * MEBIBYTE)))).toBe('was read');
  });

  it('is refused with more than 200,000 cells, written or merged', async () => {
    const cells = '<c r="A1"/>'.repeat(200_001);
    const many = await repacked(SMALL, (part, xml) =>
      part.includes('/sheet1.xml') ? xml.replace('<sheetData>', `<sheetData><row r="1">${cells}</row>`) : null,
    );
    expect(await refusal(many)).toMatch(/more than 200000 cells/);
    const merged = await repacked(SMALL, (part, xml) =>
      part.includes('/sheet1.xml')
        ? xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
        : null,
    );
    expect(await refusal(merged)).toMatch(/more than 200000 cells/);
  });

  it('is read at once when names and lists of choices stand for whole sheets', async () => {
    const bytes = await repacked(SMALL, (part, xml) => {
      if (part === 'xl/workbook.xml')
        return xml.replace(
          '</sheets>',
          '</sheets><definedNames><definedName name="a">Xã!$A$1:$XFD$1048576</definedName></definedNames>',
        );
      if (!part.includes('/sheet1.xml')) return null;
      return xml.replace(
        '</sheetData>',
        '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>',
      );
    });
    expect(await refusal(bytes)).toBe('was read');
  });
});

describe('a file that would take for ever', () => {
  const body = (rows: string): Promise<Uint8Array> =>
    repacked(SMALL, (part, xml) => (part.includes('/sheet1.xml') ? xml.replace('</sheetData>', `${rows}</sheetData>`) : null));

  it('is refused when its few cells stand so far to the right that every row is passed through thousands of blank ones', async () => {
    const far = Array.from({ length: 100 }, (_, at) => `<row r="${at + 3}"><c r="XFD${at + 3}"><v>1</v></c></row>`);
    expect(await refusal(await body(far.join('')))).toMatch(/more than 200000 cells/);
    const hidden = far.map((row) => row.replace('<c r=', `<c s="${' '.repeat(300)}1" r=`));
    expect(await refusal(await body(hidden.join('')))).toMatch(/more than 200000 cells/);
    expect(await refusal(await body('<row r="3"><c r="XFD3"><v>1</v></c></row>'))).toBe('was read');
  });

  it('is refused when it has rows of numbers that no spreadsheet has', async () => {
    for (const row of ['<row r="999999999"><c r="A999999999"><v>1</v></c></row>', `<row ht="${'1'.repeat(300)}" r="1048577"/>`])
      expect(await refusal(await body(row))).toMatch(/a row beyond 1048576/);
    const last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    expect(await refusal(await body(last))).toBe('was read');
    const breaks = await repacked(SMALL, (part, xml) =>
      part.includes('/sheet1.xml')
        ? xml.replace('</worksheet>', '<rowBreaks count="1"><brk id="2"/></rowBreaks></worksheet>')
        : null,
    );
    expect(await refusal(breaks)).toBe('was read');
  });

  it('is refused at once when what is looked for in it begins a million times and never ends', async () => {
    for (const text of ['<mergeCell ', '<c ', '<row ', '<row r="1" '])
      expect(await refusal(await body(text.repeat(1_000_000)))).toMatch(/more than 200000 cells|beyond 1048576/);
    const names = await repacked(SMALL, (part, xml) =>
      part === 'xl/workbook.xml' ? xml.replace('</sheets>', `</sheets>${'<definedNames>'.repeat(1_000_000)}`) : null,
    );
    expect(await refusal(names)).toMatch(/is damaged/);
  });
});

describe('a workbook of several sheets', () => {
  it('is read where one is named, or only one holds anything', async () => {
    const two = await workbookOf([['Mã']], (_, workbook) => workbook.addWorksheet('Thôn').addRow(['Mã xã']));
    expect(await refusal(two)).toMatch(/has 2 sheets, "Xã", "Thôn"; name the one to read with --sheet/);
    expect(await refusal(two, 'xa.xlsx', 'Thôn'.normalize('NFD'))).toBe('was read');
    expect(await refusal(two, 'xa.xlsx', 'Huyện')).toMatch(/has no sheet "Huyện" with anything in it; it has "Xã", "Thôn"/);
    expect(await refusal(await workbookOf([['Mã']], (_, workbook) => workbook.addWorksheet('Sheet2')))).toBe('was read');
    expect(await refusal(await workbookOf([]))).toMatch(/has no sheet with anything in it/);
  });
});

describe('a CSV file', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('is refused when it is not UTF-8, is empty, or has a quote that does not end', async () => {
    expect(await refusal(Uint8Array.of(0x4d, 0xe3), 'xa.csv')).toMatch(/is not UTF-8/);
    expect(await refusal(bytes(''), 'xa.csv')).toMatch(/is empty/);
    expect(await refusal(bytes('Mã,TC 1\n"1,2\n'), 'xa.csv')).toMatch(/cannot be taken apart/);
    expect(await refusal(bytes('Mã\n'), 'xa.csv', 'Xã')).toMatch(/leave --sheet out/);
    expect(await refusal(bytes(',\n'.repeat(150_000)), 'xa.csv')).toMatch(/more than 200000 cells/);
  });

  it.each([';', ',', '\t'])(
    'is read with "%s" between its cells, rows counted as a spreadsheet counts them',
    async (separator) => {
      const lines = [['Phiếu, đánh giá; 2022'], [], ['Mã', '"Tiêu chí\n1"'], ['00001', 'Đạt']];
      const quoted = lines.map((line) => line.map((cell) => (cell.startsWith('Phiếu') ? `"${cell}"` : cell)).join(separator));
      const grid = await readGrid({ name: 'xa.CSV', bytes: bytes(`\ufeff${quoted.join('\r\n')}\r\n`) }, null);
      expect(grid.rows.map(({ row, cells }) => [row, ...[...cells.values()].map(({ text }) => text)])).toEqual([
        [1, 'Phiếu, đánh giá; 2022'],
        [3, 'Mã', 'Tiêu chí 1'],
        [4, '00001', 'Đạt'],
      ]);
    },
  );
});
