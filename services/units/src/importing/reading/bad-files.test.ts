import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FormatName } from './formats.js';
import { FORMATS } from './formats.js';
import type { RegisterFile } from './index.js';
import { readRegister } from './index.js';

const HEADER = FORMATS.units.join();
const AI_THUONG = '14944,386,commune,xã,Xã Ái Thượng,,2025-06-30';
const DIEN_LU = '14950,386,commune,xã,Xã Điền Lư,,2025-06-30';

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function ofBytes(...parts: readonly (string | readonly number[])[]): RegisterFile {
  const bytes = parts.flatMap((part) => (typeof part === 'string' ? [...encoded(part)] : part));
  return { name: 'units.csv', bytes: Uint8Array.from(bytes) };
}

function namesIn(file: RegisterFile): string[] {
  return [...readRegister([file]).register.versions.values()].flat().map(({ name }) => name);
}

describe('a file is known by its header', () => {
  test('and not by its name', () => {
    const { register, problems } = readRegister([{ name: 'mergers.txt', bytes: encoded(`${HEADER}\n${AI_THUONG}\n`) }]);
    expect(problems).toEqual([]);
    expect(register.versions.get('14944')).toEqual([
      {
        place: { file: 'mergers.txt', line: 2 },
        kind: 'COMMUNE',
        code: '14944',
        parentCode: '386',
        type: 'xã',
        name: 'Ái Thượng',
        from: null,
        to: '2025-06-30',
      },
    ]);
  });

  test('one that is not known is a problem that lists those that are, and the rest of the file is not looked at', () => {
    const { register, problems } = readRegister([ofBytes(`date,scope\n${AI_THUONG}\n`, [0xff])]);
    expect(problems).toEqual([{ file: 'units.csv', line: 1, column: null, message: expect.stringContaining('"date,scope"') }]);
    for (const columns of Object.values(FORMATS)) expect(problems[0]?.message).toContain(columns.join());
    expect(register.rowsRead).toBe(0);
  });

  test.each([
    ['nothing', ''],
    ['a byte order mark alone', '\ufeff'],
    ['empty lines alone', '\n\r\n\n'],
  ])('a file that holds %s is empty', (_, text) => {
    const { problems } = readRegister([ofBytes(text)]);
    expect(problems).toEqual([{ file: 'units.csv', line: null, column: null, message: expect.stringContaining('is empty') }]);
  });

  test.each(Object.entries(FORMATS))('a header of %s without rows says nothing and is no problem', (_, columns) => {
    expect(readRegister([ofBytes(columns.join())])).toEqual({
      register: { versions: new Map(), successions: [], changes: [], rowsRead: 0 },
      problems: [],
    });
  });
});

