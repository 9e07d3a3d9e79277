import type { Position } from '@ntm-ledger/event-store';
import type { Register, UnitState } from '@ntm-ledger/register';
import { COUNTRY_CODE } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { addDays, LAST_DAY } from '@ntm-ledger/temporal';
import type { TypeAndName, UnitVersion } from '../reading/index.js';

/** The register around one day, as far as it is recorded: the day before, and the day itself where a part of it is recorded already. */
export class DayBefore {
  readonly before: Moment;
  readonly on: Moment;

  constructor(
    readonly register: Register,
    readonly day: IsoDate,
    position: Position,
  ) {
    this.before = { effectiveOn: addDays(day, -1), position };
    this.on = { effectiveOn: day, position };
  }

  /** The unit that bore a code on the day before. */
  bearerBefore(code: string): UnitState | undefined {
    return this.register.bearerOf(code, this.before);
  }

  /** The unit that bears a code on the day, as far as the day is recorded. */
  bearerOn(code: string): UnitState | undefined {
    return this.register.bearerOf(code, this.on);
  }

  /** Whether a code is borne on the last day of a version by what the version says; of one that has none, by what is recorded to the end. */
  agreesAtTheEnd(version: UnitVersion): boolean {
    const last = version.to ?? LAST_DAY;
    const bearer = this.register.bearerOf(version.code, { ...this.on, effectiveOn: last });
    return bearer !== undefined && this.agrees(bearer, version, last);
  }

  /** Whether a unit that stood on the day before has ended by what is recorded of the day. */
  hasEnded(id: string): boolean {
    return (this.register.unitAt(id, this.on)?.ended ?? null) !== null;
  }

  /** Whether a unit is on a day (this one, unless told otherwise) what a version says: kind, type, name, and the code of the unit above. */
  agrees(unit: UnitState, version: UnitVersion, effectiveOn: IsoDate = this.day): boolean {
    const parent = unit.parentId === null ? undefined : this.register.unitAt(unit.parentId, { ...this.on, effectiveOn });
    return (
      sameName(unit, version) && unit.kind === version.kind && (parent?.code ?? null) === (version.parentCode ?? COUNTRY_CODE)
    );
  }
}

/** Whether two are called the same, type and all. */
export function sameName(a: TypeAndName, b: TypeAndName): boolean {
  return a.name === b.name && a.type === b.type;
}
