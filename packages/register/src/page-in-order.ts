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
  const page: { readonly unit: number; readonly place: number }[] = [];
  let behind = 0;
  for (const unit of units) {
    const place = placeOf(unit);
    if (place <= begin) continue;
    behind += 1;
    const last = page.at(-1);
    if (page.length === first && (last === undefined || place > last.place)) continue;
    let at = page.length;
    while (at > 0 && (page[at - 1]?.place ?? 0) > place) at -= 1;
    page.splice(at, 0, { unit, place });
    if (page.length > first) page.pop();
  }
  return {
    items: page.map(({ unit }) => unit),
    totalCount: units.length,
    hasPrevious: behind < units.length,
    hasNext: behind > page.length,
  };
}
