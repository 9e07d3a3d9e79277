import type { LedgerEvent } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { descendantsOf, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { CriteriaSet, Scorecard } from '../domain/index.js';
import { isForType, isSameSeries } from '../domain/index.js';
import { CriteriaSets } from './criteria-sets.js';
import { Scorecards } from './scorecards.js';

/** A scorecard with the set it is read by. */
export interface ReadableCard {
  readonly card: Scorecard;
  readonly set: CriteriaSet;
}

/** A unit with the card that counts for it. */
export interface CountedCard {
  readonly unit: UnitState;
  readonly card: Scorecard;
}

/** The read model of assessments: sets, scorecards, and which of them count in a scope. The register tells who is in it. */
export class Assessments {
  readonly criteriaSets = new CriteriaSets();
  private readonly scorecards = new Scorecards();

  constructor(private readonly register: RegisterView) {}

  /** Folds one event of the log. */
  apply(event: LedgerEvent): void {
    this.criteriaSets.apply(event);
    this.scorecards.apply(event);
  }

  /**
   * A unit's latest card for each set at a moment, the latest first. A card whose set's publication is withdrawn is left out while it
   * is: nobody can say what it was measured against.
   */
  cardsOf(unitId: string, moment: Moment): ReadableCard[] {
    return this.scorecards.latestOf(unitId, moment).flatMap((card) => {
      const set = this.criteriaSets.knownAt(card.criteriaSetId, moment.position);
      return set === undefined ? [] : [{ card, set }];
    });
  }

  /**
   * The units of a scope (the scope itself and all below) that stand, are of the types a set is for, and whose card counts for it at a
   * moment. A unit's card counts if it is the latest among the sets of the same kind and level, so that one scored anew under the
   * following set no longer counts for the old one; and if it is of the size that the set is known to have.
   */
  countedIn(scopeId: string, set: CriteriaSet, moment: Moment): CountedCard[] {
    return this.unitsOf(scopeId, set, moment).flatMap((unit) => {
      const latest = this.cardsOf(unit.id, moment).find((readable) => isSameSeries(readable.set, set));
      if (latest?.set.id !== set.id || (set.size !== null && latest.card.size !== set.size)) return [];
      return [{ unit, card: latest.card }];
    });
  }

  private unitsOf(scopeId: string, set: CriteriaSet, moment: Moment): UnitState[] {
    const scope = this.register.unitAt(scopeId, moment);
    if (scope === undefined) return [];
    return [scope, ...descendantsOf(this.register, scopeId, moment, [set.unitKind])].filter(
      (unit) => isLiving(unit) && isForType(set, unit),
    );
  }
}
