/** Kinds of bad rows in files of a register, each with what is said of it. */
import type { FormatName } from '../importing/reading/formats.js';

/** A row that is wrong, or several that are wrong together, between two rows that are right. */
export interface BadRow {
  readonly what: string;
  readonly format: FormatName;
  readonly rows: readonly string[];
  /** Of the problem: counted from the first of the rows above. */
  readonly row?: number;
  readonly column: string | null;
  readonly says: string;
}

/** Rows that are right, to stand before and after. */
export const NEIGHBOURS: Readonly<Record<FormatName, readonly [string, string]>> = {
  units: ['15298,392,commune,xã,Xã Lĩnh Toại,,2025-06-30', '15301,392,commune,xã,Xã Hà Phú,,2019-11-30'],
  formerSuccessions: ['15346,15349,main,commune,2019-12-01,alias,register', '03691,,,commune,2011-02-22,unmapped,'],
  reformSuccessions: [
    '15283,15286,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 6',
    '15286,15286,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 6',
  ],
  laterChanges: [
    '25270,commune,2026-04-30,xã,Xã Lộc Ninh,phường,Phường Lộc Ninh,237/NQ-UBTVQH16',
    '25357,commune,2026-04-30,xã,Xã Tân Khai,phường,Phường Tân Khai,237/NQ-UBTVQH16',
  ],
};
function unit(what: string, row: string, column: string | null, says: string): BadRow {
  return { what, format: 'units', rows: [row], column, says };
}
function former(what: string, row: string, column: string | null, says: string): BadRow {
  return { what, format: 'formerSuccessions', rows: [row], column, says };
}
function reform(what: string, row: string, column: string | null, says: string): BadRow {
  return { what, format: 'reformSuccessions', rows: [row], column, says };
}
function change(what: string, row: string, column: string | null, says: string): BadRow {
  return { what, format: 'laterChanges', rows: [row], column, says };
}

const ACT = '1686/NQ-UBTVQH15 Điều 1 khoản 3';

/** Every kind of bad row, by where it can stand. */
export const ANY_ROW: readonly BadRow[] = [
  unit('too few cells', '14944,386,commune,xã,Xã Ái Thượng,', null, 'too few cells, 6; expected 7: code,parent_code'),
  unit('too many cells', '14944,386,commune,xã,Xã Ái Thượng,,,', null, 'too many cells, 8'),
  unit('a blank at the beginning', '14944,386,commune,xã, Xã Ái Thượng,,', 'name_vi', 'begins or ends with a blank'),
  unit('a blank at the end', '14944 ,386,commune,xã,Xã Ái Thượng,,', 'code', 'begins or ends with a blank'),
  unit('a name that is not composed', `14944,386,commune,xã,${'Xã Ái Thượng'.normalize('NFD')},,`, 'name_vi', 'NFC'),
  unit('a tab', '14944,386,commune,xã,Xã Ái\tThượng,,', 'name_vi', 'U+0009'),
  unit('a NUL byte', '14944,386,commune,xã,Xã Ái Thượng\0,,', 'name_vi', 'U+0000'),
  unit('a carriage return within', '14944,386,commune,xã,Xã Ái\rThượng,,', 'name_vi', 'U+000D'),
  unit('a lost character', '14944,386,commune,xã,Xã Ái Th\ufffdng,,', 'name_vi', 'U+FFFD'),
  unit('a zero-width space', '14944,386,commune,xã,Xã Ái\u200b Thượng,,', 'name_vi', 'U+200B'),
  unit('a byte order mark within the file', '\ufeff14944,386,commune,xã,Xã Ái Thượng,,', 'code', 'U+FEFF'),
  unit('a non-breaking space', '14944,386,commune,xã,Xã\u00a0Ái Thượng,,', 'name_vi', 'U+00A0'),
  unit('a heap of marks', `14944,386,commune,xã,Xã A${'\u0301'.repeat(9)},,`, 'name_vi', 'heaps marks'),
  unit('a quote that is not closed', '14944,386,commune,xã,"Xã Ái Thượng,,', null, 'not closed'),
  unit('a quote within a cell', '14944,386,commune,xã,Xã "Ái" Thượng,,', null, 'quote stands within a cell'),
  unit('more after a quoted cell', '14944,386,commune,xã,"Xã Ái" Thượng,,', null, 'quote stands within a cell'),
  unit('a line of 70,000 bytes', `14944,386,commune,xã,Xã ${'Á'.repeat(35_000)},,`, null, 'at most 65536'),
];

