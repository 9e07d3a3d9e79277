import type { Position } from '@ntm-ledger/event-store';
import type { UnitKind } from '@ntm-ledger/events';
import { UNIT_KINDS } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { LAST_DAY } from '@ntm-ledger/temporal';
import type { Days } from '../domain/title-flow.js';

/**
 * What a code means as a scope between two moments. It is looked up on each day: where a unit ended and another bears its code now, the one is the
 * scope until then and the other since. On a day on which nobody bears it (it was given up, or the unit was recoded), the scope is the unit
 * that bears it at either moment, if that one stands.
 */
export class ScopeOverTime {
  /** Every unit that is the scope on some day, and perhaps more. */
  readonly ids: ReadonlySet<string>;
  private readonly atEnds: readonly string[];

  constructor(
    private readonly register: RegisterView,
    private readonly code: string,
    from: Moment,
    to: Moment,
  ) {
    this.atEnds = [register.bearerOf(code, from), register.bearerOf(code, to)].flatMap((unit) => unit?.id ?? []);
    this.ids = new Set([...register.everBearersOf(code), ...this.atEnds]);
  }

  /** The unit that is the scope at a moment; undefined where there is none. */
  at(moment: Moment): UnitState | undefined {
    const bearer = this.register.bearerOf(this.code, moment);
    if (bearer !== undefined) return bearer;
    return this.atEnds.map((id) => this.register.unitAt(id, moment)).find((unit) => unit !== undefined && isLiving(unit));
  }
}

/** From a day on a unit lies in the scope, itself and all above it standing, or does not. */
export interface Lying {
  readonly from: IsoDate;
  readonly inside: boolean;
}

/**
 * Which units lie in a scope over a stretch of days, as far as is known at one position. A unit is looked at on the days on which something about it,
 * or about a unit above it, came into force: few, and for those above once for all below.
 */
export class ScopeCourse {
  private readonly courses = new Map<string, readonly Lying[]>();
  private readonly changeDays = new Map<string, readonly IsoDate[]>();
  private readonly scopeDays: readonly IsoDate[];
  /** The unit that the scope is on each day that was asked for. */
  private readonly scopeIds = new Map<IsoDate, string | null>();

  /** @param kind of the units that are asked for: nothing lies below one of them, as `UnitColumns.everUnderOf` has it. */
  constructor(
    private readonly register: RegisterView,
    private readonly scope: ScopeOverTime,
    private readonly kind: UnitKind,
    private readonly days: Days,
    private readonly position: Position,
  ) {
    this.scopeDays = [...scope.ids].flatMap((id) => this.changeDaysOf(id));
  }

  /** Whether the scope is on some day another unit than on the first, or none. */
  isAnotherUnit(): boolean {
    const idOn = (effectiveOn: IsoDate): string | undefined => this.scopeIdAt({ effectiveOn, position: this.position });
    return this.scopeDays.some((day) => idOn(day) !== idOn(this.days.first));
  }

  /** Days after the first one on which a fact about the unit comes into force. */
  changeDaysOf(id: string): readonly IsoDate[] {
    const known = this.changeDays.get(id);
    if (known !== undefined) return known;
    const { first, last } = this.days;
    const days = this.register
      .factsOf(id, this.position)
      .flatMap(({ effectiveOn }) => (effectiveOn > first && effectiveOn <= last ? [effectiveOn] : []));
    this.changeDays.set(id, days);
    return days;
  }

  /** Where a unit lies from the first day on, in the order of days. */
  of(id: string): readonly Lying[] {
    const known = this.courses.get(id);
    if (known !== undefined) return known;
    // A unit that is met again on the way up from itself (only a doctored log holds such) lies nowhere.
    this.courses.set(id, [{ from: this.days.first, inside: false }]);
    const own = this.changeDaysOf(id);
    const course = own.length + this.scopeDays.length === 0 ? this.stretch(id, this.days.first, undefined) : this.walk(id, own);
    this.courses.set(id, course);
    return course;
  }

  private walk(id: string, own: readonly IsoDate[]): readonly Lying[] {
    const days = [...new Set([this.days.first, ...own, ...this.scopeDays])].sort();
    return days.flatMap((from, index) => this.stretch(id, from, days[index + 1]));
  }

  /** Where a unit lies from a day to another, between which nothing about it or the scope changes. */
  private stretch(id: string, from: IsoDate, until: IsoDate | undefined): readonly Lying[] {
    const moment = { effectiveOn: from, position: this.position };
    const unit = this.register.unitAt(id, moment);
    if (unit === undefined || !isLiving(unit)) return [{ from, inside: false }];
    const scopeId = this.scopeIdAt(moment);
    if (scopeId === id) return [{ from, inside: true }];
    const { parentId } = unit;
    if (parentId === null || (parentId !== scopeId && !this.isAbove(parentId))) return [{ from, inside: false }];
    const above = this.of(parentId);
    if (from === this.days.first && until === undefined) return above;
    const first = above.findLast((lying) => lying.from <= from);
    const later = above.filter((lying) => lying.from > from && (until === undefined || lying.from < until));
    return [{ from, inside: first?.inside === true }, ...later];
  }

  private scopeIdAt(moment: Moment): string | undefined {
    let id = this.scopeIds.get(moment.effectiveOn);
    if (id === undefined) this.scopeIds.set(moment.effectiveOn, (id = this.scope.at(moment)?.id ?? null));
    return id ?? undefined;
  }

  /** Whether a unit is of a tier above those asked for; it need not stand yet where another is put under it. */
  private isAbove(id: string): boolean {
    const unit = this.register.unitAt(id, { effectiveOn: LAST_DAY, position: this.position });
    return unit !== undefined && UNIT_KINDS.indexOf(unit.kind) < UNIT_KINDS.indexOf(this.kind);
  }
}
