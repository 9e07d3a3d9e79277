/** Which items of a list are asked for: so many, after one or from the beginning. */
export interface PageWindow<K = string> {
  readonly first: number;
  readonly after: K | null;
}

/** A page of a list, and what lies around it. */
export interface OrderedPage<T> {
  readonly items: readonly T[];
  readonly totalCount: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** Up to so many items are picked out one by one; for more all are put in order. */
const PICKED = 100;

/**
 * A page of units in the order of a place that each has, without putting all of them in order: a list of thousands is looked through once for
 * its first twenty.
 * @param units by number, each once
 * @returns null where the page is to begin after a unit that is none of them
 */
export function pageInOrder(
  units: Int32Array,
  placeOf: (unit: number) => number,
  { first, after }: PageWindow<number>,
): OrderedPage<number> | null {
  if (after !== null && !units.includes(after)) return null;
  const begin = after === null ? Number.NEGATIVE_INFINITY : placeOf(after);
  const behind = new Int32Array(units.length);
  const places = new Float64Array(units.length);
  let count = 0;
  for (const unit of units) {
    const place = placeOf(unit);
    if (place <= begin) continue;
    behind[count] = unit;
    places[count] = place;
    count += 1;
  }
  const found = first > PICKED ? inOrder(places.subarray(0, count)).slice(0, first) : smallest(places, count, first);
  return {
    items: found.map((at) => behind[at] ?? 0),
    totalCount: units.length,
    hasPrevious: count < units.length,
    hasNext: count > found.length,
  };
}

/** Where the places stand that come first, second, and so on. */
function inOrder(places: Float64Array): number[] {
  return Array.from(places.keys()).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

/** The first few of them. */
function smallest(places: Float64Array, count: number, wanted: number): number[] {
  const found: number[] = [];
  let largest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at += 1) {
    const place = places[at] ?? 0;
    if (found.length === wanted && (wanted === 0 || place >= largest)) continue;
    let into = found.length;
    while (into > 0 && (places[found[into - 1] ?? 0] ?? 0) > place) into -= 1;
    found.splice(into, 0, at);
    if (found.length > wanted) found.pop();
    largest = places[found.at(-1) ?? 0] ?? 0;
  }
  return found;
}
