import { describe, expect, it } from '@jest/globals';
import { SearchedRegister } from '../../testing/name-search-register.js';

describe('the units above', () => {
  it('are known by all their names, whether these came before or after what stands under them', () => {
    const searched = new SearchedRegister();
    searched.add('xã', 'Hà Vinh', { under: 'district' });
    searched.add('huyện', 'Hà Trung', { id: 'district', under: 'province' });
    searched.add('tỉnh', 'Thanh Hoá', { id: 'province' });
    expect(searched.find('ha vinh ha trung')).toEqual(['xã Hà Vinh']);
    searched.rename('district', 'Tống Sơn', '2021-01-01');
    expect(searched.find('ha vinh, tong son, thanh hoa')).toEqual(['xã Hà Vinh']);
    expect(searched.find('ha vinh, ha trung')).toEqual([]);
    expect(searched.find('ha vinh, ha trung', { on: '2020-12-31' })).toEqual(['xã Hà Vinh']);
  });
});
