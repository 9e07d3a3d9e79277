import { MAX_CRITERIA } from './criteria-set.js';

/** How many units meet from so many to so many criteria. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

/** Reports of the programme group scores by fives. */
const WIDTH = 5;

/**
 * Units by criteria met, highest band first: all criteria, then the rest by fives from 0. So 19 gives 19, 15–18, 10–14, 5–9, 0–4, as the
 * reports of 2010 to 2025 do, and 10 gives 10, 5–9, 0–4, as the forms of 2026 do; a set of another size is cut in the same way.
 * A size that no set can have gives no bands.
 */
export function bandsOf(size: number, scores: readonly number[]): Band[] {
  if (size > MAX_CRITERIA) return [];
  const floors = Array.from({ length: Math.ceil(size / WIDTH) }, (_, index) => index * WIDTH).reverse();
  const ranges = [{ from: size, to: size }, ...floors.map((from) => ({ from, to: Math.min(from + WIDTH, size) - 1 }))];
  return ranges.map(({ from, to }) => ({ from, to, units: scores.filter((met) => met >= from && met <= to).length }));
}
