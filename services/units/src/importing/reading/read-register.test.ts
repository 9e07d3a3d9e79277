import { describe, expect, test } from '@jest/globals';
import type { FormatName } from './formats.js';
import { FORMATS } from './formats.js';
import type { DatedRegister, RegisterFile } from './index.js';
import { readRegister } from './index.js';

function csv(name: string, format: FormatName, ...rows: readonly string[]): RegisterFile {
  return { name, bytes: new TextEncoder().encode([FORMATS[format].join(), ...rows].join('\n')) };
}

/** The versions of a code as sentences. */
function told({ versions }: DatedRegister, code: string): string[] {
  return (versions.get(code) ?? []).map(
    ({ from, to, type, name, parentCode, place }) =>
      `${from ?? '…'} to ${to ?? '…'}: ${type} ${name}, ${parentCode ?? 'none'} (${place.file} ${place.line})`,
  );
}

const HISTORY = csv(
  'history.csv',
  'units',
  '15,,province,tỉnh,Tỉnh Yên Bái,,2025-06-30',
  '01,,province,thành phố,Thành phố Hà Nội,,2025-06-30',
  '00859,028,commune,xã,Xã Ngọc Long,,2025-06-30',
  '11344,304,commune,phường,Phường Lương Khánh Thiện,,2020-01-31',
  '11344,304,commune,phường,Phường Cầu Đất,2022-04-10,2025-06-30',
  '15283,392,commune,xã,Xã Hà Vân,,2019-11-30',
  '15283,392,commune,xã,Xã Hoạt Giang,2019-12-01,2025-06-30',
  '15286,392,commune,xã,Xã Hà Yên,,2019-11-30',
  '15286,392,commune,xã,Xã Yên Dương,2019-12-01,2025-06-30',
);
const BEFORE = csv(
  'before.csv',
  'units',
  '01,,province,thành phố,Thành phố Hà Nội,,',
  '15,,province,tỉnh,Tỉnh Yên Bái,,2025-06-30',
  '00859,028,commune,xã,Xã Ngọc Long,,2025-06-30',
  '11344,304,commune,phường,Phường Cầu Đất,2022-04-10,2025-06-30',
  '15283,392,commune,xã,Xã Hoạt Giang,,2025-06-30',
  '15286,392,commune,xã,Xã Yên Dương,,2025-06-30',
);
const AFTER = csv(
  'after.csv',
  'units',
  '01,,province,thành phố,Thành phố Hà Nội,,',
  '15,,province,tỉnh,Tỉnh Lào Cai,2025-07-01,',
  '00859,08,commune,xã,Xã Ngọc Long,2025-07-01,',
  '15286,38,commune,xã,Xã Hoạt Giang,2025-07-01,',
  '11948,31,commune,đặc khu,Đặc khu Bạch Long Vĩ,2025-07-01,',
);
const HOAT_GIANG = '1686/NQ-UBTVQH15 Điều 1 khoản 6';
const REFORM = csv(
  'reform.csv',
  'reformSuccessions',
  '00859,00859,whole,commune,unchanged,whole,1684/NQ-UBTVQH15 Điều 1 (không sắp xếp)',
  `15283,15286,whole,commune,merge,whole,${HOAT_GIANG}`,
  `15286,15286,whole,commune,merge,whole,${HOAT_GIANG}`,
  '318,11948,whole,district,convert,whole,1669/NQ-UBTVQH15 Điều 1 khoản 114',
  '11344,11359,part,commune,split,area-part+population-part,1669/NQ-UBTVQH15 Điều 1 khoản 11',
  '11344,11383,part,commune,split,remainder,1669/NQ-UBTVQH15 Điều 1 khoản 12',
);

const ORDERS: readonly (readonly RegisterFile[])[] = [
  [HISTORY, BEFORE, AFTER],
  [AFTER, BEFORE, HISTORY],
  [BEFORE, AFTER, HISTORY],
];

