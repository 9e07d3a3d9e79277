import type { Told, Wording } from './told.js';

/**
 * "Rút lại thông tin ghi nhầm: “Xã Hà Hải được công nhận …”; lý do: nhầm xã"
 * @param withdrawn the withdrawn fact as a sentence of its own; null where the log has none at its place
 */
export function factWithdrawn({ event }: Told<'FactWithdrawn'>, withdrawn: Wording | null): Wording {
  const { type, position, reason } = event.data;
  const place = String(position);
  const { vi, en } = withdrawn ?? { vi: `sự kiện ${type} ở vị trí ${place}`, en: `event ${type} at position ${place}` };
  return {
    vi: `Rút lại thông tin ghi nhầm: “${vi}”; lý do: ${reason}`,
    en: `Withdrawn as recorded in error: “${en}”; reason: ${reason}`,
  };
}
