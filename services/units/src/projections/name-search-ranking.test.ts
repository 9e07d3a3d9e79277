import { describe, expect, it } from '@jest/globals';
import type { UnitType } from '@ntm-ledger/events';
import { SearchedRegister } from '../testing/name-search-register.js';

/** A register of communes with names; those that are to come last are recorded first. */
function xas(...names: string[]): SearchedRegister {
  const searched = new SearchedRegister();
  for (const name of names.toReversed()) searched.add('xã', name);
  return searched;
}

const communes = (...names: string[]): string[] => names.map((name) => `xã ${name}`);

describe('what a search finds comes in the order', () => {
  it('of how near the names are: with their marks, without, as a beginning, by words, by the beginning of one, but for misprints', () => {
    const names = ['Hà Trung', 'Hạ Trưng', 'Hà Trung An', 'Tân Hà Trung', 'An Hà Trungo', 'Hà Trug'];
    expect(xas(...names).find('hà trung')).toEqual(communes(...names));
  });

  it('of the same spelling before another one, and both before a beginning', () => {
    const names = ['Quí Mỹ', 'Quị Mỵ', 'Quý Mĩ', 'Quí Mỹ An'];
    expect(xas(...names).find('quí mỹ')).toEqual(communes(...names));
    expect(xas('Hà Nam', 'Han Am').find('ha nam')).toEqual(communes('Hà Nam', 'Han Am'));
  });

  it('of the marks that were typed, also in a beginning and in words; where none were typed they do not matter', () => {
    expect(xas('Hà Vân', 'Hạ An').find('hà')).toEqual(communes('Hà Vân', 'Hạ An'));
    expect(xas('Hạ An', 'Hà Vân').find('hạ')).toEqual(communes('Hạ An', 'Hà Vân'));
    expect(xas('Hạ An', 'Hà Vân').find('ha')).toEqual(communes('Hạ An', 'Hà Vân'));
    expect(xas('Tân Hạ', 'An Hà').find('hạ')).toEqual(communes('Tân Hạ', 'An Hà'));
    expect(xas('Thanh Trừng', 'Thanh Trung').find('thanh trư')).toEqual(communes('Thanh Trừng', 'Thanh Trung'));
  });

  it('of fewer misprints before more', () => {
    expect(xas('Thanh Trung', 'Thanh Trumg', 'Thamh Trumg').find('thanh trung')).toEqual(
      communes('Thanh Trung', 'Thanh Trumg', 'Thamh Trumg'),
    );
  });

  it('of types: of names that are as near, those of units of the type that was typed', () => {
    const searched = new SearchedRegister();
    const types: UnitType[] = ['huyện', 'phường', 'xã'];
    for (const type of types) searched.add(type, 'Hà Trung');
    searched.add('xã', 'Hà Trung An');
    expect(searched.find('xã hà trung')).toEqual(['xã Hà Trung', 'huyện Hà Trung', 'phường Hà Trung', 'xã Hà Trung An']);
    expect(searched.find('phuong ha trung')[0]).toBe('phường Hà Trung');
    expect(searched.find('ha trung')[0]).toBe('huyện Hà Trung');
  });

  it('of types above, where one was typed', () => {
    const searched = new SearchedRegister();
    const province = searched.add('tỉnh', 'Lạng Sơn');
    const city = searched.add('thành phố', 'Lạng Sơn', { under: province });
    searched.add('xã', 'Chi Lăng', { code: '2', under: city });
    searched.add('xã', 'Chi Lăng', { code: '1', under: province });
    expect(searched.codes('chi lăng, tp lạng sơn')).toEqual(['2', '1']);
    expect(searched.codes('chi lăng, lạng sơn')).toEqual(['1', '2']);
  });

  it('of living units before ended ones that fit as well', () => {
    const searched = new SearchedRegister();
    const ended = searched.add('huyện', 'Hà Trung');
    searched.add('xã', 'Hà Trung');
    expect(searched.find('hà trung')).toEqual(['huyện Hà Trung', 'xã Hà Trung']);
    searched.end(ended);
    expect(searched.find('hà trung')).toEqual(['xã Hà Trung', 'huyện Hà Trung']);
    expect(searched.find('huyện hà trung')).toEqual(['huyện Hà Trung', 'xã Hà Trung']);
  });

  it('of names that are borne still before former ones, whatever the tier', () => {
    const searched = new SearchedRegister();
    const district = searched.add('huyện', 'Hà Trung');
    searched.rename(district, 'Tống Sơn', '2021-01-01');
    searched.add('xã', 'Hà Trung');
    expect(searched.find('hà trung')).toEqual(['xã Hà Trung', 'huyện Tống Sơn (Hà Trung)']);
    expect(searched.find('hà trung', { on: '2020-12-31' })).toEqual(['huyện Hà Trung', 'xã Hà Trung']);
  });

  it('of tiers from the country down to the hamlet', () => {
    const searched = new SearchedRegister();
    for (const type of ['thôn', 'xã', 'huyện', 'tỉnh', 'quốc gia'] as const) searched.add(type, 'Hà');
    expect(searched.find('hà')).toEqual(['quốc gia Hà', 'tỉnh Hà', 'huyện Hà', 'xã Hà', 'thôn Hà']);
  });

  it('of the Vietnamese alphabet, by the name that is borne at the moment', () => {
    expect(xas('Hà An', 'Hà Ăn', 'Hà Ân', 'Hà Dung', 'Hà Đông', 'Hà Ô').find('ha')).toEqual(
      communes('Hà An', 'Hà Ăn', 'Hà Ân', 'Hà Dung', 'Hà Đông', 'Hà Ô'),
    );
    const searched = new SearchedRegister();
    for (const name of ['Bình', 'An'])
      searched.rename(searched.add('xã', `Hà ${name === 'An' ? 'Vân' : 'Ân'}`), name, '2021-01-01');
    expect(searched.find('ha')).toEqual(['xã An (Hà Vân)', 'xã Bình (Hà Ân)']);
  });

  it('of codes, and of ids where there are none', () => {
    const searched = new SearchedRegister();
    for (const code of ['3', '1', '2']) searched.add('xã', 'Tân Thành', { code });
    expect(searched.codes('tân thành')).toEqual(['1', '2', '3']);
    for (let number = 0; number < 31; number += 1) {
      searched.add('thôn', 'Một', { id: `hamlet-${String(10 + ((number * 7) % 31))}` });
    }
    const ids = searched.search.search('một', searched.at()).map(({ unit }) => unit.id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toHaveLength(31);
  });
});

describe('the name that a text met', () => {
  it('is the nearest of all that the unit has borne; of two as near, the one it bears; of two former ones, the first in the alphabet', () => {
    const searched = new SearchedRegister();
    const unit = searched.add('xã', 'Hà Vân');
    searched.rename(unit, 'Hà Bình', '2021-01-01');
    searched.rename(unit, 'Hạ An', '2022-01-01');
    expect(searched.find('hà vân')).toEqual(['xã Hạ An (Hà Vân)']);
    expect(searched.find('ha')).toEqual(['xã Hạ An']);
    searched.rename(unit, 'Tống Sơn', '2023-01-01');
    expect(searched.find('hà')).toEqual(['xã Tống Sơn (Hà Bình)']);
    expect(searched.find('ha')).toEqual(['xã Tống Sơn (Hạ An)']);
  });

  it('is the same in whatever order the names were recorded', () => {
    const orders = [
      ['Hà An', 'Hà Ân', 'Hà Bình'],
      ['Hà Ân', 'Hà Bình', 'Hà An'],
      ['Hà Bình', 'Hà An', 'Hà Ân'],
    ];
    for (const names of [...orders, ...orders.map((order) => order.toReversed())]) {
      const searched = new SearchedRegister();
      const unit = searched.add('xã', 'Tống Sơn');
      for (const [index, name] of names.entries()) searched.rename(unit, name, `2021-01-0${String(index + 1)}`);
      searched.rename(unit, 'Tống Sơn', '2022-01-01');
      expect(searched.find('ha')).toEqual(['xã Tống Sơn (Hà An)']);
    }
  });
});
