import type { UnitState } from '@ntm-ledger/register';
import { byCodeAndId } from '@ntm-ledger/register';
import { NOT_MEANT } from './measure.js';
import type { NameTable } from './name-table.js';
import { isOfFormer, rankOf } from './ranking.js';

/** Finds in columns: units, how well the best name of each fits (see `fitOf`), and that name's number. */
export interface FindColumns {
  readonly units: readonly (UnitState | undefined)[];
  readonly fits: readonly number[];
  readonly met: readonly number[];
}

/** Up to so many equals are sorted by insertion, which asks for no list of their own. */
const FEW = 16;

/**
 * The places of what was found, the likeliest first. Rank and name of a unit go into one number, with its place behind: thousands of
 * numbers are sorted in a fraction of the time that comparing units takes.
 */
export function placesInOrder({ units, fits, met }: FindColumns, names: NameTable): number[] {
  const { length } = units;
  const keys = new Float64Array(length);
  let found = 0;
  for (let place = 0; place < length; place += 1) {
    const unit = units[place];
    const fit = fits[place] ?? NOT_MEANT;
    if (unit === undefined || fit >= NOT_MEANT) continue;
    const name = isOfFormer(fit) ? names.numberOf(unit.name) : (met[place] ?? 0);
    // Ranks, names and finds together stay far below 2^53: there are 2^10 ranks.
    keys[found++] = (rankOf(unit, fit) * names.size + names.placeOf(name)) * length + place;
  }
  const places: number[] = [];
  let [from, last] = [0, -1];
  for (const key of keys.subarray(0, found).sort()) {
    const order = Math.floor(key / length);
    if (order !== last) sortEquals(places, units, from, (from = places.length));
    places.push(key - order * length);
    last = order;
  }
  sortEquals(places, units, from, places.length);
  return places;
}

/** Sorts a part of a list of places, whose units are equal in rank and name: mostly two or three. */
function sortEquals(places: number[], units: FindColumns['units'], from: number, to: number): void {
  if (to - from < 2) return;
  const compare = (one: number, other: number): number => {
    const [unit, another] = [units[one], units[other]];
    return unit === undefined || another === undefined ? 0 : byCodeAndId(unit, another);
  };
  if (to - from > FEW) {
    const equals = places.slice(from, to).sort(compare);
    for (const [index, place] of equals.entries()) places[from + index] = place;
    return;
  }
  for (let index = from + 1; index < to; index += 1) {
    const place = places[index] ?? 0;
    let before = index - 1;
    for (; before >= from && compare(places[before] ?? 0, place) > 0; before -= 1) places[before + 1] = places[before] ?? 0;
    places[before + 1] = place;
  }
}