export const UNIT_ROWS: readonly BadRow[] = [
  unit('no code', ',386,commune,xã,Xã Ái Thượng,,', 'code', 'is empty: the code of a commune has 5 digits'),
  unit('a code too long', '149440,386,commune,xã,Xã Ái Thượng,,', 'code', 'the code of a commune has 5 digits'),
  unit('a code that lost its zero', '4561,046,commune,xã,Xã Ái Thượng,,', 'code', 'Excel may have eaten leading zeros: 04561?'),
  unit('a province that lost its zero', '4,,province,tỉnh,Tỉnh Cao Bằng,,', 'code', 'leading zeros: 04?'),
  unit('a code with letters', '1494A,386,commune,xã,Xã Ái Thượng,,', 'code', 'signs that are no digits'),
  unit('a code as a number with a fraction', '14944.0,386,commune,xã,Xã Ái Thượng,,', 'code', 'signs that are no digits'),
  unit('a code in full-width digits', '１４９４４,386,commune,xã,Xã Ái Thượng,,', 'code', 'full-width'),
  unit('no kind', '14944,,,xã,Xã Ái Thượng,,', 'kind', 'is empty; expected one of: province, district, commune'),
  unit('an unknown kind', '14944,386,Commune,xã,Xã Ái Thượng,,', 'kind', '"Commune" is no kind of unit'),
  unit('an unknown type', '14944,386,commune,làng,Làng Ái Thượng,,', 'subtype', 'expected one of: xã, phường, thị trấn, đặc khu'),
  unit('a type of another kind', '386,38,district,xã,Xã Bá Thước,,', 'subtype', 'huyện, quận, thị xã, thành phố'),
  unit('a type with a capital', '14944,386,commune,Xã,Xã Ái Thượng,,', 'subtype', 'not in lower case; write "xã"'),
  unit('no type', '14944,386,commune,,Xã Ái Thượng,,', 'subtype', 'is empty'),
  unit('no name', '14944,386,commune,xã,,,', 'name_vi', 'is empty'),
  unit('a name of 201 characters', `14944,386,commune,xã,Xã ${'á'.repeat(198)},,`, 'name_vi', 'longer than 200'),
  unit('a name without its type', '14944,386,commune,xã,Ái Thượng,,', 'name_vi', 'does not begin with its type; expected "xã …"'),
  unit('a name with another type', '14944,386,commune,xã,Phường Ái Thượng,,', 'name_vi', 'does not begin with its type'),
  unit('a type that runs on into the name', '14944,386,commune,xã,Xãi Thượng,,', 'name_vi', 'does not begin with its type'),
  unit('a type for a name', '14944,386,commune,xã,Xã,,', 'name_vi', 'type without a name'),
  unit('two blanks in a row', '14944,386,commune,xã,Xã  Ái Thượng,,', 'name_vi', 'two blanks in a row'),
  unit('no parent of a commune', '14944,,commune,xã,Xã Ái Thượng,,', 'parent_code', 'no parent is given'),
  unit('no parent of a district', '386,,district,huyện,Huyện Bá Thước,,', 'parent_code', 'no parent is given'),
  unit('a parent of a province', '38,01,province,tỉnh,Tỉnh Thanh Hóa,,', 'parent_code', 'leave it empty'),
  unit('a unit under itself', '14944,14944,commune,xã,Xã Ái Thượng,,', 'parent_code', 'under itself'),
  unit('a district under a district', '386,392,district,huyện,Huyện Bá Thước,,', 'parent_code', 'stands under a PROVINCE'),
  unit('a commune under a commune', '14944,14950,commune,xã,Xã Ái Thượng,,', 'parent_code', 'not under a COMMUNE'),
  unit('a parent that is no code', '14944,1,commune,xã,Xã Ái Thượng,,', 'parent_code', '2 digits (province), 3 (district)'),
  unit('a day as day/month/year', '14944,386,commune,xã,Xã Ái Thượng,31/12/2019,', 'valid_from', 'expected YYYY-MM-DD'),
  unit('a day without zeros', '14944,386,commune,xã,Xã Ái Thượng,,2019-1-1', 'valid_to', 'expected YYYY-MM-DD'),
  unit('a day and an hour', '14944,386,commune,xã,Xã Ái Thượng,,2019-01-01T00:00', 'valid_to', 'expected YYYY-MM-DD'),
  unit('a day that is none', '14944,386,commune,xã,Xã Ái Thượng,2023-02-30,', 'valid_from', 'no day of the calendar'),
  unit('a year before 1900', '14944,386,commune,xã,Xã Ái Thượng,1899-12-31,', 'valid_from', 'years 1900 to 2999'),
  unit('a year after 2999', '14944,386,commune,xã,Xã Ái Thượng,,9999-12-31', 'valid_to', 'years 1900 to 2999'),
  unit(
    'an end before the beginning',
    '14944,386,commune,xã,Xã Ái Thượng,2020-01-01,2019-12-31',
    'valid_from',
    'is after valid_to',
  ),
  {
    what: 'a row said twice',
    format: 'units',
    rows: ['14944,386,commune,xã,Xã Ái Thượng,,2025-06-30', '14944,386,commune,xã,Xã Ái Thượng,,2025-06-30'],
    row: 2,
    column: null,
    says: '14944 is said twice: line 3 is the same',
  },
  {
    what: 'two versions at one time',
    format: 'units',
    rows: ['15316,392,commune,xã,Xã Hà Lĩnh,,2024-12-31', '15316,392,commune,thị trấn,Thị trấn Hà Lĩnh,2024-12-01,'],
    row: 2,
    column: 'valid_from',
    says: 'overlaps line 3 (from the beginning to 2024-12-31)',
  },
];

