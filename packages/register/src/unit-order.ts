import type { UnitState } from './unit-state.js';

/** Behind every code, since codes are digits: hamlets have none. */
const BEHIND_CODES = '~';

/** The states of units in the order in which lists show them: by code, those without one behind by name, and never undecided. */
export class UnitOrder {
  private readonly sorted: readonly string[];
  private readonly places: Int32Array;

  /** @param states by row */
  constructor(states: readonly (UnitState | undefined)[]) {
    const keys = states.map(keyOf);
    this.sorted = [...new Set(keys)].sort();
    const places = new Map(this.sorted.map((key, place) => [key, place]));
    this.places = Int32Array.from(keys, (key) => places.get(key) ?? 0);
  }

  /** The place of the state of a row, a whole number. */
  placeOfRow(row: number): number {
    return 2 * (this.places[row] ?? 0);
  }

  /** The place of any state; one that is no row's stands between two that are. */
  placeOf(state: UnitState | undefined): number {
    const key = keyOf(state);
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low] === key ? 2 * low : 2 * low - 1;
  }
}

function keyOf(state: UnitState | undefined): string {
  return state === undefined ? '' : [state.code ?? BEHIND_CODES, state.name, state.id].join('\n');
}
