import type { UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, UNIT_KINDS } from '@ntm-ledger/events';
import type { UnitState } from './unit-state.js';

/** The kinds and types of units as columns write them. */
export const KIND_NUMBERS: ReadonlyMap<UnitKind, number> = new Map(UNIT_KINDS.map((kind, number) => [kind, number]));
export const TYPE_NUMBERS: ReadonlyMap<UnitType, number> = new Map(ALL_UNIT_TYPES.map((type, number) => [type, number]));

export function kindNumber({ kind }: Pick<UnitState, 'kind'>): number {
  return KIND_NUMBERS.get(kind) ?? 0;
}

export function typeNumber({ type }: Pick<UnitState, 'type'>): number {
  return TYPE_NUMBERS.get(type) ?? 0;
}

/**
 * Units that stand at a moment, in the order of their codes (those without one behind, by name): the number of each, and beside it what sums over a
 * scope ask of it. Nobody may change the arrays: others are handed the same.
 */
export class UnitsStanding {
  private readonly selected = new Map<string, Int32Array>();

  /**
   * @param numbers the place of each among all units ever recorded; it never changes, so others may keep columns of their own by it
   * @param kinds by `KIND_NUMBERS`
   * @param types by `TYPE_NUMBERS`
   * @param rural 1 for the rural communes of the programme
   */
  constructor(
    readonly numbers: Int32Array,
    readonly kinds: Uint8Array,
    readonly types: Uint8Array,
    readonly rural: Uint8Array,
  ) {}

  /** The numbers of those of a kind, and where that matters of some types of it. */
  ofKind(kind: UnitKind, isAsked: (type: UnitType) => boolean = () => true): Int32Array {
    const [wanted, types] = [KIND_NUMBERS.get(kind), ALL_UNIT_TYPES.map((type) => (isAsked(type) ? 1 : 0))];
    return this.select(`${kind} ${types.join('')}`, (at) => this.kinds[at] === wanted && types[this.types[at] ?? 0] === 1);
  }

  /** The numbers of the rural communes of the programme. */
  ruralCommunes(): Int32Array {
    return this.select('rural', (at) => this.rural[at] === 1);
  }

  private select(key: string, isAsked: (at: number) => boolean): Int32Array {
    const known = this.selected.get(key);
    if (known !== undefined) return known;
    const chosen = this.numbers.filter((_, at) => isAsked(at));
    this.selected.set(key, chosen);
    return chosen;
  }
}

/** Units as they are met on a walk, one walk after the other. */
export class UnitsMet {
  private readonly met: Int32Array;
  /** By a unit's number: the walk on which it was last met, and what it was then. */
  private readonly walks: Int32Array;
  private readonly kinds: Uint8Array;
  private readonly types: Uint8Array;
  private readonly rural: Uint8Array;
  private walk = 0;
  private count = 0;

  /** @param units how many there are to be met */
  constructor(units: number) {
    this.met = new Int32Array(units);
    this.walks = new Int32Array(units);
    this.kinds = new Uint8Array(units);
    this.types = new Uint8Array(units);
    this.rural = new Uint8Array(units);
  }

  begin(): void {
    this.walk += 1;
    this.count = 0;
  }

  has(number: number): boolean {
    return this.walks[number] === this.walk;
  }

  add(number: number, kind: number, type: number, rural: number): void {
    this.walks[number] = this.walk;
    this.kinds[number] = kind;
    this.types[number] = type;
    this.rural[number] = rural;
    this.met[this.count] = number;
    this.count += 1;
  }

  /** Those met on this walk. @param placeOf a whole number for each, by which they are put in order */
  inOrder(placeOf: (number: number) => number): UnitsStanding {
    const numbers = sortedBy(this.met.subarray(0, this.count), placeOf);
    const of = (column: Uint8Array): Uint8Array => Uint8Array.from(numbers, (number) => column[number] ?? 0);
    return new UnitsStanding(numbers, of(this.kinds), of(this.types), of(this.rural));
  }
}

/** Numbers in the order of their places: each with its place in one number, since numbers are sorted ten times as fast as by a comparison of our own. */
function sortedBy(numbers: Int32Array, placeOf: (number: number) => number): Int32Array {
  const room = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  const keys = Float64Array.from(numbers, (number) => placeOf(number) * room + number).sort();
  return Int32Array.from(keys, (key) => ((key % room) + room) % room);
}