export const SUCCESSION_ROWS: readonly BadRow[] = [
  former('a bad old code', '1534,15349,main,commune,2019-12-01,alias,register', 'old_code', '5 digits'),
  former('a bad new code', '15350,349,main,commune,2019-12-01,alias,register', 'new_code', '5 digits'),
  former('an unknown kind', '15350,15349,most,commune,2019-12-01,alias,register', 'kind', 'expected main, whole or part'),
  former('no kind', '15350,15349,,commune,2019-12-01,alias,register', 'kind', 'empty though a successor is named'),
  former('a kind without a successor', '15350,,main,commune,2019-12-01,alias,register', 'new_code', 'none is given'),
  former('an unknown level', '15350,15349,main,xã,2019-12-01,alias,register', 'level', '"xã" is no kind of unit'),
  former('no day', '15350,15349,main,commune,,alias,register', 'effective', 'is empty; expected the day'),
  former('a bad day', '15350,15349,main,commune,12/2019,alias,register', 'effective', 'expected YYYY-MM-DD'),
  former('a source that is no address', '15350,15349,main,commune,2019-12-01,alias,htp://x.vn', 'source', 'no web address'),
  former('a control in a cell that is not used', '15350,15349,main,commune,2019-12-01,a\u0007,register', 'method', 'U+0007'),
  former(
    'a unit that goes into itself alone',
    '15353,15353,main,commune,2019-12-01,alias,register',
    'new_code',
    'into itself alone',
  ),
  former('a part that stands alone', '15356,15349,part,commune,2019-12-01,alias,register', 'kind', 'no other part of it'),
  {
    what: 'a pair named twice',
    format: 'formerSuccessions',
    rows: ['15350,15349,main,commune,2019-12-01,alias,register', '15350,15349,main,commune,2019-12-01,alias,https://vov.vn/a'],
    row: 2,
    column: 'new_code',
    says: '15350 to 15349 is named twice: first on line 3',
  },
  {
    what: 'a unit that goes whole to two',
    format: 'formerSuccessions',
    rows: ['15350,15349,whole,commune,2019-12-01,alias,register', '15350,15352,main,commune,2019-12-01,alias,register'],
    row: 2,
    column: 'kind',
    says: 'goes whole, but line 3 names another successor',
  },
  reform('an unknown kind', `15271,15286,main,commune,merge,whole,${ACT}`, 'kind', 'expected one of: whole, part'),
  reform(
    'an unknown relation',
    `15271,15286,whole,commune,join,whole,${ACT}`,
    'relation',
    'merge, split, rename, unchanged, convert',
  ),
  reform('an unknown extent', `15271,15286,whole,commune,merge,all,${ACT}`, 'extent', 'area-part+population-part'),
  reform('a split of a whole', `15271,15286,whole,commune,split,whole,${ACT}`, 'relation', 'split contradicts kind'),
  reform('a merger of a part', `15271,15286,part,commune,merge,remainder,${ACT}`, 'relation', 'merge contradicts kind'),
  reform('a part called whole', `15271,15286,part,commune,split,whole,${ACT}`, 'extent', 'whole contradicts kind, which is part'),
  reform('no successor', `15271,,whole,commune,merge,whole,${ACT}`, 'new_code', 'none is given'),
  reform('a successor of another level', `15271,38,whole,commune,merge,whole,${ACT}`, 'new_code', '5 digits'),
  reform(
    'a district made a district',
    `318,319,whole,district,convert,whole,${ACT}`,
    'new_code',
    'code of a commune has 5 digits',
  ),
  reform('a commune converted', `15271,15286,whole,commune,convert,whole,${ACT}`, 'relation', 'only a district is'),
  reform('an unchanged unit under a new code', `15271,15286,whole,commune,unchanged,whole,${ACT}`, 'new_code', 'expected 15271'),
  reform('no act', '15271,15286,whole,commune,merge,whole,', 'basis', 'is empty; expected e.g. 1686/NQ-UBTVQH15'),
  reform('a clause without an act', '15271,15286,whole,commune,merge,whole,Điều 1 khoản 3', 'basis', 'number of an act'),
  reform('a unit that merges with itself alone', `15280,15280,whole,commune,merge,whole,${ACT}`, 'new_code', 'call it unchanged'),
  {
    what: 'two remainders',
    format: 'reformSuccessions',
    rows: [`15328,15271,part,commune,split,remainder,${ACT}`, `15328,15286,part,commune,split,population-remainder,${ACT}`],
    row: 2,
    column: 'extent',
    says: '15328 has two remainders: the other is on line 3',
  },
];

