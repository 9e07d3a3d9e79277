import type { UnitIdentity } from '@ntm-ledger/events';
import { stood } from './given-units.js';

/** xã Hà Vân of huyện Hà Trung, as it stood in 2004. */
export const HA_VAN: UnitIdentity = {
  unitId: 'ha-van',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Hà Vân',
  code: '15283',
  parentId: 'ha-trung',
};

/** Tỉnh Thanh Hóa with huyện Hà Trung and huyện Nga Sơn, three communes and a hamlet; beside it an island district of another province. */
export const HA_TRUNG = (
  [
    { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
    { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'vn' },
    { unitId: 'hai-phong', kind: 'PROVINCE', type: 'thành phố', name: 'Hải Phòng', code: '31', parentId: 'vn' },
    { unitId: 'ha-trung', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parentId: 'thanh-hoa' },
    { unitId: 'nga-son', kind: 'DISTRICT', type: 'huyện', name: 'Nga Sơn', code: '401', parentId: 'thanh-hoa' },
    { unitId: 'bach-long-vi', kind: 'DISTRICT', type: 'huyện', name: 'Bạch Long Vĩ', code: '318', parentId: 'hai-phong' },
    HA_VAN,
    { ...HA_VAN, unitId: 'ha-thanh', name: 'Hà Thanh', code: '15289' },
    { ...HA_VAN, unitId: 'ha-binh', name: 'Hà Bình', code: '15328' },
    { ...HA_VAN, unitId: 'thi-tran', type: 'thị trấn', name: 'Hà Trung', code: '15271' },
    { unitId: 'thon', kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', code: null, parentId: 'ha-van' },
  ] as const
).map(stood);
