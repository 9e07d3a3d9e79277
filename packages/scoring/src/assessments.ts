import type { LedgerEvent, Measure, Statement } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { descendantsOf, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { AssessmentRound } from './assessment-round.js';
import { roundOf } from './assessment-round.js';
import type { CriteriaSet } from './criteria-set.js';
import { isForType, isSameSeries } from './criteria-set.js';
import { CriteriaSets } from './criteria-sets.js';
import type { IndicatorFact } from './indicator-fact.js';
import { IndicatorFacts } from './indicator-facts.js';
import type { Scorecard } from './scorecard.js';
import { Scorecards } from './scorecards.js';

/** A scorecard with the set it is read by. */
export interface ReadableCard {
  readonly card: Scorecard;
  readonly set: CriteriaSet;
}

/** A round with the set that it was held by. */
export interface ReadableRound {
  readonly round: AssessmentRound;
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
  private readonly indicatorFacts = new IndicatorFacts();

  constructor(private readonly register: RegisterView) {}

  /** Folds one event of the log. */
  apply(event: LedgerEvent): void {
    this.criteriaSets.apply(event);
    this.scorecards.apply(event);
    this.indicatorFacts.apply(event);
  }

  /**
   * A unit's latest card of a statement for each set at a moment, the latest first. A card whose set's publication is withdrawn is left out while it
   * is: nobody can say what it was measured against.
   */
  cardsOf(unitId: string, moment: Moment, statement: Statement = 'ACTUAL'): ReadableCard[] {
    return this.scorecards.latestOf(unitId, moment, statement).flatMap((card) => {
      const set = this.setReadBy(card, moment);
      return set === undefined ? [] : [{ card, set }];
    });
  }

  /** The rounds held of a unit by a moment, the latest first; those by a set whose publication is withdrawn are left out while it is. */
  roundsOf(unitId: string, moment: Moment): ReadableRound[] {
    return this.scorecards.assessmentsOf(unitId, moment).flatMap((card) => {
      const set = this.setReadBy(card, moment);
      return set === undefined ? [] : [{ round: roundOf(card), set }];
    });
  }

  /** What documents state of a unit beside all criteria at a moment: of one measure or of all, every year and statement. */
  factsOf(unitId: string, moment: Moment, measure: Measure | null): IndicatorFact[] {
    return this.indicatorFacts.latestOf(unitId, moment).filter((fact) => measure === null || fact.measure === measure);
  }

  /**
   * The units of a scope (the scope itself and all below) that stand, are of the types a set is for, and whose actual card counts for it at a
   * moment. A unit's card counts if it is the latest among the sets of the same kind and level, so that one scored anew under the
   * following set no longer counts for the old one; and if it is of the size that the set had on the card's day.
   */
  countedIn(scopeId: string, set: CriteriaSet, moment: Moment): CountedCard[] {
    return this.latestIn(scopeId, set, moment).flatMap(({ unit, latest }) => {
      const { size } = latest.set;
      if (latest.set.id !== set.id || (size !== null && latest.card.size !== size)) return [];
      return [{ unit, card: latest.card }];
    });
  }

  /** The ids of the other sets of the same kind and level whose cards count for units of a scope at a moment, in alphabetical order. */
  otherSetsIn(scopeId: string, set: CriteriaSet, moment: Moment): string[] {
    const ids = this.latestIn(scopeId, set, moment).map(({ latest }) => latest.set.id);
    return [...new Set(ids)].filter((id) => id !== set.id).sort();
  }

  /** The units of a scope that a set is for, each with its latest card of the set's series; units without one are left out. */
  private latestIn(
    scopeId: string,
    set: CriteriaSet,
    moment: Moment,
  ): { readonly unit: UnitState; readonly latest: ReadableCard }[] {
    return this.unitsOf(scopeId, set, moment).flatMap((unit) => {
      const latest = this.cardsOf(unit.id, moment).find((readable) => isSameSeries(readable.set, set));
      return latest === undefined ? [] : [{ unit, latest }];
    });
  }

  /** The set as it was on the day of a card, as far as is known at a moment. */
  private setReadBy({ criteriaSetId, effectiveOn }: Scorecard, { position }: Moment): CriteriaSet | undefined {
    return this.criteriaSets.readBy(criteriaSetId, { effectiveOn, position });
  }

  private unitsOf(scopeId: string, set: CriteriaSet, moment: Moment): UnitState[] {
    const scope = this.register.unitAt(scopeId, moment);
    if (scope === undefined) return [];
    return [scope, ...descendantsOf(this.register, scopeId, moment, [set.unitKind])].filter(
      (unit) => isLiving(unit) && isForType(set, unit),
    );
  }
}
