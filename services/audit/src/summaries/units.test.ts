import { describe, expect, it } from '@jest/globals';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG, part, registered, RESOLUTION_786, whole } from '../testing/ha-trung.js';

const HOAT_GIANG: Given = {
  type: 'UnitEstablished',
  on: '2019-12-01',
  basis: RESOLUTION_786,
  request: 'resolution',
  data: {
    unitId: idOf('Hoạt Giang'),
    kind: 'COMMUNE',
    type: 'xã',
    name: 'Hoạt Giang',
    code: '15283',
    parentId: idOf('Hà Trung'),
    predecessors: [whole('Hà Vân'), whole('Hà Thanh'), part('Hà Lai')],
    certainty: 'STATED',
  },
};

function ended(
  name: string,
  manner: 'MERGED' | 'ABSORBED' | 'DIVIDED' | 'ABOLISHED',
  successors: Parameters<typeof whole>[0][],
  extent = whole,
): Given {
  return {
    type: 'UnitEnded',
    on: '2019-12-01',
    request: 'resolution',
    data: { unitId: idOf(name), manner, successors: successors.map(extent), certainty: 'STATED' },
  };
}

describe('a unit that enters the register', () => {
  it('is told with its code, what it lies under and the day it stood', async () => {
    const given: Given[] = [
      ...HA_TRUNG.slice(0, 3),
      { ...registered('COMMUNE', 'xã', 'Hà Hải', '15343', 'Hà Trung', '2018-12-31'), precision: 'DAY' },
    ];
    expect(await sentenceOf(given)).toEqual({
      vi: 'Xã Hà Hải (mã 15343, thuộc huyện Hà Trung) được ghi nhận là đã có vào ngày 31/12/2018',
      en: 'Hà Hải commune (code 15343, in Hà Trung district) was entered as standing on 31 December 2018',
    });
  });

  it('says how far an open date is known', async () => {
    const told = (precision: Given['precision']): ReturnType<typeof sentenceOf> =>
      sentenceOf([
        {
          ...registered('PROVINCE', 'tỉnh', 'Thanh Hóa', '38', null, '2021-12-31'),
          ...(precision === undefined ? {} : { precision }),
        },
      ]);
    expect(await told('BY')).toEqual({
      vi: 'Tỉnh Thanh Hóa (mã 38) được ghi nhận là đã có chậm nhất ngày 31/12/2021',
      en: 'Thanh Hóa province (code 38) was entered as standing by 31 December 2021',
    });
    expect(await told('MONTH')).toEqual({
      vi: 'Tỉnh Thanh Hóa (mã 38) được ghi nhận là đã có trong tháng 12/2021',
      en: 'Thanh Hóa province (code 38) was entered as standing in December 2021',
    });
    expect(await told('YEAR')).toEqual({
      vi: 'Tỉnh Thanh Hóa (mã 38) được ghi nhận là đã có trong năm 2021',
      en: 'Thanh Hóa province (code 38) was entered as standing in 2021',
    });
  });

  it('needs no more than its name where it is the country', async () => {
    expect(await sentenceOf(HA_TRUNG, 1)).toEqual({
      vi: 'Việt Nam được ghi nhận là đã có chậm nhất ngày 31/08/2004',
      en: 'Việt Nam was entered as standing by 31 August 2004',
    });
  });

  it('has its number after its type in English', async () => {
    expect((await sentenceOf([...HA_TRUNG, registered('HAMLET', 'thôn', '7', null, 'Hà Bình')])).en).toBe(
      'Hamlet 7 (in Hà Bình commune) was entered as standing by 31 August 2004',
    );
  });
});

