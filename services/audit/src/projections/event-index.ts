import type { Position } from '@ntm-ledger/event-store';
import type { EventType, LedgerEvent } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';
import { EventColumns } from './event-columns.js';
import { typeCode } from './type-code.js';
import { UnitChains } from './unit-chains.js';

/** A stretch of the log: which events to read, and whether more follow. */
export interface Stretch {
  readonly positions: readonly Position[];
  readonly more: boolean;
}

/**
 * Where the events of the log stand, by the units they concern, on both clocks. The events themselves stay in the log: of each only a
 * few numbers are kept, about 25 bytes.
 *
 * Unlike the state of a unit, its history keeps what was withdrawn; {@link withdrawalOf} says so of a fact.
 */
export class EventIndex {
  private readonly columns = new EventColumns();
  private readonly chains = new UnitChains();
  /** For the position of a withdrawn fact, that of its withdrawal. */
  private readonly withdrawals = new Map<Position, Position>();
  private lastRequest = '';

  /** Folds one event of the log. */
  apply(event: LedgerEvent): void {
    const { position, correlationId } = event;
    const ordinal = this.columns.add({
      position,
      day: dayNumber(event.effectiveOn),
      type: typeCode(event.type),
      continues: correlationId === this.lastRequest,
    });
    this.lastRequest = correlationId;
    for (const unitId of event.concerns) this.chains.add(unitId, ordinal);
    if (event.type === 'FactWithdrawn' && !this.withdrawals.has(event.data.position))
      this.withdrawals.set(event.data.position, position);
  }

  /** The events that concern any of some units, known and effective at a moment, in order of (effectiveOn, position); each once. */
  about(unitIds: Iterable<string>, moment: Moment): Position[] {
    const { columns } = this;
    const known = columns.countUpTo(moment.position);
    const today = dayNumber(moment.effectiveOn);
    const found = new Set<number>();
    for (const unitId of unitIds) {
      for (const ordinal of this.chains.of(unitId)) {
        if (ordinal < known && columns.dayOf(ordinal) <= today) found.add(ordinal);
      }
    }
    const ordered = Int32Array.from(found).sort((a, b) => columns.dayOf(a) - columns.dayOf(b) || a - b);
    return Array.from(ordered, (ordinal) => columns.positionOf(ordinal));
  }

  /** The events of some types that concern a unit and stand before a position, the newest first. */
  *before(position: Position, unitId: string, types: readonly EventType[]): Generator<Position, void> {
    const end = this.columns.countUpTo(position);
    const codes = types.map(typeCode);
    for (const ordinal of this.chains.of(unitId)) {
      if (ordinal >= end || !codes.includes(this.columns.typeOf(ordinal))) continue;
      const found = this.columns.positionOf(ordinal);
      if (found < position) yield found;
    }
  }

  /** The next events of the log after a position and up to another, of some types or of all. */
  after(position: Position, upTo: Position, limit: number, types: readonly EventType[] | null): Stretch {
    const codes = types === null ? null : new Set(types.map(typeCode));
    const end = this.columns.countUpTo(upTo);
    const positions: Position[] = [];
    for (let ordinal = this.columns.countUpTo(position); ordinal < end; ordinal += 1) {
      if (codes !== null && !codes.has(this.columns.typeOf(ordinal))) continue;
      if (positions.length === limit) return { positions, more: true };
      positions.push(this.columns.positionOf(ordinal));
    }
    return { positions, more: false };
  }

  /** Whether an event stands at a position. */
  has(position: Position): boolean {
    const count = this.columns.countUpTo(position);
    return count > 0 && this.columns.positionOf(count - 1) === position;
  }

  /** The position from which on the fact at a position is withdrawn, as far as known at another; null while it counts. */
  withdrawalOf(position: Position, known: Position): Position | null {
    const withdrawal = this.withdrawals.get(position);
    return withdrawal === undefined || withdrawal > known ? null : withdrawal;
  }

  /** The position of the last event that one request recorded together with the event at a position, as far as known at another. */
  endOfRequest(position: Position, known: Position): Position {
    const count = this.columns.countUpTo(position);
    if (count === 0) return position;
    const end = this.columns.positionOf(this.columns.lastOfRequest(count - 1));
    return end < known ? end : known;
  }
}
