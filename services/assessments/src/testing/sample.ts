import type { CriteriaSetPublished, UnitIdentity } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { History } from './history.js';

/** The units of the tests: a district of Thanh Hóa with a few communes, and a province beside it. */
export const UNITS = {
  country: { unitId: 'country', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
  thanhHoa: { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: 'country' },
  ngheAn: { unitId: 'nghe-an', kind: 'PROVINCE', type: 'tỉnh', name: 'Nghệ An', code: '40', parentId: 'country' },
  haTrung: { unitId: 'ha-trung', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parentId: 'thanh-hoa' },
  haVinh: { unitId: 'ha-vinh', kind: 'COMMUNE', type: 'xã', name: 'Hà Vinh', code: '15277', parentId: 'ha-trung' },
  haNgoc: { unitId: 'ha-ngoc', kind: 'COMMUNE', type: 'xã', name: 'Hà Ngọc', code: '15304', parentId: 'ha-trung' },
  haGiang: { unitId: 'ha-giang', kind: 'COMMUNE', type: 'xã', name: 'Hà Giang', code: '15292', parentId: 'ha-trung' },
  town: { unitId: 'town', kind: 'COMMUNE', type: 'thị trấn', name: 'Hà Trung', code: '15271', parentId: 'ha-trung' },
} as const satisfies Record<string, UnitIdentity>;

/** The communes that the sets of the tests are for. */
export const COMMUNES = ['ha-vinh', 'ha-ngoc', 'ha-giang'] as const;

const NAMES = ['Quy hoạch', 'Giao thông', 'Thủy lợi', 'Điện'];

/** A national commune set of 19 criteria, the first four of them named. */
export const NTM_SET: CriteriaSetPublished = {
  criteriaSetId: 'xa-ntm-2021',
  name: 'Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  period: '2021-2025',
  size: 19,
  sizeSourced: true,
  effectiveFrom: toIsoDate('2022-03-08'),
  effectiveTo: toIsoDate('2026-02-14'),
  provinceCode: null,
  criteria: NAMES.map((name, index) => ({
    number: index + 1,
    name,
    sourced: true,
    indicators: [
      { code: `${String(index + 1)}.1`, name: `${name} 1`, threshold: '≥ 70 %', sourced: true },
      { code: `${String(index + 1)}.2`, name: `${name} 2`, threshold: '≥ 80 %', sourced: false },
    ],
  })),
};

/** The national set before it. */
export const OLD_SET: CriteriaSetPublished = {
  ...NTM_SET,
  criteriaSetId: 'xa-ntm-2016',
  period: '2016-2020',
  effectiveFrom: toIsoDate('2016-12-01'),
  effectiveTo: toIsoDate('2022-03-07'),
  criteria: [],
};

/** A province's own set of 15, of which no more than its size is known. */
export const PROVINCIAL_SET: CriteriaSetPublished = {
  ...NTM_SET,
  criteriaSetId: 'xa-nangcao-nghean-2018',
  level: 'ADVANCED',
  size: 15,
  effectiveFrom: null,
  effectiveTo: null,
  provinceCode: '40',
  criteria: [],
};

/** A hamlet set of which not even the size is known. */
export const SIZELESS_SET: CriteriaSetPublished = {
  ...NTM_SET,
  criteriaSetId: 'xa-hiendai-2026',
  level: 'MODERN',
  size: null,
  criteria: [],
};

/** A history in which the units stand and the sets are published. */
export function openSample(): History {
  const history = new History();
  for (const unit of Object.values(UNITS)) history.unit(unit, '2004-08-31');
  history.publish(OLD_SET, '2016-10-17', 'country');
  history.publish(PROVINCIAL_SET, '2018-12-31', 'nghe-an');
  history.publish(NTM_SET, '2022-03-08', 'country');
  history.publish(SIZELESS_SET, '2022-03-08', 'country');
  return history;
}
