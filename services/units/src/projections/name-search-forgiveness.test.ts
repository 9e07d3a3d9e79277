import { describe, expect, it } from '@jest/globals';
import { SearchedRegister } from '../testing/name-search-register.js';

/** Units whose names are hard in some way, most of them real. */
function realUnits(): SearchedRegister {
  const searched = new SearchedRegister();
  const thanhHoa = searched.add('tỉnh', 'Thanh Hóa', { code: '38' });
  const langSon = searched.add('tỉnh', 'Lạng Sơn', { code: '20' });
  const haTrung = searched.add('huyện', 'Hà Trung', { code: '392', under: thanhHoa });
  const chiLang = searched.add('huyện', 'Chi Lăng', { code: '187', under: langSon });
  const city = searched.add('thành phố', 'Lạng Sơn', { code: '178', under: langSon });
  searched.add('xã', 'Hà Giang', { code: '15292', under: haTrung });
  searched.add('xã', 'Chi Lăng', { code: '06523', under: chiLang });
  searched.add('phường', 'Chi Lăng', { code: '05983', under: city });
  searched.add('thị xã', 'Kỳ Anh', { code: '449' });
  searched.add('tỉnh', 'Đắk Lắk', { code: '66' });
  searched.add('huyện', "M'Đrắk", { code: '652' });
  searched.add('tỉnh', 'Bà Rịa - Vũng Tàu', { code: '77' });
  searched.add('phường', '4', { code: '26968' });
  searched.add('huyện', 'Phú Quí', { code: '602' });
  searched.add('huyện', 'Mỹ Đức', { code: '282' });
  searched.add('xã', 'Thuý Sơn', { code: '15064' });
  searched.add('thị trấn', 'Tĩnh Túc', { code: '01729' });
  searched.add('xã', 'Bản Lầu', { code: '02788' });
  return searched;
}

const searched = realUnits();
const first = (text: string): string | null | undefined => searched.codes(text)[0];

