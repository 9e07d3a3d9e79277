import type { Position } from '@ntm-ledger/event-store';
import { START, toPosition } from '@ntm-ledger/event-store';
import { countUpTo } from '@ntm-ledger/temporal';

/** What is kept of one event; all else is read from the log. */
export interface EventRow {
  readonly position: Position;
  /** See `dayNumber`. */
  readonly day: number;
  /** See `typeCode`. */
  readonly type: number;
  /** Whether the same request recorded the event before it in the log. */
  readonly continues: boolean;
}

const FIRST_ROWS = 1_024;

/**
 * A few columns over all events in log order, 14 bytes a row. An event goes by its ordinal here: 0 for the first of the log, without
 * gaps, so that it takes four bytes in other columns where a position would take eight.
 */
export class EventColumns {
  private rows = 0;
  private positions = new Float64Array(FIRST_ROWS);
  private days = new Int32Array(FIRST_ROWS);
  private types = new Uint8Array(FIRST_ROWS);
  private continued = new Uint8Array(FIRST_ROWS);

  /** The number of events. */
  get length(): number {
    return this.rows;
  }

  /** Adds the next event of the log and gives its ordinal. */
  add(row: EventRow): number {
    const ordinal = this.rows;
    if (ordinal === this.positions.length) this.grow();
    this.positions[ordinal] = row.position;
    this.days[ordinal] = row.day;
    this.types[ordinal] = row.type;
    this.continued[ordinal] = row.continues ? 1 : 0;
    this.rows = ordinal + 1;
    return ordinal;
  }

  positionOf(ordinal: number): Position {
    return toPosition(this.positions[ordinal] ?? START);
  }

  dayOf(ordinal: number): number {
    return this.days[ordinal] ?? 0;
  }

  typeOf(ordinal: number): number {
    return this.types[ordinal] ?? 0;
  }

  /** How many events stand at a position or before it: the ordinal of the first one after it. */
  countUpTo(position: Position): number {
    return countUpTo(this.positions, position, this.rows);
  }

  /** The last event that one request recorded together with an event. */
  lastOfRequest(ordinal: number): number {
    let last = ordinal;
    while (last + 1 < this.rows && this.continued[last + 1] === 1) last += 1;
    return last;
  }

  private grow(): void {
    const rows = 2 * this.positions.length;
    this.positions = widened(this.positions, new Float64Array(rows));
    this.days = widened(this.days, new Int32Array(rows));
    this.types = widened(this.types, new Uint8Array(rows));
    this.continued = widened(this.continued, new Uint8Array(rows));
  }
}

/** A longer column that begins with the values of a shorter one. */
export function widened<A extends Float64Array | Int32Array | Uint8Array>(column: A, longer: A): A {
  longer.set(column);
  return longer;
}
