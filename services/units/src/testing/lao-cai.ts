import type { Act, TerritoryLink, UnitIdentity } from '@ntm-ledger/events';
import type { UnitFact } from './given-units.js';
import { ACT, stood } from './given-units.js';

const REFORM: Act = { ...ACT, number: '202/2025/QH15' };
const MERGERS: Act = { ...ACT, number: '1673/NQ-UBTVQH15' };
const whole = (unitId: string): TerritoryLink => ({ unitId, extent: 'WHOLE', clause: null });
export const province = (unitId: string, name: string, code: string): UnitIdentity => ({
  unitId,
  kind: 'PROVINCE',
  type: 'tỉnh',
  name,
  code,
  parentId: 'vn',
});
export const commune = (unitId: string, name: string, code: string, parentId: string): UnitIdentity => ({
  unitId,
  kind: 'COMMUNE',
  type: 'xã',
  name,
  code,
  parentId,
});

/** Yên Bái (15) and Lào Cai (10) until 30 June 2025; since then Lào Cai, which bears the code 15. */
export const LAO_CAI: readonly UnitFact[] = [
  stood({ unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null }),
  stood(province('yen-bai', 'Yên Bái', '15')),
  stood(province('lao-cai-cu', 'Lào Cai', '10')),
  stood(province('phu-tho', 'Phú Thọ', '25')),
  stood(commune('minh-bao', 'Minh Bảo', '04279', 'yen-bai')),
  stood(commune('tuy-loc', 'Tuy Lộc', '04288', 'yen-bai')),
  stood(commune('au-lau', 'Âu Lâu', '04543', 'yen-bai')),
  stood(commune('hop-thanh', 'Hợp Thành', '02683', 'lao-cai-cu')),
  stood(commune('ta-phoi', 'Tả Phời', '02680', 'lao-cai-cu')),
  stood(commune('hien-luong', 'Hiền Lương', '07900', 'yen-bai')),
  ['UnitRenamed', '2020-01-01', { unitId: 'minh-bao', name: 'Minh Bảo Mới' }, ACT],
  ['UnitReparented', '2024-01-01', { unitId: 'hien-luong', parentId: 'phu-tho' }, ACT],
  ['UnitRetyped', '2024-06-01', { unitId: 'au-lau', type: 'phường' }, ACT],
  ['UnitRecoded', '2024-06-01', { unitId: 'au-lau', code: '04544' }, ACT],
  ['UnitClassified', '2024-06-01', { unitId: 'au-lau', attribute: 'PROGRAMME', value: 'OUT' }, ACT],
  ['UnitClassified', '2024-06-01', { unitId: 'au-lau', attribute: 'BORDER', value: 'NO' }, ACT],
  [
    'UnitEstablished',
    '2025-07-01',
    { ...province('lao-cai', 'Lào Cai', '15'), predecessors: ['yen-bai', 'lao-cai-cu'].map(whole), certainty: 'STATED' },
    REFORM,
  ],
  ...['yen-bai', 'lao-cai-cu'].map((unitId): UnitFact => [
    'UnitEnded',
    '2025-07-01',
    { unitId, manner: 'MERGED', successors: [whole('lao-cai')], certainty: 'STATED' },
    REFORM,
  ]),
  ...['minh-bao', 'au-lau', 'hop-thanh'].map((unitId): UnitFact => [
    'UnitReparented',
    '2025-07-01',
    { unitId, parentId: 'lao-cai' },
    REFORM,
  ]),
  [
    'UnitEstablished',
    '2025-07-01',
    {
      ...commune('cam-duong', 'Cam Đường', '02680', 'lao-cai'),
      predecessors: [whole('ta-phoi'), whole('tuy-loc')],
      certainty: 'STATED',
    },
    MERGERS,
  ],
  ...['ta-phoi', 'tuy-loc'].map((unitId): UnitFact => [
    'UnitEnded',
    '2025-07-01',
    { unitId, manner: 'MERGED', successors: [whole('cam-duong')], certainty: 'STATED' },
    MERGERS,
  ]),
];
