import type { Measure } from './measure.js';
import type { TypedSpelling } from './spelling.js';
import { BEGINS, fitInFull } from './word-fit.js';

/**
 * How far the names of units above are from words typed behind a name: 0 when those are the name in whatever spelling, BEGINS when they
 * begin it, and the fit of the misprints when they are it word for word but for those. A part of the name is not enough: "Hà Giang
 * Trung" does not lie in Hà Trung. Marks are not looked at: what is above is only said to tell one unit from another.
 */
export function abovenessOf(typed: TypedSpelling): Measure {
  return {
    name: 'aboveness',
    typed,
    inFull: true,
    whole: () => 0,
    begun: () => BEGINS,
    words: (name, fits) => fitInFull(typed, name, fits),
  };
}
