import type { ScoreBand } from '@ntm-ledger/events';
import { MAX_CRITERIA } from './criteria-set.js';

/** How many units meet from so many to so many criteria. */
export interface Band extends ScoreBand {
  readonly units: number;
}

/** Reports of the programme group scores by fives. */
const WIDTH = 5;

/**
 * Units by criteria met, highest band first, in the bands that the set gives. Where it gives none: all criteria, then the rest by fives
 * from 0. So 19 gives 19, 15–18, 10–14, 5–9, 0–4, as the reports of 2010 to 2025 do, and 10 gives 10, 5–9, 0–4, as the forms of 2026 do;
 * a set of another size is cut in the same way. A size that no set can have gives no bands.
 * @param byMet how many units meet so many criteria
 */
export function bandsOf(size: number, byMet: Int32Array, given: readonly ScoreBand[] = []): Band[] {
  if (size > MAX_CRITERIA) return [];
  // An act that changes a set's size without its bands leaves them to be cut anew.
  const ranges = given[0]?.to === size ? given : byFives(size);
  return ranges.map(({ from, to }) => {
    let units = 0;
    for (let met = from; met <= to; met += 1) units += byMet[met] ?? 0;
    return { from, to, units };
  });
}

function byFives(size: number): ScoreBand[] {
  const floors = Array.from({ length: Math.ceil(size / WIDTH) }, (_, index) => index * WIDTH).reverse();
  return [{ from: size, to: size }, ...floors.map((from) => ({ from, to: Math.min(from + WIDTH, size) - 1 }))];
}
