import { describe, expect, it } from '@jest/globals';
import type { Worksheet } from 'exceljs';
import { HEADER, row, useSheetLog, WHOLE } from '../testing/sheet-log.js';
import type { TypedRows } from '../testing/sheets.js';
import { xlsxOf } from '../testing/sheets.js';
import { codeOf, COMMUNES } from '../testing/thanh-hoa.js';

const log = useSheetLog();

/** A row of faults each: which cell is said to be wrong and a part of what is said. */
const FAULTS: readonly (readonly [row: TypedRows[number], cell: string, said: RegExp])[] = [
  [[85, 'x', 'Đạt', '99999', 'Đ', 'Đ', 1, 42], 'D605', /no unit bears the code 99999/],
  [[85, 'x', 'Đạt', '392', 'Đ', 'Đ', 1, 42], 'D606', /is for a COMMUNE; huyện Hà Trung is a DISTRICT/],
  [[85, 'x', 'Đạt', 'A12', 'Đ', 'Đ', 1, 42], 'D607', /"A12" is no official code/],
  [[85, 'x', 'Đạt', null, 'Đ', 'Đ', 1, 42], 'D608', /is empty; expected the official code/],
  [row(0), 'D609', /xã Hà Thử 1 stands in row 5 already/],
  [[85, 'x', 'Đạt', '17713', 'Đ', 'Đ', 1, 42], 'D610', /xã Thanh Lĩnh does not lie in the scope 38/],
  [[85, 'x', 'Dat roi', codeOf(1), 'Đ', 'Đ', 1, 42], 'C611', /"Dat roi" is no outcome; expected one of: Đạt, Cơ bản đạt/],
  [[85, 'x', 'Đạt', codeOf(2), '52,5', 'Đ', 1, 42], 'E612', /"52,5" is a value, and criterion 1 takes an outcome/],
  [['1.234,5', 'x', 'Đạt', codeOf(3), 'Đ', 'Đ', 1, 42], 'A613', /neither a value nor an outcome/],
  [[85, 'x', 'Đạt', codeOf(4), 'Đ', 'Đ', 7, 42], 'G614', /indicator 2\.2 is met or not and has no number/],
  [[85, 'x', 'Đạt', codeOf(5), 'Đ', 'Đ', 1, '85%'], 'H615', /is a percentage; indicator 3 is measured in million/],
  [[85, 'x', 'Đạt', codeOf(6), 'Đ', null, 1, 42], 'F616', /is empty, though indicators of criterion 2 are filled in/],
  [[85, 'x', 'Đạt', codeOf(7), 'Đ', 'Đ', 1, 42, 'Vòng ba'], 'I617', /"Vòng ba" is no round; write one of: Tự đánh giá/],
  [[85, 'x', 'Đạt', codeOf(8), 'Đ', 'Đ', 1, 42, null, 'n'.repeat(501)], 'J618', /has 501 characters/],
  [[85, 'x', { formula: 'A1' }, codeOf(9), 'Đ', 'Đ', 1, 42], 'C619', /a formula without a stored result/],
  [[85, 'x', { error: '#N/A' }, codeOf(10), 'Đ', 'Đ', 1, 42], 'C620', /holds the error #N\/A/],
  [[85, 'x', 'Đạt', '2011', 'Đ', 'Đ', 1, 42], 'D621', /may have eaten leading zeros: 02011\?/],
  [
    [{ formula: 'B1/0', result: { error: '#DIV/0!' } }, 'x', 'Đạt', codeOf(12), 'Đ', 'Đ', 1, 42],
    'A622',
    /holds the error #DIV\/0!/,
  ],
  [[new Date(Date.UTC(2022, 4, 3)), 'x', 'Đạt', codeOf(13), 'Đ', 'Đ', 1, 42], 'A623', /"2022-05-03" is neither a value nor/],
  [[85, 'x', 'Đạt', codeOf(14), 'Đ', 'Đạt Đạt', 1, 42], 'F624', /"Đạt Đạt" is no outcome/],
  [[85, 'x', 'Đạt', codeOf(15), 'Đ', 'Đ', 1, 42], 'C625', /one of merged cells \(from C625 on\)/],
  [[85, 'x', 'Đạt', codeOf(16), 'Đ', 'Đ', 1, 42], 'C626', /one of merged cells \(from C625 on\)/],
];

/** Units of the faulty rows are not among the sound ones, but for the one that is to stand twice. */
const SOUND: TypedRows = WHOLE.map((cells, index) => (index >= 5 && index <= 20 ? [] : cells));
const FAULTY: TypedRows = [...SOUND, ...FAULTS.map(([cells]) => cells)];
const merge = (sheet: Worksheet): void => {
  sheet.mergeCells('C625:C626');
};

describe('a sheet with faults', () => {
  it('is refused with every one of them, each by sheet, cell and header, and nothing is recorded', async () => {
    const summary = await log.importing(await xlsxOf(FAULTY, merge));
    const found = summary.problems.map(({ sheet, cell, message }) => ({ sheet, cell, message }));
    expect(found).toEqual(FAULTS.map(([, cell, said]) => ({ sheet: 'Xã', cell, message: expect.stringMatching(said) })));
    expect(summary.problems[6]?.column).toBe('TC 3');
    expect(summary.recorded).toBe(0);
    expect(await log.assessments()).toEqual([]);
  });

  it('has its sound rows recorded if that is asked for, and the others told', async () => {
    const summary = await log.importing(await xlsxOf(FAULTY, merge), { rows: 'SKIP_BAD' });
    expect(summary.recorded).toBe(COMMUNES - 16);
    expect(summary.problems).toHaveLength(FAULTS.length);
  });

  it('has nothing recorded, whatever is asked for, when its header is not sound', async () => {
    const header = [...HEADER, 'TC 1', 'TC 9', 'CT 2.7', 'CT 1.1', '3', 'Ghi chú'];
    const bytes = await xlsxOf([['Ngày', '31/12/2021'], ['Bộ tiêu chí', 'xa-ntm-2016'], header, row(0)]);
    const summary = await log.importing(bytes, { rows: 'SKIP_BAD' });
    expect(summary.problems.map(({ cell, message }) => `${cell ?? ''}: ${message}`)).toEqual([
      'B1: "31/12/2021" is not what the command says (--day); say it in one place, or the same',
      'B2: is of the set "xa-ntm-2016"; the import asks for "xa-thu-2021"',
      'K3: says the same as column E ("TC 1"); one column is enough',
      'L3: "xa-thu-2021" has no criterion 9; it has 1 to 3',
      'M3: "xa-thu-2021" has no indicator "2.7"; criterion 2 has 2.1, 2.2',
      'N3: "xa-thu-2021" names no indicators of criterion 1, so it takes an outcome only, in the column "TC 1"',
      'O3: 3 is a criterion and an indicator of "xa-thu-2021"; write "TC 3" for the criterion, "CT 3" for the indicator',
    ]);
    expect(summary.notes).toEqual(['columns that say nothing known were not read: P ("Ghi chú")']);
    expect(await log.assessments()).toEqual([]);
  });

  it('bears a warning where an outcome contradicts its value, and is refused for it in mode LIVE', async () => {
    const bytes = await xlsxOf([[...HEADER], row(0).with(0, 60).with(7, 20)]);
    const live = await log.importing(bytes, { mode: 'LIVE' });
    expect(live.problems.map(({ row: at, message }) => `${at ?? ''} ${message}`)).toEqual([
      '2 Criterion 2 is claimed MET, but its indicator 2.1 is NOT_MET. (criterionFitsItsIndicators)',
    ]);
    const backfill = await log.importing(bytes);
    expect(backfill).toMatchObject({ recorded: 1, problems: [] });
    expect(backfill.warnings.map(({ row: at, rule }) => [at, rule])).toEqual([
      [2, 'criterionFitsItsIndicators'],
      [2, 'criterionFitsItsIndicators'],
    ]);
  });

  it('bears a warning where the set is not for the unit’s type, and is told where name and code differ', async () => {
    const { recorded, warnings } = await log.importing(await xlsxOf([[...HEADER], row(0).with(3, '15271')]));
    expect(recorded).toBe(1);
    expect(warnings.map(({ rule }) => rule)).toEqual(['criteriaSetIsForTheUnitsType', 'nameFitsCode']);
  });
});
