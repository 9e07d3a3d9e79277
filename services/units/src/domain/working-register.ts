import type { Position } from '@ntm-ledger/event-store';
import type { RegisterView, UnitEvent, UnitState } from '@ntm-ledger/register';
import { evolveUnit, isLiving } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';

/**
 * The register on one day with changes that are being decided laid over it. Units are read from the register when first asked for and
 * changed here only. What is recorded for later days comes on top of the changes.
 */
export class WorkingRegister {
  private readonly changed = new Map<string, UnitState>();
  /** The changed units that bore a code, or stood under a unit, after any of the changes: where to look for those that do. */
  private readonly putWithCode = new Map<string, Set<string>>();
  private readonly putUnder = new Map<string, Set<string>>();
  readonly moment: Moment;

  constructor(
    /** The register as it is recorded. */
    readonly view: RegisterView,
    effectiveOn: IsoDate,
    position: Position,
  ) {
    this.moment = { effectiveOn, position };
  }

  unit(id: string): UnitState | undefined {
    return this.changed.get(id) ?? this.view.unitAt(id, this.moment);
  }

  /** The unit as it stood before any of these changes. */
  before(id: string): UnitState | undefined {
    return this.view.unitAt(id, this.moment);
  }

  put(unit: UnitState): void {
    this.changed.set(unit.id, unit);
    if (unit.code !== null) note(this.putWithCode, unit.code, unit.id);
    if (unit.parentId !== null) note(this.putUnder, unit.parentId, unit.id);
  }

  private changedAmong(ids: Iterable<string> = []): UnitState[] {
    return [...ids].flatMap((id) => this.changed.get(id) ?? []);
  }

  /** Every unit that was put. */
  touched(): UnitState[] {
    return [...this.changed.values()];
  }

  /** The living unit other than `id` that bears a code once the changes are made. */
  otherBearerOf(code: string, id: string): UnitState | undefined {
    for (const unit of this.changedAmong(this.putWithCode.get(code))) {
      if (unit.id !== id && unit.code === code && isLiving(unit)) return unit;
    }
    const bearer = this.view.bearerOf(code, this.moment);
    return bearer === undefined || bearer.id === id || this.changed.has(bearer.id) ? undefined : bearer;
  }

  /** The living units under another once the changes are made. */
  childrenOf(id: string): UnitState[] {
    const unmoved = this.view.childrenOf(id, this.moment).filter((child) => !this.changed.has(child.id));
    const moved = this.changedAmong(this.putUnder.get(id)).filter((unit) => unit.parentId === id && isLiving(unit));
    return [...unmoved, ...moved];
  }

  /** The unit on this day or a later one once the changes are made. */
  unitOn(id: string, day: IsoDate): UnitState | undefined {
    const changed = this.changed.get(id);
    if (changed === undefined) return this.view.unitAt(id, { ...this.moment, effectiveOn: day });
    return this.laterFactsOf(id)
      .filter(({ effectiveOn }) => effectiveOn <= day)
      .reduce<UnitState | undefined>(evolveUnit, changed);
  }

  /** The later days on which a change of any of some units is recorded, the earliest first. */
  laterDaysOf(ids: Iterable<string>): IsoDate[] {
    const days = new Set<IsoDate>();
    for (const id of ids) for (const { effectiveOn } of this.laterFactsOf(id)) days.add(effectiveOn);
    return [...days].sort();
  }

  private laterFactsOf(id: string): UnitEvent[] {
    return this.view.factsOf(id, this.moment.position).filter(({ effectiveOn }) => effectiveOn > this.moment.effectiveOn);
  }

  /** The last day for which a change of a unit is already recorded; what it counts as stands for itself. */
  lastRecordedDay(id: string): IsoDate | undefined {
    return this.view.factsOf(id, this.moment.position).findLast(({ type }) => type !== 'UnitClassified')?.effectiveOn;
  }
}

function note(index: Map<string, Set<string>>, key: string, id: string): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([id]));
  else known.add(id);
}
