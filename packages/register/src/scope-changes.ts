import { dayNumber } from '@ntm-ledger/temporal';
import type { UnitLife } from './unit-state.js';

/** The days on which any unit of a scope changed, for whoever knew, and the positions at which that became known or was withdrawn; both ascending. */
export interface Changes {
  /** See `dayNumber`. */
  readonly days: Float64Array;
  readonly positions: Float64Array;
}

/** When units that ever stood in a scope changed: between two such days, and for readers between two such positions, the same units stand in it. */
export class ScopeChanges {
  private readonly found = new Map<number, Changes>();

  /** @param lives of the units, by number @param everUnder the units that ever stood directly under each */
  constructor(
    private readonly lives: readonly UnitLife[],
    private readonly everUnder: readonly (Int32Array | undefined)[],
  ) {}

  /** The changes of a unit and of all that ever stood under it, as whoever knew. @param scope its number; there are none of nobody */
  in(scope: number): Changes {
    const known = this.found.get(scope);
    if (known !== undefined) return known;
    const everIn = new Set([scope]);
    for (const number of everIn) for (const child of this.everUnder[number] ?? []) everIn.add(child);
    const lives = [...everIn].flatMap((number) => this.lives[number] ?? []);
    const changes = {
      days: ascending(lives.flatMap((life) => life.all().map(({ effectiveOn }) => dayNumber(effectiveOn)))),
      positions: ascending(lives.flatMap((life) => life.changedAt())),
    };
    this.found.set(scope, changes);
    return changes;
  }
}

/** Numbers in their order, each once. */
function ascending(numbers: readonly number[]): Float64Array {
  return Float64Array.from(new Set(numbers)).sort();
}