describe.each(ORDERS.map((files) => ({ files, order: files.map(({ name }) => name).join(', ') })))(
  'a history and two registers of one day, in the order $order,',
  ({ files }) => {
    const { register, problems } = readRegister(files);

    test('agree', () => {
      expect(problems).toEqual([]);
      expect(register.rowsRead).toBe(20);
    });

    test('give a code of the history its versions, which the register of the last day only repeats', () => {
      expect(told(register, '15283')).toEqual([
        '… to 2019-11-30: xã Hà Vân, 392 (history.csv 7)',
        '2019-12-01 to 2025-06-30: xã Hoạt Giang, 392 (history.csv 8)',
      ]);
    });

    test('give a code that goes on a new version after the history', () => {
      expect(told(register, '15286')).toEqual([
        '… to 2019-11-30: xã Hà Yên, 392 (history.csv 9)',
        '2019-12-01 to 2025-06-30: xã Yên Dương, 392 (history.csv 10)',
        '2025-07-01 to …: xã Hoạt Giang, 38 (after.csv 5)',
      ]);
      expect(told(register, '15')).toEqual([
        '… to 2025-06-30: tỉnh Yên Bái, none (history.csv 2)',
        '2025-07-01 to …: tỉnh Lào Cai, none (after.csv 3)',
      ]);
    });

    test('keep the gap of a code that was used again', () => {
      expect(told(register, '11344')).toEqual([
        '… to 2020-01-31: phường Lương Khánh Thiện, 304 (history.csv 5)',
        '2022-04-10 to 2025-06-30: phường Cầu Đất, 304 (history.csv 6)',
      ]);
    });

    test('give an unchanged commune its new parent from the day of the reform', () => {
      expect(told(register, '00859')).toEqual([
        '… to 2025-06-30: xã Ngọc Long, 028 (history.csv 4)',
        '2025-07-01 to …: xã Ngọc Long, 08 (after.csv 4)',
      ]);
    });

    test('let a unit that two of them say goes on go on once, from the day after the history', () => {
      expect(told(register, '01').map((version) => version.replace(/ \(.*/, ''))).toEqual([
        '… to 2025-06-30: thành phố Hà Nội, none',
        '2025-07-01 to …: thành phố Hà Nội, none',
      ]);
    });

    test('take up a code that no other knows', () => {
      expect(told(register, '11948')).toEqual(['2025-07-01 to …: đặc khu Bạch Long Vĩ, 31 (after.csv 6)']);
    });
  },
);

describe('files of units', () => {
  test('of two days come together without a history, whichever is given first', () => {
    for (const files of [
      [AFTER, BEFORE],
      [BEFORE, AFTER],
    ]) {
      const { register, problems } = readRegister(files);
      expect(problems).toEqual([]);
      expect(told(register, '15')).toEqual([
        '… to 2025-06-30: tỉnh Yên Bái, none (before.csv 3)',
        '2025-07-01 to …: tỉnh Lào Cai, none (after.csv 3)',
      ]);
    }
  });

  test.each([
    ['another name', '15283,392,commune,xã,Xã Hoạt giang,,2025-06-30', 'on 2025-06-30 it is xã Hoạt giang under 392 here'],
    ['another type', '15283,392,commune,thị trấn,Thị trấn Hoạt Giang,,2025-06-30', 'and xã Hoạt Giang under 392 there'],
    ['another parent', '15283,393,commune,xã,Xã Hoạt Giang,,2025-06-30', 'under 393 here'],
  ])('that give one unit on one day %s contradict each other, and the finer one stands', (_, row, says) => {
    const { register, problems } = readRegister([csv('coarse.csv', 'units', row), HISTORY]);
    expect(problems).toEqual([
      { file: 'coarse.csv', line: 2, column: null, message: expect.stringContaining('15283 contradicts line 8 of history.csv') },
    ]);
    expect(problems[0]?.message).toContain(says);
    expect(told(register, '15283')).toHaveLength(2);
  });

  test('contradict each other when a unit stands by one on a day on which by the finer one nothing does', () => {
    const coarse = csv('coarse.csv', 'units', '11344,304,commune,phường,Phường Lương Khánh Thiện,,2021-12-31');
    expect(readRegister([HISTORY, coarse]).problems).toEqual([
      { file: 'coarse.csv', line: 2, column: 'valid_to', message: expect.stringContaining('there it ended on 2020-01-31') },
    ]);
  });

  test('are not said to contradict each other where a row of the finer one could not be read', () => {
    const history = csv(
      'history.csv',
      'units',
      '11344,304,commune,phường,Phường Lương Khánh Thiện,,2020-01-31',
      '11344,304,commune,phường,Phường Lương Khánh Thiện,2020-02-30,2022-04-09',
      '11344,304,commune,phường,Phường Cầu Đất,2022-04-10,2025-06-30',
    );
    const coarse = csv('coarse.csv', 'units', '11344,304,commune,phường,Phường Lương Khánh Thiện,,2021-12-31');
    expect(readRegister([history, coarse]).problems).toEqual([
      expect.objectContaining({ file: 'history.csv', line: 3, column: 'valid_from' }),
    ]);
  });

  test('contradict each other when both let a unit stand still, under two names', () => {
    const other = csv('other.csv', 'units', '15,,province,tỉnh,Tỉnh Yên Bái,,');
    expect(readRegister([AFTER, other]).problems).toEqual([
      { file: 'other.csv', line: 2, column: null, message: expect.stringContaining('15 contradicts line 3 of after.csv') },
    ]);
  });

  test('let a unit begin anew on its own first day, also after a gap', () => {
    const later = csv('later.csv', 'units', '11344,31,commune,phường,Phường Cầu Đất,2026-01-01,');
    expect(told(readRegister([HISTORY, later]).register, '11344').at(-1)).toBe(
      '2026-01-01 to …: phường Cầu Đất, 31 (later.csv 2)',
    );
  });

  test('add what stood before the finer one begins', () => {
    const earlier = csv('earlier.csv', 'units', '11944,31,commune,xã,Xã Cũ,,2003-12-31', '11945,31,commune,xã,Xã Khác,,');
    const finer = csv(
      'finer.csv',
      'units',
      '11944,31,commune,xã,Xã Mới,2005-01-01,2009-12-31',
      '11944,31,commune,xã,Xã Nay,2010-01-01,',
    );
    const { register, problems } = readRegister([earlier, finer]);
    expect(problems).toEqual([]);
    expect(told(register, '11944')).toHaveLength(3);
    expect(told(register, '11944').at(0)).toBe('… to 2003-12-31: xã Cũ, 31 (earlier.csv 2)');
  });

  test('let nothing follow the last day of the calendar', () => {
    const last = csv('last.csv', 'units', '15,,province,tỉnh,Tỉnh Yên Bái,,2999-12-31');
    const { register, problems } = readRegister([last, csv('open.csv', 'units', '15,,province,tỉnh,Tỉnh Lào Cai,,')]);
    expect(told(register, '15')).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });
});

test.each([
  ['14944,386,commune,xã,Xã Ái Thượng,,', 'xã', 'Ái Thượng'],
  ['26740,760,commune,phường,Phường 4,,', 'phường', '4'],
  ['15271,392,commune,thị trấn,THỊ TRẤN Hà Trung,,', 'thị trấn', 'Hà Trung'],
  ['268,33,district,thị xã,Thị xã Mỹ Hào,,', 'thị xã', 'Mỹ Hào'],
])('the name of %s is read without its type', (row, type, name) => {
  const { register } = readRegister([csv('units.csv', 'units', row)]);
  expect([...register.versions.values()].flat()).toEqual([expect.objectContaining({ type, name })]);
});

describe('a reform', () => {
  test('takes place on the day on which its new units begin, and names act and clause', () => {
    const { register, problems } = readRegister([REFORM, HISTORY, BEFORE, AFTER]);
    expect(problems).toEqual([]);
    expect(new Set(register.successions.map(({ effectiveOn }) => effectiveOn))).toEqual(new Set(['2025-07-01']));
    expect(register.successions.at(1)).toEqual({
      place: { file: 'reform.csv', line: 3 },
      kind: 'COMMUNE',
      oldCode: '15283',
      newCode: '15286',
      effectiveOn: '2025-07-01',
      extent: 'WHOLE',
      isRemainder: false,
      relation: 'MERGE',
      act: { number: '1686/NQ-UBTVQH15', clause: 'Điều 1 khoản 6' },
      sourceUrl: null,
    });
    expect(register.successions.at(0)).toMatchObject({
      relation: 'UNCHANGED',
      act: { number: '1684/NQ-UBTVQH15', clause: 'Điều 1 (không sắp xếp)' },
    });
  });

  test('makes a district without communes a commune', () => {
    const { register } = readRegister([REFORM, AFTER]);
    expect(register.successions).toContainEqual(
      expect.objectContaining({ kind: 'DISTRICT', newCode: '11948', relation: 'CONVERT' }),
    );
  });

  test('divides a commune, and one of the parts is what is left of it', () => {
    const parts = readRegister([REFORM, AFTER]).register.successions.filter(({ oldCode }) => oldCode === '11344');
    expect(parts.map(({ newCode, extent, isRemainder }) => ({ newCode, extent, isRemainder }))).toEqual([
      { newCode: '11359', extent: 'PART', isRemainder: false },
      { newCode: '11383', extent: 'PART', isRemainder: true },
    ]);
  });

  test.each([
    ['alone', [REFORM]],
    ['with a history that ends before it', [REFORM, csv('none.csv', 'units', '15286,392,commune,xã,Xã Hà Yên,,2019-11-30')]],
  ])('read %s has no day, which is one problem', (_, files) => {
    const { register, problems } = readRegister(files);
    expect(problems).toEqual([
      {
        file: 'reform.csv',
        line: null,
        column: null,
        message: 'has no day of its own; read it together with the register after the reform (units-2025.csv)',
      },
    ]);
    expect(register.successions).toEqual([]);
  });

  test('has no day when its codes began on many days, which are those of older changes', () => {
    const history = csv(
      'history.csv',
      'units',
      '00859,028,commune,xã,Xã Ngọc Long,2007-01-01,2025-06-30',
      '15286,392,commune,xã,Xã Yên Dương,2019-12-01,2025-06-30',
      '11383,304,commune,phường,Phường Lạch Tray,2020-02-01,2025-06-30',
    );
    expect(readRegister([REFORM, history]).problems).toEqual([expect.objectContaining({ file: 'reform.csv', line: null })]);
  });

  test('that changes the type of one unit alone is no merger of it with itself', () => {
    const { register, problems } = readRegister([
      csv('before.csv', 'units', '14845,384,commune,thị trấn,Thị trấn Mường Lát,,2025-06-30'),
      csv('after.csv', 'units', '14845,38,commune,xã,Xã Mường Lát,2025-07-01,'),
      csv('reform.csv', 'reformSuccessions', '14845,14845,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 126'),
    ]);
    expect(problems).toEqual([]);
    expect(register.successions).toHaveLength(1);
  });

  test('that changes neither type nor name of the one unit that merges is a problem', () => {
    const { register, problems } = readRegister([
      HISTORY,
      AFTER,
      csv('reform.csv', 'reformSuccessions', '00859,00859,whole,commune,merge,whole,1684/NQ-UBTVQH15 Điều 1'),
    ]);
    expect(problems).toEqual([
      {
        file: 'reform.csv',
        line: 2,
        column: 'new_code',
        message: expect.stringContaining('00859 would merge into itself alone'),
      },
    ]);
    expect(register.successions).toEqual([]);
  });
});

describe('successions before the reform', () => {
  const { register, problems } = readRegister([
    csv(
      'former.csv',
      'formerSuccessions',
      '03691,,,commune,2011-02-22,unmapped,',
      '05806,05761,main,commune,2013-12-14,"same name, new code",register',
      '046,047,part,district,2020-03-01,children moved,register',
      '046,049,part,district,2020-03-01,children moved,register',
      '050,049,whole,district,2020-03-01,children moved,https://vi.wikipedia.org/wiki/Cao_B%E1%BA%B1ng',
    ),
  ]);

  test('are read without problems', () => {
    expect(problems).toEqual([]);
  });

  test('name a unit of which it is not known where it went', () => {
    expect(register.successions.at(0)).toMatchObject({
      oldCode: '03691',
      newCode: null,
      extent: 'WHOLE',
      relation: null,
      act: null,
    });
  });

  test('count the successor that took most as taking all', () => {
    expect(register.successions.at(1)).toMatchObject({ oldCode: '05806', newCode: '05761', extent: 'WHOLE', sourceUrl: null });
  });

  test('take the part named last as what is left of a divided unit', () => {
    expect(register.successions.slice(2, 4).map(({ newCode, isRemainder }) => ({ newCode, isRemainder }))).toEqual([
      { newCode: '047', isRemainder: false },
      { newCode: '049', isRemainder: true },
    ]);
  });

  test('keep the page that tells them', () => {
    expect(register.successions.at(4)?.sourceUrl).toBe('https://vi.wikipedia.org/wiki/Cao_B%E1%BA%B1ng');
  });
});

test('a later change is read with what the unit was called before and after', () => {
  const { register, problems } = readRegister([
    csv('changes.csv', 'laterChanges', '75,province,2026-04-30,tỉnh,Tỉnh Đồng Nai,thành phố,Thành phố Đồng Nai,30/2026/QH16'),
  ]);
  expect(problems).toEqual([]);
  expect(register.changes).toEqual([
    {
      place: { file: 'changes.csv', line: 2 },
      kind: 'PROVINCE',
      code: '75',
      effectiveOn: '2026-04-30',
      before: { type: 'tỉnh', name: 'Đồng Nai' },
      after: { type: 'thành phố', name: 'Đồng Nai' },
      act: { number: '30/2026/QH16', clause: null },
    },
  ]);
});
