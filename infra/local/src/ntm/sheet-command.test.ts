import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import ExcelJS from 'exceljs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FACTS, HEADER, row, useSheetLog } from '../testing/sheet-log.js';
import { xlsxOf } from '../testing/sheets.js';
import { COMMUNES, SET } from '../testing/thanh-hoa.js';
import { runSheetImport, runSheetTemplate } from './run-sheet.js';

const log = useSheetLog();

describe('the commands', () => {
  const request = {
    sheetName: null,
    criteriaSetId: SET,
    facts: FACTS,
    scope: 'VN',
    live: false,
    skipBadRows: false,
    check: false,
    json: true,
  };
  let printed = '';
  beforeEach(() => {
    printed = '';
    const take = (text: unknown): boolean => {
      printed += String(text);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(take);
    jest.spyOn(process.stderr, 'write').mockImplementation(take);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(['xlsx', 'csv'])('write a template (.%s) that is filled in and imported as it is', async (ending) => {
    const path = join(log.dir, `mau.${ending}`);
    expect(await runSheetTemplate({ criteriaSetId: SET, out: path, province: '38', on: null })).toBe(0);
    expect(printed).toContain(`${COMMUNES} units`);
    const bytes = ending === 'xlsx' ? await filledIn(await readFile(path)) : filledInCsv(await readFile(path, 'utf8'));
    await writeFile(path, bytes);
    expect(await runSheetImport({ ...request, path })).toBe(0);
    const events = await log.assessments();
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      data: { criteria: [{ number: 1, outcome: 'MET', evidence: [{ digest: null, reference: 'Biên bản số 12' }] }] },
    });
    expect(await runSheetImport({ ...request, path })).toBe(0);
    expect(await log.assessments()).toHaveLength(2);
  });

  it('say of a file that may not be read that it may not, and not that there is none', async () => {
    const path = join(log.dir, 'xa.csv');
    await writeFile(path, 'Mã,TC 1\n');
    await chmod(path, 0o000);
    const forbidden = (of: string): RegExp => new RegExp(`"${of}" cannot be read: .*EACCES`);
    await chmod(log.dir, 0o755);
    expect(await asNobody(() => runSheetImport({ ...request, path }))).toBe(2);
    expect(printed).toMatch(forbidden(path));
    printed = '';
    await chmod(log.dir, 0o600);
    expect(await asNobody(() => runSheetImport({ ...request, path }))).toBe(2);
    expect(printed).toMatch(forbidden(path));
    await chmod(log.dir, 0o700);
  });

  it('say 1 for faults, 3 for rows left out, 2 for what cannot be understood, and 1 while a server has the log open', async () => {
    const path = join(log.dir, 'xa.xlsx');
    await writeFile(path, await xlsxOf([[...HEADER], row(0), row(1).with(3, '99999')]));
    expect(await runSheetImport({ ...request, path })).toBe(1);
    expect(await runSheetImport({ ...request, path, check: true, skipBadRows: true })).toBe(1);
    expect(await runSheetImport({ ...request, path, criteriaSetId: 'nothing' })).toBe(2);
    expect(await runSheetImport({ ...request, path: join(log.dir, 'none.xlsx') })).toBe(2);
    expect(await log.use(() => runSheetImport({ ...request, path }))).toBe(1);
    expect(await log.assessments()).toEqual([]);
    expect(await runSheetImport({ ...request, path, skipBadRows: true, json: false })).toBe(3);
    expect(printed).toContain('xa.xlsx [Xã] D3 (Mã xã): no unit bears the code 99999');
    expect(await log.assessments()).toHaveLength(1);
  });
});

/** Does something as a user to whom permissions mean something, as they do not to root. */
async function asNobody<Result>(run: () => Promise<Result>): Promise<Result> {
  const { getuid, seteuid } = process;
  if (getuid?.() !== 0 || seteuid === undefined) return run();
  seteuid(65534);
  try {
    return await run();
  } finally {
    seteuid(0);
  }
}

async function filledIn(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the template has no sheet');
  const header = 14;
  expect(sheet.getRow(header).values).toEqual([
    undefined,
    'Mã đơn vị',
    'Tên đơn vị',
    ...['TC 1', 'MC TC 1'],
    ...['TC 2', 'CT 2.1', 'CT 2.2', 'MC TC 2'],
    ...['TC 3', 'CT 3', 'MC TC 3'],
    'Ngày',
    'Vòng',
    'Số liệu',
    'Năm số liệu',
    'Đơn vị đánh giá',
    'Nguồn',
    'Minh chứng',
  ]);
  expect(sheet.getCell('F13').value).toBe('≥ 80 %');
  expect(sheet.getCell('J13').value).toBe('(chưa kiểm chứng)');
  expect(sheet.getCell('C15').dataValidation).toMatchObject({
    type: 'list',
    formulae: ['"Đạt,Cơ bản đạt,Chưa đạt,Không áp dụng"'],
  });
  sheet.getCell('C15').value = 'Đạt';
  sheet.getCell('D15').value = 'Biên bản số 12';
  sheet.getCell('C16').value = 'Chưa đạt';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function filledInCsv(text: string): Uint8Array {
  const lines = text
    .split('\r\n')
    .map((line, index) => (index === 14 || index === 15 ? line.replace(/^([^,]*,[^,]*),,/, '$1,Đạt,Biên bản số 12') : line));
  return new TextEncoder().encode(lines.join('\r\n'));
}
