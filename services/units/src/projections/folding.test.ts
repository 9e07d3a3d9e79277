import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMarked, plainText, wordsOf } from './folding.js';

const foldName = (text: string): string => plainText(wordsOf(text));
const marked = (text: string): string[] => wordsOf(text).map(({ letters, tones }) => letters + tones);
const respelled = (text: string): string[] => wordsOf(text).map((word) => word.respelled);

describe('a folded name', () => {
  it.each([
    ['HÀ GIANG', 'ha giang'],
    ['Đắk Lắk', 'dak lak'],
    ['Bà Rịa - Vũng Tàu', 'ba ria vung tau'],
    ['Phan Rang-Tháp Chàm', 'phan rang thap cham'],
    ["M'Đrắk", 'mdrak'],
    ['Ea H’leo', 'ea hleo'],
    ['P.4', 'p 4'],
    ['P4', 'p 4'],
    ['  Hà \u00a0 Trung\u200b ', 'ha trung'],
    ['🏞️ - !', ''],
  ])('of "%s" is "%s"', (text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  it('takes for đ what old texts and keyboards use for it: eth, the African d, a d that is struck through', () => {
    expect(['Đông', 'Ðông', 'ðông', 'Ɖông', 'd\u0335ông'].map(foldName)).toEqual(Array.from({ length: 5 }, () => 'dong'));
  });
});

describe('a word with its marks', () => {
  it.each([
    ['hoá', 'hóa'],
    ['THUÝ', 'Thúy'],
    ['Thuỷ', 'Thủy'],
    ['toà', 'tòa'],
  ])('is one word, wherever the tone mark stands: "%s" and "%s"', (one, other) => {
    expect(marked(one)).toEqual(marked(other));
  });

  it('is one word, composed or not, and in the half-composed form of the old code pages', () => {
    const forms = ['Tiến', 'Tiến'.normalize('NFD'), 'Tiê\u0301n', 'Tie\u0302\u0301n', 'Tiê\u0341n'];
    expect(new Set(forms.flatMap(marked)).size).toBe(1);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ă', 'â', 'ê', 'ô', 'ơ', 'u', 'y', 'đ', '\u0300', '\u0301', '\u0323', ' ') }),
        (text) => {
          expect(wordsOf(text.normalize('NFD'))).toEqual(wordsOf(text.normalize('NFC')));
        },
      ),
    );
  });

  it('differs from every word with another mark', () => {
    expect(new Set(['ha', 'hà', 'há', 'hạ', 'hả', 'hã', 'hă', 'hâ'].flatMap(marked)).size).toBe(8);
    expect(wordsOf('ha đa hà hơ').map(isMarked)).toEqual([false, true, true, true]);
  });
});

describe('the one spelling of a word', () => {
  it.each([
    ['Quí', 'Quy'],
    ['Qui Nhơn', 'Quy Nhơn'],
    ['Quình', 'Quỳnh'],
    ['Mĩ', 'Mỹ'],
    ['Sĩ', 'Sỹ'],
    ['Ia', 'Ya'],
    ['Plei', 'Pley'],
    ['Đắk', 'Đắc'],
    ['Đăk', 'Dak'],
    ['Ngọk', 'Ngọc'],
    ['Phường 04', 'Phường 4'],
  ])('is the same for %s and %s', (one, other) => {
    expect(respelled(one)).toEqual(respelled(other));
  });

  it.each([
    ['Hai', 'Hay'],
    ['Thúi', 'Thúy'],
    ['Minh', 'Mynh'],
    ['Lạch', 'Lạk'],
    ['Phường 40', 'Phường 4'],
  ])('is another for %s and %s, which are said differently', (one, other) => {
    expect(respelled(one)).not.toEqual(respelled(other));
  });
});
