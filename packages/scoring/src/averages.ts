/** A sum of criteria met and the number of units it is over. */
export interface Total {
  readonly met: number;
  readonly units: number;
}

/** The average as decimal text with two places; null over no units, since nothing was measured there. */
export function averageOf({ met, units }: Total): string | null {
  return units === 0 ? null : twoPlaces(met, units);
}

/** The later average less the earlier one, from the exact fractions and not from their rounded texts; null unless both exist. */
export function changeOf(later: Total, earlier: Total): string | null {
  if (later.units === 0 || earlier.units === 0) return null;
  return twoPlaces(later.met * earlier.units - earlier.met * later.units, later.units * earlier.units);
}

/** A fraction with a positive denominator as decimal text with two places, rounded half away from zero, in whole numbers throughout. */
export function twoPlaces(numerator: number, denominator: number): string {
  const hundredths = Math.floor((Math.abs(numerator) * 200 + denominator) / (2 * denominator));
  const magnitude = `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`;
  return numerator < 0 && hundredths > 0 ? `-${magnitude}` : magnitude;
}
