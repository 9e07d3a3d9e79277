import type { Act } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';

/** Who issues acts of a series; the end of an act's number says. */
const AUTHORITIES: readonly (readonly [ending: RegExp, authority: string])[] = [
  [/\/NQ-UBTVQH\d*$/u, 'Ủy ban Thường vụ Quốc hội'],
  [/\/QH\d*$/u, 'Quốc hội'],
  [/\/QĐ-TTg$/u, 'Thủ tướng Chính phủ'],
  [/\/NĐ-CP$/u, 'Chính phủ'],
];

/** The days on which the resolutions of the reform of 2025, and those of 2026, were passed; files name them by number only. */
function issuedOn(number: string): IsoDate | null {
  const [, serial = ''] = /^(\d+)\/NQ-UBTVQH15$/u.exec(number) ?? [];
  if (Number(serial) >= 1654 && Number(serial) <= 1687) return toIsoDate('2025-06-16');
  return number === '30/2026/QH16' || number === '237/NQ-UBTVQH16' ? toIsoDate('2026-04-14') : null;
}

/** An act by the number that a file gives, with what is known of it besides. */
export function actNamed(number: string): Act {
  const [, authority = null] = AUTHORITIES.find(([ending]) => ending.test(number)) ?? [];
  return { number, authority, issuedOn: issuedOn(number), title: null, clause: null };
}
