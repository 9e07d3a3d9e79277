import type { Level } from '@ntm-ledger/events';
import type { UnitTier } from './schemes.js';

/**
 * By which level's set a title is tested, and by whose (Quyết định 18/2022/QĐ-TTg): a xã NTM by the NTM set, a xã nâng cao and a xã kiểu mẫu by
 * the advanced one, a huyện by the set of its own level. For towns, provinces, hamlets (Thanh Hóa has a rule of its own for them), wards and
 * townships, and for the modern commune no test is known from a source: null.
 */
export function revocationReferenceOf({ kind, type }: UnitTier, level: Level): Level | null {
  if (kind === 'COMMUNE' && type === 'xã') {
    if (level === 'MODEL') return 'ADVANCED';
    return level === 'NTM' || level === 'ADVANCED' ? level : null;
  }
  if (kind === 'DISTRICT' && type === 'huyện') return level === 'NTM' || level === 'ADVANCED' ? level : null;
  return null;
}
