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

interface Placed {
  readonly unit: number;
  readonly place: number;
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
  const behind: Placed[] = [];
  for (const unit of units) {
    const place = placeOf(unit);
    if (place > begin) behind.push({ unit, place });
  }
  const page = first > PICKED ? behind.toSorted((a, b) => a.place - b.place).slice(0, first) : smallest(behind, first);
  return {
    items: page.map(({ unit }) => unit),
    totalCount: units.length,
    hasPrevious: behind.length < units.length,
    hasNext: behind.length > page.length,
  };
}

/** The first few in order. */
function smallest(all: readonly Placed[], count: number): Placed[] {
  const found: Placed[] = [];
  for (const one of all) {
    if (found.length === count && one.place > (found.at(-1)?.place ?? Number.NEGATIVE_INFINITY)) continue;
    let at = found.length;
    while (at > 0 && (found[at - 1]?.place ?? 0) > one.place) at -= 1;
    found.splice(at, 0, one);
    if (found.length > count) found.pop();
  }
  return found;
}