describe('a search does not mind', () => {
  it.each([
    ['case', 'HÀ GIANG', '15292'],
    ['missing tone marks', 'ha giang', '15292'],
    ['some missing tone marks', 'ha giàng', '15292'],
    ['d for đ', 'My Duc', '282'],
    ['where the tone mark stands', 'Thanh Hoá', '38'],
    ['where it stands, the other way round', 'Thúy Sơn', '15064'],
    ['decomposed letters', 'Hà Giang'.normalize('NFD'), '15292'],
    ['half-composed letters of old code pages', 'My\u0303 Ðư\u0301c', '282'],
    ['i for y', 'Mĩ Đức', '282'],
    ['y for i', 'Phú Quý', '602'],
    ['Đăk for Đắk', 'Đăk Lăk', '66'],
    ['Dak for Đắk', 'dak lak', '66'],
    ['Đắc for Đắk', 'Đắc Lắc', '66'],
    ['words run together', 'hagiang', '15292'],
    ['words run together with marks', 'HàGiang', '15292'],
    ['more than one blank', '  Hà \t Giang ', '15292'],
    ['words parted', 'ha gi ang', '15292'],
    ['a missing apostrophe', 'Mdrak', '652'],
    ['another apostrophe', 'M’Đrắk', '652'],
    ['a blank for an apostrophe', 'm drak', '652'],
    ['a missing hyphen', 'Bà Rịa Vũng Tàu', '77'],
    ['a hyphen without blanks', 'Bà Rịa-Vũng Tàu', '77'],
    ['that only the second half of a double name is typed', 'vũng tàu', '77'],
    ['that it is typed as one word', 'vungtau', '77'],
    ['a zero before a figure', 'Phường 04', '26968'],
    ['the order of words', 'Giang Hà', '15292'],
    ['that the last word is not finished', 'ha gia', '15292'],
    ['that the only word is not finished', 'th', '38'],
  ])('%s: "%s"', (_, text, code) => {
    expect(first(text)).toBe(code);
  });

  it.each([
    ['xã Hà Giang', '15292'],
    ['x. Hà Giang', '15292'],
    ['XA HA GIANG', '15292'],
    ['TP Lạng Sơn', '178'],
    ['TP.Lạng Sơn', '178'],
    ['thành phố Lạng Sơn', '178'],
    ['tỉnh Lạng Sơn', '20'],
    ['T. Lạng Sơn', '20'],
    ['tx Kỳ Anh', '449'],
    ['thị xã Kỳ Anh', '449'],
    ['P. 4', '26968'],
    ['p4', '26968'],
    ['phuong 4', '26968'],
    ['H. Mỹ Đức', '282'],
    ['tt. Tĩnh Túc', '01729'],
  ])('a type before the name, in full or shortened: "%s"', (text, code) => {
    expect(first(text)).toBe(code);
  });

  it.each([
    ['tinh tuc', '01729'],
    ['ban lau', '02788'],
    ['Bản Lầu', '02788'],
  ])('that a name begins like a type: "%s"', (text, code) => {
    expect(first(text)).toBe(code);
  });

  it.each([
    ['a letter left out', 'ha gang', '15292'],
    ['a letter too many', 'ha giaang', '15292'],
    ['a wrong letter', 'ha giamg', '15292'],
    ['two letters swapped', 'ha gaing', '15292'],
    ['one in words run together', 'hagaing', '15292'],
    ['two in eight letters and more', 'thnhhoaa', '38'],
    ['one in each of two words', 'thnah hóa', '38'],
    ['one in the only word of a name', 'mdrka', '652'],
  ])('a small misprint: %s, "%s"', (_, text, code) => {
    expect(first(text)).toBe(code);
  });

  it.each(['hb giang', 'ha gnaig', 'ph 5', 'thnhhoaxyz'])('but a greater one: "%s" finds nothing', (text) => {
    expect(searched.codes(text)).toEqual([]);
  });

  it.each([
    ['Chi Lăng Lạng Sơn', ['187', '05983', '06523']],
    ['xã Chi Lăng, huyện Chi Lăng, Lạng Sơn', ['06523']],
    ['xa chi lang huyen chi lang tinh lang son', ['06523']],
    ['Chi Lăng (TP Lạng Sơn)', ['05983', '187', '06523']],
    ['Hà Giang, Thanh Hoá', ['15292']],
    ['Hà Giang Hà Trung Thanh Hoá', ['15292']],
    ['hagiang thanhhoa', ['15292']],
    ['Hà Giang Thanh H', ['15292']],
    ['Hà Giang, Thnah Hoá', ['15292']],
    ['Hà Gang, Thanh Hoá', ['15292']],
    ['Giang, Hà Trung', ['15292']],
    ['Hà Giang, Lạng Sơn', []],
    ['Hà Giang Trung', []],
    ['Thanh Hoá, Hà Giang', []],
  ])('units above behind the name, which leave out what lies elsewhere: "%s"', (text, codes) => {
    expect(searched.codes(text)).toEqual(codes);
  });

  it.each(['', ' ', '-', '🏞️', "'; drop table events; --", '\\', 'a'.repeat(200), 'a '.repeat(100), 'ﷺ'.repeat(200)])(
    'what is no name at all: "%s"',
    (text) => {
      expect(searched.codes(text)).toEqual([]);
    },
  );
});

describe('an official code typed as text', () => {
  it('finds who bears it and who ever bore it by the moment, whoever bears it first', () => {
    const register = new SearchedRegister();
    const vanished = register.add('xã', 'Hà Vân', { code: '15283' });
    register.end(vanished, '2021-01-01');
    const former = register.add('xã', 'Hà Yên', { code: '15283', from: '2021-01-01' });
    register.recode(former, '15286', '2022-01-01');
    register.add('xã', 'Hoạt Giang', { code: '15283', from: '2022-01-01' });
    expect(register.find('15283')).toEqual(['xã Hoạt Giang', 'xã Hà Yên', 'xã Hà Vân']);
    expect(register.find('15283', { on: '2021-06-01' })).toEqual(['xã Hà Yên', 'xã Hà Vân']);
    expect(register.find('15283', { on: '2020-06-01' })).toEqual(['xã Hà Vân']);
    expect(register.find('15286', { on: '2021-06-01' })).toEqual([]);
  });

  it('may follow a type, may be letters, and does not hide a name that is the same', () => {
    const register = new SearchedRegister();
    register.add('quốc gia', 'Việt Nam', { code: 'VN' });
    register.add('tỉnh', 'Lào Cai', { code: '10' });
    register.add('phường', '10', { code: '26557' });
    expect(register.find('vn')).toEqual(['quốc gia Việt Nam']);
    expect(register.find('phường 26557')).toEqual(['phường 10']);
    expect(register.find('10')).toEqual(['tỉnh Lào Cai', 'phường 10']);
    expect(register.find('phường 10')).toEqual(['phường 10', 'tỉnh Lào Cai']);
  });
});
