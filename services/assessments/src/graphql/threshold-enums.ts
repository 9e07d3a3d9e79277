import { COMPARATORS, UNIT_ATTRIBUTES } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';

export const ComparatorEnum = enumOf(
  COMPARATORS,
  'IndicatorComparator',
  'How a value is compared with its threshold. PASS: met or not, without a number. COMPOUND: a rule in words. LEFT_TO_PROVINCE: each province sets it.',
);

export const RegionEnum = enumOf(
  UNIT_ATTRIBUTES.REGION,
  'Region',
  'The regions of the sets of 2009 to 2025: trung du và miền núi phía Bắc, đồng bằng sông Hồng, Bắc Trung Bộ, duyên hải Nam Trung Bộ, Tây Nguyên, Đông Nam Bộ, đồng bằng sông Cửu Long.',
);

export const CommuneGroupEnum = enumOf(
  UNIT_ATTRIBUTES.COMMUNE_GROUP,
  'CommuneGroup',
  'The groups of communes that take the place of regions in the sets from 2026 on.',
);
