import type { UnitState } from './unit-state.js';

/** Behind every code, since codes are digits: hamlets have none. */
const BEHIND_CODES = '~';

/** Where a state stands in the order of units. */
export interface Place {
  /** Among the states that are rows, from 0. */
  readonly place: number;
  /** Whether it is a row's; else it stands right before the row of that place. */
  readonly isOfRow: boolean;
  /** By which those that stand before the same row are told apart. */
  readonly key: string;
}

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

  /** How many places there are. */
  get size(): number {
    return this.sorted.length;
  }

  /** The place of the state of a row. No two units ever have the same. */
  placeOfRow(row: number): number {
    return this.places[row] ?? 0;
  }

  /** The place of any state. */
  placeOf(state: UnitState): Place {
    const key = keyOf(state);
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return { place: low, isOfRow: this.sorted[low] === key, key };
  }
}

function keyOf(state: UnitState | undefined): string {
  return state === undefined ? '' : [state.code ?? BEHIND_CODES, state.name, state.id].join('\n');
}
