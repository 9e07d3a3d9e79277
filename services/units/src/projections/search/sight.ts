import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { evolveUnit, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';

/** What units a search is for. What is left out does not matter. */
export interface SearchFilter {
  /** Units within the one that bears this official code at the moment, itself among them; none when nothing living bears it. */
  readonly under?: string | null | undefined;
  readonly kinds?: readonly UnitKind[] | null | undefined;
  /** As the register writes it: `xã`. */
  readonly type?: string | null | undefined;
  /** Whether units count that have ended by the moment; they do when nothing is said. */
  readonly includeEnded?: boolean | null | undefined;
}

/** Deeper than the tree is: only a doctored log makes a longer way up. */
const DEEPEST = 8;

/** The register as one search sees it: at its moment, through its filter. Units are looked up once each. */
export class Sight {
  private readonly above = new Map<string, readonly UnitState[]>();
  private readonly within: string | null;

  constructor(
    private readonly register: RegisterView,
    readonly moment: Moment,
    private readonly filter: SearchFilter,
  ) {
    const { under } = filter;
    // No unit has the id "", so nothing is within it.
    this.within = under === undefined || under === null ? null : (register.bearerOf(under, moment)?.id ?? '');
  }

  /** A unit as it is at the moment; null when it is not yet there, or not asked for. */
  unit(id: string): UnitState | null {
    const unit = this.register.unitAt(id, this.moment);
    return unit !== undefined && this.isAskedFor(unit) ? unit : null;
  }

  /** The units above another by its parent's id, nearest first. */
  unitsAbove(parentId: string | null): readonly UnitState[] {
    if (parentId === null) return [];
    const known = this.above.get(parentId);
    if (known !== undefined) return known;
    const found: UnitState[] = [];
    for (let id: string | null = parentId; id !== null && found.length < DEEPEST;) {
      const unit = this.register.unitAt(id, this.moment);
      if (unit === undefined) break;
      found.push(unit);
      id = unit.parentId;
    }
    this.above.set(parentId, found);
    return found;
  }

  /** Whether a unit has borne something (a name, a code) on some day up to the moment, as far as is known then. */
  hasBorne(id: string, bears: (unit: UnitState) => boolean): boolean {
    let unit: UnitState | undefined;
    return this.register.historyOf(id, this.moment).some((event) => {
      unit = evolveUnit(unit, event);
      return unit !== undefined && bears(unit);
    });
  }

  private isAskedFor(unit: UnitState): boolean {
    const { kinds, type, includeEnded } = this.filter;
    if (includeEnded === false && !isLiving(unit)) return false;
    if (typeof type === 'string' && unit.type !== type) return false;
    if (kinds !== undefined && kinds !== null && !kinds.includes(unit.kind)) return false;
    return this.within === null || unit.id === this.within || this.unitsAbove(unit.parentId).some(({ id }) => id === this.within);
  }
}
