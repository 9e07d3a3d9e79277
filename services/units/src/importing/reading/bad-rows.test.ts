import { describe, expect, test } from '@jest/globals';
import { ANY_ROW, CHANGE_ROWS, NEIGHBOURS, SUCCESSION_ROWS, UNIT_ROWS } from '../../testing/bad-rows.js';
import { FORMATS } from './formats.js';
import type { RegisterFile } from './index.js';
import { readRegister } from './index.js';

/** The register after the reform, from which a reform has its day. */
const AFTER = file('after.csv', [FORMATS.units.join(), '15286,38,commune,xã,Xã Hoạt Giang,2025-07-01,']);
const ACT = '1686/NQ-UBTVQH15 Điều 1 khoản 3';

function file(name: string, lines: readonly string[]): RegisterFile {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

describe.each([
  ['in any file', ANY_ROW],
  ['in a file of units', UNIT_ROWS],
  ['in a file of successions', SUCCESSION_ROWS],
  ['in a file of later changes', CHANGE_ROWS],
])('a row that is wrong %s is named by its line and column, and its neighbours are read', (_, cases) => {
  test.each(cases)('$format: $what', ({ format, rows, row = 1, column, says }) => {
    const [before, after] = NEIGHBOURS[format];
    const { register, problems } = readRegister([AFTER, file('bad.csv', [FORMATS[format].join(), before, ...rows, after])]);
    expect(problems).toEqual([{ file: 'bad.csv', line: 2 + row, column, message: expect.stringContaining(says) }]);
    const read = [...[...register.versions.values()].flat(), ...register.successions, ...register.changes];
    const lines = read.filter(({ place }) => place.file === 'bad.csv').map(({ place }) => place.line);
    expect(lines).toEqual(expect.arrayContaining([2, 3 + rows.length]));
    expect(lines).not.toContain(2 + row);
  });
});

test('a row with several problems has them all named', () => {
  const row = '4561,,commune,Xã,Ái Thượng,31/12/2019,2023-02-30';
  const { problems } = readRegister([file('bad.csv', [FORMATS.units.join(), row])]);
  expect(problems.map(({ column }) => column)).toEqual(['code', 'parent_code', 'subtype', 'valid_from', 'valid_to']);
});

test('a mistake in one part of a division is one problem: the other parts are not said to stand alone', () => {
  const rows = [
    `15328,15271,part,commune,split,area-part,${ACT}`,
    '15328,15286,part,commune,split,remainder,khoản 6',
    ...NEIGHBOURS.reformSuccessions,
  ];
  const { problems } = readRegister([AFTER, file('reform.csv', [FORMATS.reformSuccessions.join(), ...rows])]);
  expect(problems).toEqual([expect.objectContaining({ line: 3, column: 'basis' })]);
});

test('problems come in the order of the files and lines', () => {
  const bad = '14944,386,commune,xã,,,';
  const units = [FORMATS.units.join(), bad, '14950,386,commune,xã,Xã Điền Lư,,', bad];
  const { problems } = readRegister([file('second.csv', ['what,is,this']), file('first.csv', units)]);
  expect(problems.map(({ file: name, line }) => `${name} ${line ?? ''}`)).toEqual(['second.csv 1', 'first.csv 2', 'first.csv 4']);
});
