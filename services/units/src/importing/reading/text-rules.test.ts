import { expect, test } from '@jest/globals';
import { isPlainLine, textProblem } from './text-rules.js';

test('every letter that is taken as plain is composed, seen and no blank', () => {
  const ranges: readonly (readonly [number, number])[] = [
    [0x21, 0x7e],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ];
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      expect(letter.normalize('NFC')).toBe(letter);
      expect(letter).not.toMatch(/[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u);
    }
  }
});

test.each(['', 'Xã Ia Mơ', 'Thị trấn Ngọc Lặc', 'Xã Đắk Ơ', '1686/NQ-UBTVQH15 Điều 1 (không sắp xếp)', 'Xã Ái “Thượng”', '中'])(
  'the text "%s" is proper',
  (text) => {
    expect(textProblem(text)).toBeNull();
  },
);

test.each(['\u034f', '\u00ad', '\u200d', '\u202e', '\u2028', '\ufe0f', '\ue000', '\u0085', '\u3000', '\u2009'])(
  'the unseen character %j is named',
  (character) => {
    const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    expect(textProblem(`Xã${character} Ái`)).toContain(name);
  },
);

test('a line is plain only when each of its cells is proper', () => {
  const cells = ['Xã Ái Thượng', '', '14944', ' ', 'a ', ' a', 'a\u00a0b', '\ufeff', '\t', 'e\u0301', '中', '"a"'];
  for (const one of cells) {
    for (const other of cells) {
      const proper = textProblem(one) === null && textProblem(other) === null;
      expect(proper || !isPlainLine(`${one},${other}`)).toBe(true);
    }
  }
  expect(isPlainLine('14944,386,commune,xã,Xã Ái Thượng,,2025-06-30')).toBe(true);
  expect(isPlainLine('14944,386,commune,xã," Xã Ái Thượng",,')).toBe(false);
});
