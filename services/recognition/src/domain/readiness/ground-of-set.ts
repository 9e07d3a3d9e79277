import type { LevelMeasure } from '../reference-set.js';
import type { Ground } from './condition.js';
import { UNSOURCED } from './condition.js';

/** That a set is to be met rests on the act of the set; and is sourced where the number of its criteria is. */
export function groundOfSet({ sets, counted }: LevelMeasure): Ground {
  const set = counted?.set ?? sets.at(-1);
  if (set === undefined) return UNSOURCED;
  const number = set.basis?.number ?? null;
  return { basis: number === null ? null : number.includes('/QĐ-') ? `Quyết định ${number}` : number, sourced: set.sizeSourced };
}