describe('a file of text', () => {
  test.each([
    ['a byte order mark', `\ufeff${HEADER}\n${AI_THUONG}\n${DIEN_LU}\n`],
    ['the line ends of Windows', `${HEADER}\r\n${AI_THUONG}\r\n${DIEN_LU}\r\n`],
    ['no last line end', `${HEADER}\n${AI_THUONG}\n${DIEN_LU}`],
    ['empty lines', `${HEADER}\n\n${AI_THUONG}\n\n${DIEN_LU}\n\n`],
    ['a header in quotes', `"code","parent_code",kind,subtype,name_vi,valid_from,valid_to\n${AI_THUONG}\n${DIEN_LU}`],
    ['cells in quotes', `${HEADER}\n"14944","386",commune,xã,"Xã Ái Thượng",,""\n${DIEN_LU}`],
  ])('may have %s', (_, text) => {
    expect(readRegister([ofBytes(text)]).problems).toEqual([]);
    expect(namesIn(ofBytes(text))).toEqual(['Ái Thượng', 'Điền Lư']);
  });

  test('has quotes as in RFC 4180: a cell in quotes may hold commas, and its own quotes twice', () => {
    const row = '05806,05761,main,commune,2013-12-14,"same name, ""new"" code",register';
    const { register, problems } = readRegister([ofBytes(`${FORMATS.formerSuccessions.join()}\n${row}\n`)]);
    expect(problems).toEqual([]);
    expect(register.successions).toHaveLength(1);
  });

  test('keeps the good rows around bad quotes, also those that have quotes themselves', () => {
    const lines = [HEADER, `"14944",${AI_THUONG.slice(6)}`, '"14947,386,commune,xã,Xã Hạ Trung,,', `"14950",${DIEN_LU.slice(6)}`];
    const file = ofBytes(lines.join('\n'));
    expect(readRegister([file]).problems).toEqual([
      { file: 'units.csv', line: 3, column: null, message: expect.stringContaining('not closed before the end of the line') },
    ]);
    expect(namesIn(file)).toEqual(['Ái Thượng', 'Điền Lư']);
  });

  test('has no cell that runs over two lines: both are named', () => {
    const { problems } = readRegister([ofBytes(`${HEADER}\n14944,386,commune,xã,"Xã Ái\nThượng",,\n${DIEN_LU}`)]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('a file of bytes', () => {
  test('that are not UTF-8 in one line loses this line alone', () => {
    const file = ofBytes(`${HEADER}\n${AI_THUONG}\n14953,386,commune,xã,X`, [0xe3], ` Tân Lập,,\n${DIEN_LU}\n`);
    expect(readRegister([file]).problems).toEqual([
      {
        file: 'units.csv',
        line: 3,
        column: null,
        message: expect.stringContaining('is not UTF-8 after "14953,386,commune,xã,X"'),
      },
    ]);
    expect(namesIn(file)).toEqual(['Ái Thượng', 'Điền Lư']);
  });

  test('of UTF-16 is one problem that says how to save it', () => {
    const utf16 = [0xff, 0xfe, ...Buffer.from(`${HEADER}\n${AI_THUONG}\n`, 'utf16le')];
    expect(readRegister([ofBytes(utf16)]).problems).toEqual([
      { file: 'units.csv', line: 1, column: null, message: 'is not UTF-8; save the file as "CSV UTF-8"' },
    ]);
  });

  test.each([
    ['letters', `${HEADER}\n${'x'.repeat(1 << 20)}`],
    ['commas', `${HEADER}\n${','.repeat(1 << 20)}`],
    ['quotes', `${HEADER}\n${'"'.repeat(1 << 20)}`],
    ['NUL bytes', `${HEADER}\n${'\0'.repeat(1 << 20)}`],
  ])('with a line of 1 MiB of %s names it and reads on', (_, text) => {
    const file = { name: 'units.csv', bytes: encoded(`${text}\n${DIEN_LU}\n`) };
    expect(readRegister([file]).problems).toEqual([
      { file: 'units.csv', line: 2, column: null, message: expect.stringContaining('1048576 bytes long') },
    ]);
    expect(namesIn(file)).toEqual(['Điền Lư']);
  });

  test.each([
    ['digits for an act', 'reformSuccessions', `1,2,whole,commune,merge,whole,${'1'.repeat(65_000)}`],
    ['quotes within a cell', 'units', `1,2,commune,xã,x${'"'.repeat(65_000)},,`],
    ['marks on one letter', 'units', `1,2,commune,xã,Xã A${'\u0301\u0323'.repeat(16_000)},,`],
    ['a source of one long word', 'formerSuccessions', `1,2,main,commune,2019-12-01,a,https://${'a'.repeat(65_000)}`],
  ] satisfies [string, FormatName, string][])('with the longest lines of %s is read in a moment', (_, format, row) => {
    const bytes = encoded([FORMATS[format].join(), ...Array.from({ length: 20 }, () => row)].join('\n'));
    const start = performance.now();
    expect(readRegister([{ name: 'long.csv', bytes }]).problems.length).toBeGreaterThan(19);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('with a problem in each of 200,000 rows names them all', () => {
    const file = { name: 'units.csv', bytes: encoded(`${HEADER}\n${'\t\n'.repeat(200_000)}`) };
    expect(readRegister([file]).problems).toHaveLength(200_000);
  });

  test('of any kind makes nothing throw', () => {
    const header = fc.constantFrom(...Object.values(FORMATS).map((columns) => `${columns.join()}\n`), '');
    const cells = [
      '15286',
      '38',
      '',
      'commune',
      'xã',
      'Xã Hoạt Giang',
      '2999-12-31',
      '1900-01-01',
      'part',
      'split',
      '"',
      '\n',
      'e\u0301',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...cells), fc.string({ unit: 'binary' })), { maxLength: 40 });
    const ofText = fc.tuple(header, text).map(([start, some]) => encoded(start + some.join()));
    const ofRubbish = fc.tuple(header, fc.uint8Array()).map(([start, some]) => Uint8Array.from([...encoded(start), ...some]));
    fc.assert(
      fc.property(fc.array(fc.oneof(ofText, ofRubbish), { maxLength: 4 }), (files) => {
        const { register, problems } = readRegister(files.map((bytes, index) => ({ name: `${index}.csv`, bytes })));
        expect(register.rowsRead).toBeGreaterThanOrEqual(0);
        for (const { message } of problems) expect(message).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
