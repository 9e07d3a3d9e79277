import type { UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, UNIT_KINDS } from '@ntm-ledger/events';
import type { Place } from './unit-order.js';
import type { UnitState } from './unit-state.js';
import { isRuralCommune } from './unit-state.js';

/** Stands for no unit. */
export const NOBODY = -1;

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
  /** What was selected, by kind and types. */
  private readonly selected = new Map<number, Int32Array>();
  private ruralOnes: Int32Array | undefined;

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
    const wanted = kindNumber({ kind });
    // A bit for each type: there are some twenty, so that the kind fits into the same number.
    const asked = ALL_UNIT_TYPES.reduce((bits, type, number) => (isAsked(type) ? bits | (1 << number) : bits), 0);
    const key = (wanted << ALL_UNIT_TYPES.length) | asked;
    const known = this.selected.get(key);
    if (known !== undefined) return known;
    const { kinds, types } = this;
    const chosen = this.where((at) => kinds[at] === wanted && (asked & (1 << (types[at] ?? 0))) !== 0);
    this.selected.set(key, chosen);
    return chosen;
  }

  /** The numbers of the rural communes of the programme. */
  ruralCommunes(): Int32Array {
    const { rural } = this;
    return (this.ruralOnes ??= this.where((at) => rural[at] === 1));
  }

  private where(isAsked: (at: number) => boolean): Int32Array {
    const { numbers } = this;
    const chosen = new Int32Array(numbers.length);
    let count = 0;
    for (let at = 0; at < numbers.length; at += 1) if (isAsked(at)) chosen[count++] = numbers[at] ?? 0;
    return chosen.slice(0, count);
  }
}

/** A unit whose state is no row's, and before which place it stands. */
interface Stray {
  readonly number: number;
  readonly place: Place;
}

/** So many places are looked through in the time that the sort takes for one. */
const PLACES_A_SORTED_ONE = 16;

/** Units as they are met on a walk, one walk after the other. */
export class UnitsMet {
  /** By a unit's number: the walk on which it was last met, and what it was then. */
  private readonly walks: Int32Array;
  private readonly kinds: Uint8Array;
  private readonly types: Uint8Array;
  private readonly rural: Uint8Array;
  /** The unit that was met at each place of the order, and those places one by one. */
  private readonly atPlace: Int32Array;
  private readonly places: Int32Array;
  private placed = 0;
  private strays: Stray[] = [];
  private walk = 0;

  /** @param units how many there are to be met, @param places how many places their states may have in their order */
  constructor(units: number, places: number) {
    this.walks = new Int32Array(units);
    this.kinds = new Uint8Array(units);
    this.types = new Uint8Array(units);
    this.rural = new Uint8Array(units);
    this.atPlace = new Int32Array(places).fill(NOBODY);
    this.places = new Int32Array(places);
  }

  begin(): void {
    this.walk += 1;
    this.leavePlaces();
    this.strays = [];
  }

  has(number: number): boolean {
    return this.walks[number] === this.walk;
  }

  /** Notes a unit in the state of a row. @param place of the row in the order of units */
  add(number: number, kind: number, type: number, rural: number, place: number): void {
    this.note(number, kind, type, rural);
    this.put(number, place);
  }

  /** Notes a unit in any state. */
  addState(number: number, state: UnitState, place: Place): void {
    this.note(number, kindNumber(state), typeNumber(state), isRuralCommune(state) ? 1 : 0);
    if (place.isOfRow) this.put(number, place.place);
    else this.strays.push({ number, place });
  }

  private note(number: number, kind: number, type: number, rural: number): void {
    this.walks[number] = this.walk;
    this.kinds[number] = kind;
    this.types[number] = type;
    this.rural[number] = rural;
  }

  private put(number: number, place: number): void {
    this.atPlace[place] = number;
    this.places[this.placed++] = place;
  }

  /** Those met on this walk, in the order of their places. */
  inOrder(): UnitsStanding {
    const places = this.placesInOrder();
    const strays = this.strays.sort((a, b) => a.place.place - b.place.place || (a.place.key < b.place.key ? -1 : 1));
    const numbers = new Int32Array(places.length + strays.length);
    let stray = 0;
    for (let at = 0; at <= places.length; at += 1) {
      const place = places[at] ?? Number.POSITIVE_INFINITY;
      for (let next = strays[stray]; next !== undefined && next.place.place <= place; next = strays[stray]) {
        numbers[at + stray] = next.number;
        stray += 1;
      }
      if (at < places.length) numbers[at + stray] = this.atPlace[place] ?? NOBODY;
    }
    return new UnitsStanding(numbers, take(this.kinds, numbers), take(this.types, numbers), take(this.rural, numbers));
  }

  /**
   * The places of those met, ascending. Of a scope's few units they are sorted; of a country's that would take most of the time of a walk, and to look
   * through all places finds them in order.
   */
  private placesInOrder(): Int32Array {
    const { atPlace, places, placed } = this;
    if (placed * PLACES_A_SORTED_ONE < atPlace.length) return places.subarray(0, placed).sort();
    let count = 0;
    for (let place = 0; place < atPlace.length; place += 1) if (atPlace[place] !== NOBODY) places[count++] = place;
    return places.subarray(0, count);
  }

  /** Clears the places of the walk before. */
  private leavePlaces(): void {
    for (let at = 0; at < this.placed; at += 1) this.atPlace[this.places[at] ?? 0] = NOBODY;
    this.placed = 0;
  }
}

/** The values of a column at some numbers. */
function take(column: Uint8Array, numbers: Int32Array): Uint8Array {
  const taken = new Uint8Array(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) taken[at] = column[numbers[at] ?? 0] ?? 0;
  return taken;
}
