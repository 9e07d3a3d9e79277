import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from './facts.js';
import { registered } from './facts.js';
import { criteriaNamed, inRegion, setPublished } from './score-facts.js';

const END = toIsoDate('2026-02-14');
const END_OF_DISTRICTS = toIsoDate('2025-06-30');

const INCOME = {
  number: 10,
  name: 'Thu nhập',
  sourced: true,
  indicators: [
    {
      code: '10',
      name: 'Thu nhập bình quân đầu người',
      unit: 'million_vnd_per_head_year',
      comparator: 'AT_LEAST',
      thresholds: [
        { value: '48', region: 'BTB', year: 2022, communeGroup: null },
        { value: '50.5', region: 'BTB', year: 2023, communeGroup: null },
      ],
      printed: null,
      textSourced: true,
      thresholdsSourced: true,
    },
  ],
} as const;

/** A province of region BTB with a huyện of four xã and a thị trấn, a town with a ward, a hamlet; and the sets of 2016, 2021 and 2026. */
export const READINESS_SCENE: readonly Fact[] = [
  registered('2004-01-01', { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', code: 'VN' }),
  registered('2004-01-01', { unitId: 'tinh', kind: 'PROVINCE', type: 'tỉnh', parentId: 'vn', code: '38' }),
  registered('2004-01-01', { unitId: 'tinh-khac', kind: 'PROVINCE', type: 'tỉnh', parentId: 'vn', code: '40' }),
  inRegion('2004-01-01', 'tinh', 'BTB'),
  registered('2004-01-01', { unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', parentId: 'tinh' }),
  ...['a', 'b', 'c', 'd'].map((unitId) => registered('2004-01-01', { unitId, name: `Xã ${unitId}`, parentId: 'huyen' })),
  registered('2004-01-01', { unitId: 'thi-tran', type: 'thị trấn', name: 'Hà Trung', parentId: 'huyen' }),
  registered('2004-01-01', { unitId: 'thi-xa', kind: 'DISTRICT', type: 'thị xã', parentId: 'tinh' }),
  registered('2004-01-01', { unitId: 'phuong', type: 'phường', parentId: 'thi-xa' }),
  registered('2004-01-01', { unitId: 'dac-khu', type: 'đặc khu', parentId: 'tinh' }),
  registered('2004-01-01', { unitId: 'thon', kind: 'HAMLET', type: 'thôn', parentId: 'a' }),
  setPublished('2016-12-01', { criteriaSetId: 'xa-ntm-2016', effectiveTo: toIsoDate('2022-03-07') }),
  setPublished('2018-06-05', { criteriaSetId: 'xa-kieumau-2018', level: 'MODEL', size: 4, effectiveTo: toIsoDate('2022-03-07') }),
  setPublished('2016-04-05', {
    criteriaSetId: 'huyen-ntm-2016',
    unitKind: 'DISTRICT',
    unitTypes: ['huyện'],
    size: 9,
    effectiveTo: toIsoDate('2022-03-07'),
  }),
  setPublished('2022-03-08', {
    criteriaSetId: 'xa-ntm-2021',
    effectiveTo: END,
    criteria: criteriaNamed('Quy hoạch', 'Giao thông', 'Thủy lợi'),
  }),
  setPublished('2022-03-08', { criteriaSetId: 'xa-nangcao-2021', level: 'ADVANCED', effectiveTo: END, criteria: [INCOME] }),
  setPublished('2022-03-08', { criteriaSetId: 'xa-kieumau-2021', level: 'MODEL', size: 4, effectiveTo: END }),
  setPublished('2022-03-08', {
    criteriaSetId: 'huyen-ntm-2021',
    unitKind: 'DISTRICT',
    unitTypes: ['huyện'],
    size: 9,
    effectiveTo: END_OF_DISTRICTS,
  }),
  setPublished('2022-03-08', {
    criteriaSetId: 'huyen-nangcao-2021',
    unitKind: 'DISTRICT',
    unitTypes: ['huyện'],
    level: 'ADVANCED',
    size: 9,
    sizeSourced: false,
    effectiveTo: END_OF_DISTRICTS,
  }),
  setPublished('2022-03-08', {
    criteriaSetId: 'tinh-2021',
    unitKind: 'PROVINCE',
    unitTypes: ['tỉnh', 'thành phố'],
    level: null,
    size: 8,
    effectiveTo: END,
  }),
  setPublished('2022-02-18', {
    criteriaSetId: 'do-thi-van-minh-2022',
    unitTypes: ['phường', 'thị trấn'],
    level: 'CIVILISED_URBAN',
    size: 9,
    effectiveFrom: null,
  }),
  setPublished(
    '2022-09-05',
    { criteriaSetId: 'thon-38', unitKind: 'HAMLET', unitTypes: [], size: 14, effectiveFrom: null, provinceCode: '38' },
    'tinh',
  ),
  setPublished('2026-02-15', { criteriaSetId: 'xa-ntm-2026', size: 10 }),
  setPublished('2026-02-15', { criteriaSetId: 'xa-hiendai-2026', level: 'MODERN', size: null }),
];
