import type { UnitEvent } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';

const NONE = -1;
/** A fact is a row of so many numbers: its unit, its day, its position, and the fact before it that gives the same name. */
const WIDTH = 4;
const [UNIT, DAY, POSITION, OLDER] = [0, 1, 2, 3];

/**
 * Takes a unit by its number, and the name as the fact writes it: the very string that the unit's state has, so that comparing the two is
 * quick.
 */
export type BearerVisitor = (unit: number, text: string) => void;

/**
 * Who was ever said to bear a name, from which day and position on. Days and positions only rule out what cannot count at a moment;
 * whether the rest does (it may be withdrawn) the register tells.
 */
export class NameFacts {
  /** The ids of units by their number, from 0 on. */
  readonly ids: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly rows: number[] = [];
  private readonly texts: string[] = [];
  private readonly newestOf: number[] = [];

  /** Notes that an event gives its unit a name, told also by its number. */
  add({ data, effectiveOn, position }: UnitEvent, name: number, text: string): void {
    this.rows.push(this.take(data.unitId), dayNumber(effectiveOn), position, this.newestOf[name] ?? NONE);
    this.newestOf[name] = this.texts.push(text) - 1;
  }

  /** The number of a unit by its id; negative when no fact ever gave it a name. */
  numberOf(id: string): number {
    return this.numbers.get(id) ?? NONE;
  }

  /** The bearers of names, as far as they may count at a moment: a unit once for every fact that gives it the name. */
  upTo({ effectiveOn, position }: Moment): (name: number, visit: BearerVisitor) => void {
    const day = dayNumber(effectiveOn);
    const { rows, texts, newestOf } = this;
    return (name, visit) => {
      for (let fact = newestOf[name] ?? NONE; fact !== NONE;) {
        const row = fact * WIDTH;
        const isKnown = (rows[row + DAY] ?? 0) <= day && (rows[row + POSITION] ?? 0) <= position;
        if (isKnown) visit(rows[row + UNIT] ?? 0, texts[fact] ?? '');
        fact = rows[row + OLDER] ?? NONE;
      }
    };
  }

  private take(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}
