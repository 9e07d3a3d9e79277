import type { TokenClaims } from '@ntm-ledger/service-host';
import type { Fact } from './facts.js';
import { registered } from './facts.js';

/** The id of a unit of a test's ledger by its number; numbers beyond theirs name nothing. */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Huyện Hà Trung with what it lies in, and who records about it. */
export const VN = id(1);
export const THANH_HOA = id(2);
export const HA_TRUNG = id(3);
export const CLERK: TokenClaims = { actorId: 'clerk-1', role: 'clerk', scope: '392' };

export const UP_TO_HA_TRUNG: readonly Fact[] = [
  registered('2004-01-01', { unitId: VN, kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN' }),
  registered('2004-01-01', { unitId: THANH_HOA, kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: VN }),
  registered('2004-01-01', {
    unitId: HA_TRUNG,
    kind: 'DISTRICT',
    type: 'huyện',
    name: 'Hà Trung',
    code: '392',
    parentId: THANH_HOA,
  }),
];
