import type { LedgerEvent, UnitEvents } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { FoldedTimeline } from '@ntm-ledger/temporal';
import { UnitColumns } from './unit-columns.js';
import type { UnitEvent, UnitLife, UnitState } from './unit-state.js';
import { evolveUnit, isLiving } from './unit-state.js';

/**
 * The register of units on both clocks, folded from the events of its stream. Every service that must know units folds this one.
 *
 * Codes and parents only lead to the units that ever bore or had them; what holds is asked of each unit at the moment itself, so
 * that facts recorded late, back-dated or withdrawn need no second bookkeeping.
 */
export class Register implements RegisterView {
  /** What follows from the lives of units, so that no snapshot holds it. */
  static readonly derived = ['columns'];

  private readonly lives = new Map<string, UnitLife>();
  private readonly numbers = new Map<string, number>();
  private readonly everBore = new Map<string, Map<string, UnitLife>>();
  private readonly everUnder = new Map<string, Map<string, UnitLife>>();
  private columns: UnitColumns | undefined;

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (event.stream !== UNITS_STREAM) return;
    this.columns = undefined;
    if (event.type === 'FactWithdrawn') {
      for (const id of event.concerns) this.lives.get(id)?.withdraw(event.data.position, event.position);
    } else if (isUnitEvent(event)) {
      this.record(event);
    }
  }

  private record(event: UnitEvent): void {
    const id = event.data.unitId;
    let life = this.lives.get(id);
    if (life === undefined) {
      this.numbers.set(id, this.lives.size);
      this.lives.set(id, (life = new FoldedTimeline<UnitEvent, UnitState | undefined>(undefined, evolveUnit)));
    }
    life.add(event);
    if ('code' in event.data && event.data.code !== null) remember(this.everBore, event.data.code, id, life);
    if ('parentId' in event.data && event.data.parentId !== null) remember(this.everUnder, event.data.parentId, id, life);
  }

  /** The unit as it is at a moment, ended ones too; undefined before it came to be. */
  unitAt(id: string, moment: Moment): UnitState | undefined {
    return this.lives.get(id)?.stateAt(moment);
  }

  /** The living unit that bears a code at a moment. */
  bearerOf(code: string, moment: Moment): UnitState | undefined {
    for (const life of this.everBore.get(code)?.values() ?? []) {
      const unit = life.stateAt(moment);
      if (unit?.code === code && isLiving(unit)) return unit;
    }
    return undefined;
  }

  /** The living units directly under another. */
  childrenOf(id: string, moment: Moment): UnitState[] {
    const children: UnitState[] = [];
    for (const life of this.everUnder.get(id)?.values() ?? []) {
      const child = life.stateAt(moment);
      if (child?.parentId === id && isLiving(child)) children.push(child);
    }
    return children;
  }

  /** The ids of the units that ever bore a code, on whatever day and as far as whoever knew: where to look for its bearers. */
  everBearersOf(code: string): Iterable<string> {
    return this.everBore.get(code)?.keys() ?? [];
  }

  /** The ids of the units that ever stood directly under another, on whatever day: where to look for its children. */
  everChildrenOf(id: string): Iterable<string> {
    return this.everUnder.get(id)?.keys() ?? [];
  }

  /** The events known of a unit at a position and not withdrawn, whenever they come into force. */
  factsOf(id: string, position: Moment['position']): UnitEvent[] {
    return this.lives.get(id)?.knownAt(position) ?? [];
  }

  /** Every event that was ever recorded of any unit, withdrawn ones too, in the order of the log. */
  everyFact(): UnitEvent[] {
    return [...this.lives.values()].flatMap((life) => life.all()).sort((a, b) => a.position - b.position);
  }

  /** The events of a unit that count at a moment, in folding order. */
  historyOf(id: string, moment: Moment): UnitEvent[] {
    return this.lives.get(id)?.at(moment) ?? [];
  }

  /**
   * The units in columns, for sums over a scope. They are made when first asked for after a change of the register, which is rare; asking
   * for them costs nothing else.
   */
  inColumns(): UnitColumns {
    return (this.columns ??= new UnitColumns(this.lives, this.numbers, (id) => this.everChildrenOf(id)));
  }

  /** Makes the columns and their order, so that the first to ask for a sum does not wait for them. */
  prepare(): void {
    this.inColumns().prepare();
  }

  /** The place of a unit among all ever recorded, by which columns keep it; undefined where nothing was recorded of it yet. */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  /** The id of every unit ever recorded. */
  ids(): IterableIterator<string> {
    return this.lives.keys();
  }
}

/** What a decider or a reader may ask of the register. */
export interface RegisterView {
  unitAt(id: string, moment: Moment): UnitState | undefined;
  bearerOf(code: string, moment: Moment): UnitState | undefined;
  childrenOf(id: string, moment: Moment): UnitState[];
  everBearersOf(code: string): Iterable<string>;
  everChildrenOf(id: string): Iterable<string>;
  factsOf(id: string, position: Moment['position']): UnitEvent[];
  historyOf(id: string, moment: Moment): UnitEvent[];
}

const UNIT_EVENTS: Readonly<Record<keyof UnitEvents, true>> = {
  UnitRegistered: true,
  UnitEstablished: true,
  UnitEnded: true,
  UnitAbsorbed: true,
  UnitCeded: true,
  UnitRenamed: true,
  UnitRetyped: true,
  UnitRecoded: true,
  UnitReparented: true,
  UnitClassified: true,
};

/** Whether an event is one of the register of units. */
export function isUnitEvent(event: LedgerEvent): event is UnitEvent {
  return Object.hasOwn(UNIT_EVENTS, event.type);
}

function remember(index: Map<string, Map<string, UnitLife>>, key: string, id: string, life: UnitLife): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Map([[id, life]]));
  else known.set(id, life);
}
