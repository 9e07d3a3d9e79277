import type { Position } from '@ntm-ledger/event-store';
import type { Level } from '@ntm-ledger/events';
import { LEVELS } from '@ntm-ledger/events';
import { dayNumber, NO_ROW, TimelineColumns } from '@ntm-ledger/temporal';
import type { Title } from '../domain/title.js';

/** The levels that a unit holds, a bit each. */
export type LevelBits = number;

/** The bit of a level. */
export function bitOf(level: Level): LevelBits {
  return 1 << LEVELS.indexOf(level);
}

/**
 * Which levels units hold, in columns by the units' numbers: what sums over a scope are made of. It follows from the titles, and is told them anew
 * whenever a fact about them becomes known. What it said before stays what was known before; so it answers readers of every position.
 */
export class HeldLevels {
  private readonly steps = new TimelineColumns(1);
  /** By unit: of which levels it was ever said to have a title, as whoever knew. */
  private readonly ever: LevelBits[] = [];

  /** Takes what is known of a unit's titles from a position on, ended ones and those of later days too. */
  learn(unit: number, titles: readonly Title[], at: Position): void {
    while (this.ever.length <= unit) this.ever.push(0);
    this.ever[unit] = titles.reduce((bits, { level }) => bits | bitOf(level), this.ever[unit] ?? 0);
    const steps = stepsOf(titles);
    for (const row of this.steps.liveRows(unit)) {
      const day = this.steps.dayOf(row);
      if (steps.get(day) === this.steps.valueOf(row, 0)) steps.delete(day);
      else this.steps.endRow(row, at);
    }
    for (const [day, bits] of steps) this.steps.add(unit, day, at, [bits]);
  }

  /** See `TimelineColumns.tidy`. */
  tidy(): void {
    this.steps.tidy();
  }

  /** What a reader of a position knows, for `heldBy`. */
  knownBy(position: number): number {
    return this.steps.knownBy(position);
  }

  /**
   * Counts units by what they hold on a day. Gone through by place: an iterator makes an object for each of ten thousand units, and each answer would
   * leave a heap of them.
   * @param units by number @param counts by the bits of what is held
   */
  countHolders(units: Int32Array, day: number, known: number, counts: Int32Array): void {
    for (let at = units.length - 1; at >= 0; at -= 1) {
      const held = this.heldBy(units[at] ?? 0, day, known);
      counts[held] = (counts[held] ?? 0) + 1;
    }
  }

  /** Whether a unit was ever said to have a title of a level, however short and whoever knew of it. */
  everHeld(unit: number, level: Level): boolean {
    return ((this.ever[unit] ?? 0) & bitOf(level)) !== 0;
  }

  /**
   * Whether a title of a unit begins or ends after a day and by another, as whoever knew: those, too, that another of their level takes the place of.
   * @param after see `dayNumber` @param until likewise
   */
  everTurnsBetween(unit: number, after: number, until: number): boolean {
    return this.steps.hasBetween(unit, after, until);
  }

  /** What a unit holds on a day. @param day see `dayNumber` @param known what the reader knows, see `knownBy` */
  heldBy(unit: number, day: number, known: number): LevelBits {
    const row = this.steps.latest(unit, day, known);
    return row === NO_ROW ? 0 : this.steps.valueOf(row, 0);
  }
}

/** The days on which titles begin and end, and what is held from then on: the same as before where one takes the place of another. */
function stepsOf(titles: readonly Title[]): Map<number, LevelBits> {
  const lives = titles.map(({ level, from, ending }) => ({
    bit: bitOf(level),
    from: dayNumber(from),
    until: ending === null ? Number.POSITIVE_INFINITY : dayNumber(ending.on),
  }));
  const days = [...new Set(lives.flatMap(({ from, until }) => [from, until]))].filter(Number.isFinite).sort((a, b) => a - b);
  const steps = new Map<number, LevelBits>();
  for (const day of days) {
    let bits = 0;
    for (const { bit, from, until } of lives) if (from <= day && day < until) bits |= bit;
    steps.set(day, bits);
  }
  return steps;
}