export const CHANGE_ROWS: readonly BadRow[] = [
  change(
    'nothing new',
    '25363,commune,2026-04-30,xã,Xã Đồng Phú,xã,Xã Đồng Phú,237/NQ-UBTVQH16',
    'new_name_vi',
    'nothing changes',
  ),
  change(
    'an old type unknown',
    '25363,commune,2026-04-30,a,A Đồng Phú,phường,Phường Đồng Phú,1/NQ',
    'old_subtype',
    'no type of commune',
  ),
  change(
    'a new type unknown',
    '25363,commune,2026-04-30,xã,Xã Đồng Phú,quận,Quận Đồng Phú,1/NQ',
    'new_subtype',
    'no type of commune',
  ),
  change('no act', '25363,commune,2026-04-30,xã,Xã Đồng Phú,phường,Phường Đồng Phú,', 'basis', 'is empty'),
  change('no day', '25363,commune,,xã,Xã Đồng Phú,phường,Phường Đồng Phú,237/NQ-UBTVQH16', 'effective', 'expected the day'),
  change('a bad code', '2536,commune,2026-04-30,xã,Xã Đồng Phú,phường,Phường Đồng Phú,1/NQ', 'code', '02536?'),
  {
    what: 'two changes on one day',
    format: 'laterChanges',
    rows: [
      '25363,commune,2026-04-30,xã,Xã Đồng Phú,phường,Phường Đồng Phú,237/NQ-UBTVQH16',
      '25363,commune,2026-04-30,phường,Phường Đồng Phú,phường,Phường Đồng Xoài,237/NQ-UBTVQH16',
    ],
    row: 2,
    column: 'code',
    says: '25363 is changed twice on 2026-04-30: first on line 3',
  },
];
