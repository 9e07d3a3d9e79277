import type { AttributeValue, UnitAttribute, UnitClassified } from '@ntm-ledger/events';
import type { Wording } from './told.js';

/** What a unit is called for the value that it has under an attribute: "… thuộc khu vực III". */
const VALUES: { readonly [A in UnitAttribute]: Readonly<Record<AttributeValue<A>, Wording>> } = {
  REGION: {
    TDMNPB: region('trung du và miền núi phía Bắc', 'northern midlands and mountains'),
    DBSH: region('đồng bằng sông Hồng', 'Red River delta'),
    BTB: region('Bắc Trung Bộ', 'north central coast'),
    DHNTB: region('duyên hải Nam Trung Bộ', 'south central coast'),
    TN: region('Tây Nguyên', 'central highlands'),
    DNB: region('Đông Nam Bộ', 'south-east'),
    DBSCL: region('đồng bằng sông Cửu Long', 'Mekong delta'),
  },
  COMMUNE_GROUP: {
    GROUP_1: { vi: 'được xếp vào nhóm 1', en: 'was put in group 1' },
    GROUP_2: { vi: 'được xếp vào nhóm 2', en: 'was put in group 2' },
    GROUP_3: { vi: 'được xếp vào nhóm 3', en: 'was put in group 3' },
  },
  DIFFICULTY: {
    NONE: { vi: 'không thuộc diện khó khăn', en: 'was classed as without difficulty' },
    AREA_I: { vi: 'được xếp vào khu vực I', en: 'was put in area I' },
    AREA_II: { vi: 'được xếp vào khu vực II', en: 'was put in area II' },
    AREA_III: { vi: 'được xếp vào khu vực III', en: 'was put in area III' },
    ESPECIALLY_DIFFICULT: { vi: 'được xếp vào diện đặc biệt khó khăn', en: 'was classed as especially difficult' },
  },
  BORDER: {
    YES: { vi: 'được tính là xã biên giới', en: 'was counted among the border communes' },
    NO: { vi: 'không được tính là xã biên giới', en: 'was not counted among the border communes' },
  },
  PROGRAMME: {
    IN: { vi: 'tham gia chương trình nông thôn mới', en: 'took part in the new-rural programme' },
    OUT: { vi: 'không tham gia chương trình nông thôn mới', en: 'took no part in the new-rural programme' },
  },
};

/** What is said where an attribute ceases to be known. */
const NOTHING: Readonly<Record<UnitAttribute, Wording>> = {
  REGION: { vi: 'không còn áp dụng mức của vùng nào', en: 'ceased to be judged by a region of its own' },
  COMMUNE_GROUP: { vi: 'thôi được xếp nhóm', en: 'ceased to be in a group' },
  DIFFICULTY: { vi: 'thôi được phân định khu vực', en: 'ceased to be classed by difficulty' },
  BORDER: { vi: 'thôi được xét là xã biên giới hay không', en: 'ceased to be classed as a border commune or not' },
  PROGRAMME: {
    vi: 'được tính vào chương trình nông thôn mới theo loại đơn vị',
    en: 'was counted in the new-rural programme by its type again',
  },
};

function region(vi: string, en: string): Wording {
  return { vi: `áp dụng mức của vùng ${vi}`, en: `came under the thresholds of the ${en}` };
}

/** "được xếp vào khu vực III" */
export function classificationWords({ attribute, value }: UnitClassified): Wording {
  if (value === null) return NOTHING[attribute];
  const known: Readonly<Partial<Record<AttributeValue, Wording>>> = VALUES[attribute];
  return known[value] ?? { vi: `có ${attribute} là ${value}`, en: `was given ${attribute} ${value}` };
}
