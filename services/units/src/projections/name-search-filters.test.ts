import { describe, expect, it } from '@jest/globals';
import { SearchedRegister } from '../testing/name-search-register.js';

/** Huyện Hà Trung under Thanh Hoá with its communes, one of which ends in 2021; another xã Hà Vân elsewhere. */
function register(): SearchedRegister {
  const searched = new SearchedRegister();
  const province = searched.add('tỉnh', 'Thanh Hóa', { code: '38' });
  const district = searched.add('huyện', 'Hà Trung', { code: '392', under: province });
  searched.add('thị trấn', 'Hà Trung', { code: '15271', under: district });
  const ended = searched.add('xã', 'Hà Vân', { code: '15283', under: district });
  searched.end(ended, '2021-01-01');
  searched.add('xã', 'Hà Vân', { code: '06556', under: searched.add('tỉnh', 'Lạng Sơn', { code: '20' }) });
  return searched;
}

const searched = register();

describe('a search may be for', () => {
  it('units within another, itself among them, ended ones too', () => {
    expect(searched.codes('ha', { under: '392' })).toEqual(['392', '15271', '15283']);
    expect(searched.codes('ha', { under: '38' })).toEqual(['392', '15271', '15283']);
    expect(searched.codes('ha', { under: '20' })).toEqual(['06556']);
    expect(searched.codes('ha', { under: '15271' })).toEqual(['15271']);
  });

  it('units within whoever bears a code at the moment: nobody, and so none, before and after', () => {
    const later = register();
    const commune = later.register.bearerOf('15271', later.at())?.id ?? '';
    later.end(commune, '2025-07-01');
    expect(later.codes('ha', { under: '15271', on: '2025-06-30' })).toEqual(['15271']);
    expect(later.codes('ha', { under: '15271', on: '2025-07-01' })).toEqual([]);
    expect(later.codes('ha', { under: '99999' })).toEqual([]);
  });

  it('units of some kinds', () => {
    expect(searched.codes('ha', { kinds: ['DISTRICT'] })).toEqual(['392']);
    expect(searched.codes('ha', { kinds: ['PROVINCE', 'COMMUNE'] })).toEqual(['15271', '06556', '15283']);
    expect(searched.codes('ha', { kinds: [] })).toEqual([]);
  });

  it('units of a type', () => {
    expect(searched.codes('ha', { type: 'xã' })).toEqual(['06556', '15283']);
    expect(searched.codes('thị trấn hà', { type: 'xã' })).toEqual(['06556', '15283']);
  });

  it('living units only; they are those of the moment', () => {
    expect(searched.codes('ha van', { includeEnded: false })).toEqual(['06556']);
    expect(searched.codes('ha van', { includeEnded: false, on: '2020-12-31' })).toEqual(['06556', '15283']);
    expect(searched.codes('ha van', { includeEnded: true })).toEqual(['06556', '15283']);
  });

  it('any unit when nothing is said, and for several things at once', () => {
    expect(searched.codes('ha', { under: null, kinds: null, type: null, includeEnded: null })).toEqual(searched.codes('ha'));
    expect(searched.codes('ha', { under: '38', kinds: ['COMMUNE'], type: 'xã', includeEnded: false })).toEqual([]);
    expect(searched.codes('15283', { under: '38' })).toEqual(['15283']);
    expect(searched.codes('15283', { under: '20' })).toEqual([]);
  });
});
