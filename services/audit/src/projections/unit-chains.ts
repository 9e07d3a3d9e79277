import { widened } from './event-columns.js';

const FIRST_ENTRIES = 1_024;
const FIRST_UNITS = 256;
const NONE = -1;

/**
 * Which events concern a unit. The entries of all units lie in two common columns, each with the unit's entry before it, so that a
 * unit costs one number and an entry eight bytes, however many units there are and however unevenly events fall on them.
 */
export class UnitChains {
  private readonly slots = new Map<string, number>();
  private lastEntries = new Int32Array(FIRST_UNITS);
  private entries = 0;
  private events = new Int32Array(FIRST_ENTRIES);
  private earlier = new Int32Array(FIRST_ENTRIES);

  /** Notes that an event concerns a unit; events come in log order, and the same twice counts once. */
  add(unitId: string, ordinal: number): void {
    const slot = this.slotOf(unitId);
    const before = this.lastEntries[slot] ?? NONE;
    if (before !== NONE && this.events[before] === ordinal) return;
    const entry = this.entries;
    if (entry === this.events.length) {
      this.events = widened(this.events, new Int32Array(2 * entry));
      this.earlier = widened(this.earlier, new Int32Array(2 * entry));
    }
    this.events[entry] = ordinal;
    this.earlier[entry] = before;
    this.lastEntries[slot] = entry;
    this.entries = entry + 1;
  }

  /** The ordinals of the events that concern a unit, the newest first. */
  *of(unitId: string): Generator<number, void> {
    const slot = this.slots.get(unitId);
    if (slot === undefined) return;
    for (let entry = this.lastEntries[slot] ?? NONE; entry !== NONE; entry = this.earlier[entry] ?? NONE) {
      const ordinal = this.events[entry];
      if (ordinal !== undefined) yield ordinal;
    }
  }

  private slotOf(unitId: string): number {
    const known = this.slots.get(unitId);
    if (known !== undefined) return known;
    const slot = this.slots.size;
    if (slot === this.lastEntries.length) this.lastEntries = widened(this.lastEntries, new Int32Array(2 * slot));
    this.slots.set(unitId, slot);
    this.lastEntries[slot] = NONE;
    return slot;
  }
}
