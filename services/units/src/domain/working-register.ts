import type { Position } from '@ntm-ledger/event-store';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';

/**
 * The register on one day with changes that are being decided laid over it. Units are read from the register when first asked for and
 * changed here only.
 */
export class WorkingRegister {
  private readonly changed = new Map<string, UnitState>();
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
  }

  /** Every unit that was put. */
  touched(): UnitState[] {
    return [...this.changed.values()];
  }

  /** The living unit other than `id` that bears a code once the changes are made. */
  otherBearerOf(code: string, id: string): UnitState | undefined {
    for (const unit of this.changed.values()) {
      if (unit.id !== id && unit.code === code && isLiving(unit)) return unit;
    }
    const bearer = this.view.bearerOf(code, this.moment);
    return bearer === undefined || bearer.id === id || this.changed.has(bearer.id) ? undefined : bearer;
  }

  /** The living units under another once the changes are made. */
  childrenOf(id: string): UnitState[] {
    const unmoved = this.view.childrenOf(id, this.moment).filter((child) => !this.changed.has(child.id));
    const moved = this.touched().filter((unit) => unit.parentId === id && isLiving(unit));
    return [...unmoved, ...moved];
  }

  /** The last day for which something is already recorded about a unit. */
  lastRecordedDay(id: string): IsoDate | undefined {
    return this.view.factsOf(id, this.moment.position).at(-1)?.effectiveOn;
  }
}
