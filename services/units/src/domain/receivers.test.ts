import { describe, expect, it } from '@jest/globals';
import type { RecordingMode } from '@ntm-ledger/events';
import { givenRegister } from '../testing/given-units.js';
import { HA_TRUNG, HA_VAN } from '../testing/ha-trung.js';
import { whenResolved } from '../testing/when-resolved.js';

const GIVEN = givenRegister(HA_TRUNG);

describe.each<RecordingMode>(['LIVE', 'BACKFILL'])('territory goes over in mode %s', (mode) => {
  it.each([
    ['a commune to a hamlet', 'ha-binh', 'thon', 'xã Hà Bình is a COMMUNE and cannot go to thôn Thịnh Vinh, which is a HAMLET'],
    [
      'a commune to its own hamlet',
      'ha-van',
      'thon',
      'xã Hà Vân is a COMMUNE and cannot go to thôn Thịnh Vinh, which is a HAMLET',
    ],
    [
      'a commune to the country',
      'ha-binh',
      'vn',
      'xã Hà Bình is a COMMUNE and cannot go to quốc gia Việt Nam, which is a COUNTRY',
    ],
    [
      'a commune to a province',
      'ha-binh',
      'thanh-hoa',
      'xã Hà Bình is a COMMUNE and cannot go to tỉnh Thanh Hóa, which is a PROVINCE',
    ],
    [
      'a commune to a district',
      'ha-binh',
      'ha-trung',
      'xã Hà Bình is a COMMUNE and cannot go to huyện Hà Trung, which is a DISTRICT',
    ],
    [
      'a district to a province',
      'nga-son',
      'thanh-hoa',
      'huyện Nga Sơn is a DISTRICT and cannot go to tỉnh Thanh Hóa, which is a PROVINCE',
    ],
    ['a hamlet to a commune', 'thon', 'ha-binh', 'thôn Thịnh Vinh is a HAMLET and cannot go to xã Hà Bình, which is a COMMUNE'],
  ])('never from %s', (_, giverId, receiverId, problem) => {
    expect(whenResolved(GIVEN, { mode, transfers: [{ giverId, receiverId }] })).toEqual([`from.0: ${problem}`]);
    const part = { giverId, receiverId, extent: 'PART' } as const;
    expect(whenResolved(GIVEN, { mode, transfers: [{ giverId: 'ha-thanh', receiverId: 'ha-binh' }, part] })).toContain(
      `from.1: ${problem}`,
    );
  });

  it('never into a new unit of another kind', () => {
    const unit = {
      ...HA_VAN,
      unitId: 'new',
      kind: 'DISTRICT',
      type: 'huyện',
      name: 'Mới',
      code: '999',
      parentId: 'thanh-hoa',
    } as const;
    const transfers = [{ giverId: 'ha-binh', receiverId: 'new', receiverGoesOn: false }];
    expect(whenResolved(GIVEN, { mode, changes: [{ kind: 'establish', unit }], transfers })).toEqual([
      'from.0: xã Hà Bình is a COMMUNE and cannot go to huyện Mới, which is a DISTRICT',
    ]);
  });

  it('from an island district that becomes a commune', () => {
    const unit = {
      ...HA_VAN,
      unitId: 'dac-khu',
      type: 'đặc khu',
      name: 'Bạch Long Vĩ',
      code: '11948',
      parentId: 'hai-phong',
    } as const;
    const transfers = [{ giverId: 'bach-long-vi', receiverId: 'dac-khu', receiverGoesOn: false }];
    expect(whenResolved(GIVEN, { mode, on: '2025-07-01', changes: [{ kind: 'establish', unit }], transfers })).toEqual([
      'UnitEstablished dac-khu',
      'UnitEnded bach-long-vi',
    ]);
  });
});
