import type { CriteriaSetPublished, PublishedIndicator, Threshold, UnitIdentity } from '@ntm-ledger/events';
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

/** An indicator of which no more is known than a test says. */
export function indicator(code: string, known: Partial<PublishedIndicator> = {}): PublishedIndicator {
  return {
    code,
    name: `Chỉ tiêu ${code}`,
    unit: null,
    comparator: null,
    thresholds: [],
    printed: null,
    textSourced: false,
    thresholdsSourced: false,
    ...known,
  };
}

/** A threshold for everyone, but for what a test says. */
export function threshold(value: string, dimensions: Partial<Threshold> = {}): Threshold {
  return { value, region: null, year: null, communeGroup: null, ...dimensions };
}

/**
 * A set of 3 criteria, two of them known by name, whose thresholds are known by region and year, income from a source and the rest from memory. A commune of a region
 * that has no column of its own is judged by none.
 */
export const VALUED_SET: CriteriaSetPublished = {
  criteriaSetId: 'xa-thu-nhap-2021',
  name: 'Bộ tiêu chí thử về giá trị',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'MODEL',
  period: '2021-2025',
  annex: null,
  size: 3,
  sizeSourced: true,
  indicatorsTotal: null,
  indicatorsTotalSourced: false,
  effectiveFrom: toIsoDate('2022-03-08'),
  effectiveTo: null,
  provinceCode: null,
  bands: [],
  critical: [],
  criticalSourced: false,
  criteria: [
    {
      number: 1,
      name: 'Thu nhập',
      sourced: true,
      indicators: [
        indicator('1', {
          unit: 'million_vnd_per_head_year',
          comparator: 'AT_LEAST',
          thresholds: [
            threshold('39', { region: 'BTB', year: 2022 }),
            threshold('42.5', { region: 'BTB', year: 2023 }),
            threshold('30', { region: 'TDMNPB' }),
          ],
          textSourced: true,
          thresholdsSourced: true,
        }),
      ],
    },
    {
      number: 2,
      name: 'Nghèo đa chiều',
      sourced: true,
      indicators: [indicator('2.1', { unit: 'percent', comparator: 'AT_MOST', thresholds: [threshold('5')] }), indicator('2.2')],
    },
  ],
};

/** A national commune set of 19 criteria, the first four of them named. */
export const NTM_SET: CriteriaSetPublished = {
  criteriaSetId: 'xa-ntm-2021',
  name: 'Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  period: '2021-2025',
  annex: null,
  size: 19,
  sizeSourced: true,
  indicatorsTotal: null,
  indicatorsTotalSourced: false,
  effectiveFrom: toIsoDate('2022-03-08'),
  effectiveTo: toIsoDate('2026-02-14'),
  provinceCode: null,
  bands: [],
  critical: [],
  criticalSourced: false,
  criteria: NAMES.map((name, index) => ({
    number: index + 1,
    name,
    sourced: true,
    indicators: [
      indicator(`${String(index + 1)}.1`, { name: `${name} 1`, printed: '≥ 70 %', textSourced: true, thresholdsSourced: true }),
      indicator(`${String(index + 1)}.2`, { name: `${name} 2`, printed: '≥ 80 %' }),
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

/** The same history with the set of which thresholds are known. */
export function openValuedSample(): History {
  const history = openSample();
  history.publish(VALUED_SET, '2022-03-08', 'country');
  return history;
}