describe('a unit formed from others', () => {
  it('is told with what it was formed from and by which act', async () => {
    expect(await sentenceOf([...HA_TRUNG, HOAT_GIANG])).toEqual({
      vi: 'Xã Hoạt Giang (mã 15283, thuộc huyện Hà Trung) được thành lập ngày 01/12/2019 trên cơ sở toàn bộ xã Hà Vân, toàn bộ xã Hà Thanh và một phần xã Hà Lai theo Nghị quyết số 786/NQ-UBTVQH14',
      en: 'Hoạt Giang commune (code 15283, in Hà Trung district) was established on 1 December 2019 from the whole of Hà Vân commune, the whole of Hà Thanh commune and part of Hà Lai commune under Resolution 786/NQ-UBTVQH14',
    });
  });

  it('is known by name to the events of its resolution that were recorded before it', async () => {
    expect(await sentenceOf([...HA_TRUNG, ended('Hà Vân', 'MERGED', ['Hoạt Giang']), HOAT_GIANG], HA_TRUNG.length + 1)).toEqual({
      vi: 'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do sáp nhập để thành lập xã Hoạt Giang',
      en: 'Hà Vân commune ceased to exist on 1 December 2019 when it was merged to form Hoạt Giang commune',
    });
  });
});

describe('a unit that ends', () => {
  it('is told with what it went into', async () => {
    expect(await sentenceOf([...HA_TRUNG, ended('Hà Vân', 'ABSORBED', ['Hà Bình'])])).toEqual({
      vi: 'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do nhập vào xã Hà Bình',
      en: 'Hà Vân commune ceased to exist on 1 December 2019 when it was absorbed into Hà Bình commune',
    });
    expect(await sentenceOf([...HA_TRUNG, ended('Hà Vân', 'DIVIDED', ['Hà Bình', 'Hà Thanh'], part)])).toEqual({
      vi: 'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do chia tách, nhập vào xã Hà Bình (một phần) và xã Hà Thanh (một phần)',
      en: 'Hà Vân commune ceased to exist on 1 December 2019 when it was divided between Hà Bình commune (part of it) and Hà Thanh commune (part of it)',
    });
  });

  it('may end without a successor, as the districts did', async () => {
    const given: Given = {
      type: 'UnitEnded',
      on: '2025-07-01',
      data: { unitId: idOf('Hà Trung'), manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
    };
    expect(await sentenceOf([...HA_TRUNG, given])).toEqual({
      vi: 'Huyện Hà Trung kết thúc hoạt động từ ngày 01/07/2025',
      en: 'Hà Trung district ceased to exist on 1 July 2025',
    });
    expect(await sentenceOf([...HA_TRUNG, ended('Hà Vân', 'ABOLISHED', ['Hà Bình'])])).toEqual({
      vi: 'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019, địa bàn chuyển về xã Hà Bình',
      en: 'Hà Vân commune ceased to exist on 1 December 2019, its territory passing to Hà Bình commune',
    });
  });
});

describe('a unit that goes on', () => {
  it('takes in others', async () => {
    const given: Given = {
      type: 'UnitAbsorbed',
      on: '2019-12-01',
      data: { unitId: idOf('Hà Bình'), absorbed: [whole('Hà Vân'), part('Hà Lai')], certainty: 'STATED' },
    };
    expect(await sentenceOf([...HA_TRUNG, given])).toEqual({
      vi: 'Xã Hà Bình tiếp nhận toàn bộ xã Hà Vân và một phần xã Hà Lai từ ngày 01/12/2019',
      en: 'Hà Bình commune took in the whole of Hà Vân commune and part of Hà Lai commune on 1 December 2019',
    });
  });

  it('gives a part away', async () => {
    const given: Given = {
      type: 'UnitCeded',
      on: '2019-12-01',
      data: { unitId: idOf('Hà Lai'), receivers: [part('Hà Bình'), part('Hà Vân')], certainty: 'STATED' },
    };
    expect(await sentenceOf([...HA_TRUNG, given])).toEqual({
      vi: 'Xã Hà Lai chuyển một phần địa bàn cho xã Hà Bình và xã Hà Vân từ ngày 01/12/2019',
      en: 'Hà Lai commune ceded part of its territory to Hà Bình commune and Hà Vân commune on 1 December 2019',
    });
  });

  it('is renamed, and is called by its old name', async () => {
    const given: Given = { type: 'UnitRenamed', on: '2025-07-01', data: { unitId: idOf('Hà Bình'), name: 'Hoạt Bình' } };
    expect(await sentenceOf([...HA_TRUNG, given])).toEqual({
      vi: 'Xã Hà Bình đổi tên thành xã Hoạt Bình từ ngày 01/07/2025',
      en: 'Hà Bình commune was renamed Hoạt Bình commune on 1 July 2025',
    });
  });

  it('changes its type', async () => {
    const given: Given = { type: 'UnitRetyped', on: '2025-07-01', data: { unitId: idOf('Hà Bình'), type: 'thị trấn' } };
    expect(await sentenceOf([...HA_TRUNG, given])).toEqual({
      vi: 'Xã Hà Bình chuyển thành thị trấn Hà Bình từ ngày 01/07/2025',
      en: 'Hà Bình commune became Hà Bình township on 1 July 2025',
    });
  });

  it('is given, changes and loses a code', async () => {
    const recoded = (name: string, code: string | null): Given => ({
      type: 'UnitRecoded',
      on: '2025-07-01',
      data: { unitId: idOf(name), code },
    });
    expect(await sentenceOf([...HA_TRUNG, recoded('Thịnh Vinh', '99999')])).toEqual({
      vi: 'Thôn Thịnh Vinh (xã Hà Bình) được cấp mã 99999 từ ngày 01/07/2025',
      en: 'Thịnh Vinh hamlet (Hà Bình commune) was given the code 99999 on 1 July 2025',
    });
    expect(await sentenceOf([...HA_TRUNG, recoded('Hà Bình', '15330')])).toEqual({
      vi: 'Xã Hà Bình đổi mã 15328 thành 15330 từ ngày 01/07/2025',
      en: 'Hà Bình commune changed its code from 15328 to 15330 on 1 July 2025',
    });
    expect(await sentenceOf([...HA_TRUNG, recoded('Hà Bình', null)])).toEqual({
      vi: 'Xã Hà Bình thôi mang mã 15328 từ ngày 01/07/2025',
      en: 'Hà Bình commune ceased to bear the code 15328 on 1 July 2025',
    });
  });

  it('passes from one unit to another', async () => {
    const reparented = (name: string, parent: string): Given => ({
      type: 'UnitReparented',
      on: '2025-07-01',
      data: { unitId: idOf(name), parentId: idOf(parent) },
    });
    expect(await sentenceOf([...HA_TRUNG, reparented('Hà Bình', 'Thanh Hóa')])).toEqual({
      vi: 'Xã Hà Bình chuyển từ huyện Hà Trung sang trực thuộc tỉnh Thanh Hóa từ ngày 01/07/2025',
      en: 'Hà Bình commune passed from Hà Trung district to Thanh Hóa province on 1 July 2025',
    });
    expect(
      await sentenceOf([...HA_TRUNG, registered('COMMUNE', 'xã', 'Hà Giang', '15292', null), reparented('Hà Giang', 'Hà Trung')]),
    ).toEqual({
      vi: 'Xã Hà Giang chuyển về trực thuộc huyện Hà Trung từ ngày 01/07/2025',
      en: 'Hà Giang commune was placed under Hà Trung district on 1 July 2025',
    });
  });
});

describe('names', () => {
  it('are those of the event’s own time, whatever a unit is called later or was said to be called since', async () => {
    const given: Given[] = [
      ...HA_TRUNG,
      ended('Hà Vân', 'ABSORBED', ['Hà Bình']),
      { type: 'UnitRenamed', on: '2025-07-01', data: { unitId: idOf('Hà Bình'), name: 'Hoạt Bình' } },
      { type: 'UnitRenamed', on: '2010-01-01', data: { unitId: idOf('Hà Bình'), name: 'Bình Hà' } },
    ];
    expect((await sentenceOf(given, HA_TRUNG.length + 1)).vi).toBe(
      'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do nhập vào xã Hà Bình',
    );
  });

  it('of units that the register does not hold are not made up', async () => {
    expect(await sentenceOf([ended('Hà Vân', 'ABSORBED', ['Hà Bình'])])).toEqual({
      vi: 'Đơn vị chưa có trong sổ kết thúc hoạt động từ ngày 01/12/2019 do nhập vào đơn vị chưa có trong sổ',
      en: 'A unit that is not in the register ceased to exist on 1 December 2019 when it was absorbed into a unit that is not in the register',
    });
  });
});
