import type { UnitKind } from '@ntm-ledger/events';
import type { Wording } from './told.js';

/** Units of a kind as they are counted: "13 xã"; "13 communes". */
const COUNTED: Readonly<Record<UnitKind, Wording>> = {
  COUNTRY: { vi: 'nước', en: 'countries' },
  PROVINCE: { vi: 'tỉnh', en: 'provinces' },
  DISTRICT: { vi: 'huyện', en: 'districts' },
  COMMUNE: { vi: 'xã', en: 'communes' },
  HAMLET: { vi: 'thôn', en: 'hamlets' },
};

/** "xã"; "communes". */
export function kindWords(kind: UnitKind): Wording {
  return COUNTED[kind];
}
