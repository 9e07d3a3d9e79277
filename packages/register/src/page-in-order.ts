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
 * A page of units that are in order.
 * @param units by number, each once
 * @returns null where the page is to begin after a unit that is none of them
 */
export function pageInOrder(units: Int32Array, { first, after }: PageWindow<number>): OrderedPage<number> | null {
  const before = after === null ? -1 : units.indexOf(after);
  if (after !== null && before === -1) return null;
  const [begin, end] = [before + 1, Math.min(before + 1 + first, units.length)];
  return {
    items: [...units.subarray(begin, end)],
    totalCount: units.length,
    hasPrevious: begin > 0,
    hasNext: end < units.length,
  };
}
