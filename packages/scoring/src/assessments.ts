import type { LedgerEvent, Measure, Statement } from '@ntm-ledger/events';
import type { OrderedPage, PageWindow, Register, UnitState } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { AssessmentRound } from './assessment-round.js';
import { roundOf } from './assessment-round.js';
import { CountingCards } from './counting-cards.js';
import type { CriteriaSet } from './criteria-set.js';
import { isForType } from './criteria-set.js';
import { CriteriaSets } from './criteria-sets.js';
import type { IndicatorFact } from './indicator-fact.js';
import { IndicatorFacts } from './indicator-facts.js';
import type { Scorecard } from './scorecard.js';
import { Scorecards } from './scorecards.js';
import type { ScopeScores } from './summary.js';

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

/** A unit, and what the card that counts for it says in numbers. */
export interface CountedUnit {
  readonly unit: UnitState;
  readonly met: number;
  readonly size: number;
}

/** A scope at a moment, and the set that its units are asked for. */
export interface CountedScope {
  readonly scopeId: string;
  readonly set: CriteriaSet;
  readonly moment: Moment;
}

/** A page of units, with what the cards that count for them say. */
export type CountedPage = OrderedPage<CountedUnit>;

/** The read model of assessments: sets, scorecards, and which of them count in a scope. The register tells who is in it. */
export class Assessments {
  readonly criteriaSets = new CriteriaSets();
  private readonly scorecards: Scorecards;
  private readonly indicatorFacts = new IndicatorFacts();

  constructor(private readonly register: Register) {
    this.scorecards = new Scorecards((unitId) => register.numberOf(unitId));
  }

  /** Folds one event of the log. */
  apply(event: LedgerEvent): void {
    this.criteriaSets.apply(event);
    this.scorecards.apply(event);
    this.indicatorFacts.apply(event);
  }

  /** Lays the columns of cards in the order of units, for sums. */
  prepare(): void {
    this.scorecards.tidy();
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

  /** A unit's latest actual card by one set at a moment; undefined where there is none. */
  cardBy(criteriaSetId: string, unitId: string, moment: Moment): ReadableCard | undefined {
    const card = this.scorecards.latestUnder(criteriaSetId, unitId, moment);
    const set = card && this.setReadBy(card, moment);
    return card === undefined || set === undefined ? undefined : { card, set };
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

  /** Which cards count for a set at a moment, and what those of a scope come to. */
  countingFor(set: CriteriaSet, moment: Moment): CountingCards {
    const { position } = moment;
    const others = this.criteriaSets.sameSeries(set, position).filter(({ id }) => id !== set.id);
    return new CountingCards({
      asked: this.scorecards.columnsOf(set.id),
      others: others.flatMap(({ id }) => this.scorecards.columnsOf(id) ?? []),
      sizes: this.criteriaSets.sizesOf(set.id, position),
      moment,
    });
  }

  /** What the cards that count for a set come to over a scope: the scope itself and all below. */
  scoresIn(scopeId: string, set: CriteriaSet, moment: Moment): ScopeScores {
    return this.countingFor(set, moment).sum(this.unitsFor(scopeId, set, moment));
  }

  /**
   * A page of the units of a scope whose card counts for a set, in the order of their codes, each with what that card says. All of it is read from
   * columns: cards themselves lie far apart in memory.
   * @param isAsked which of them, told by the row of the card
   * @returns null where the page is to begin after a unit that is none of them
   */
  countedPage(
    { scopeId, set, moment }: CountedScope,
    isAsked: (cards: CountingCards, row: number) => boolean,
    window: PageWindow,
  ): CountedPage | null {
    const cards = this.countingFor(set, moment);
    const columns = this.register.inColumns();
    const counting = cards.ofUnits(this.unitsFor(scopeId, set, moment), (row) => isAsked(cards, row));
    const page = columns.page(counting, window);
    if (page === null) return null;
    const counted: CountedUnit[] = [];
    for (const number of page.items) {
      const [unit, row] = [columns.unitAt(number, moment), cards.rowOf(number)];
      if (unit !== undefined) counted.push({ unit, met: cards.metOf(row), size: cards.sizeOf(row) });
    }
    return { ...page, items: counted };
  }

  /** The ids of the other sets of the same kind and level whose cards are the latest of units of a scope at a moment, in alphabetical order. */
  otherSetsIn(scopeId: string, set: CriteriaSet, moment: Moment): string[] {
    const others = this.criteriaSets.sameSeries(set, moment.position).filter(({ id }) => id !== set.id);
    const units = this.unitsFor(scopeId, set, moment);
    const counts = (other: CriteriaSet): boolean => {
      const cards = this.countingFor(other, moment);
      return units.some((unit) => cards.isLatest(unit));
    };
    return others.filter(counts).map(({ id }) => id);
  }

  /** The set as it was on the day of a card, as far as is known at a moment. */
  private setReadBy({ criteriaSetId, effectiveOn }: Scorecard, { position }: Moment): CriteriaSet | undefined {
    return this.criteriaSets.readBy(criteriaSetId, { effectiveOn, position });
  }

  /** The numbers of the units of a scope, itself among them, that stand at a moment and are of the types that a set is for, in the order of their codes. */
  private unitsFor(scopeId: string, set: CriteriaSet, moment: Moment): Int32Array {
    const { unitKind: kind } = set;
    return this.register
      .inColumns()
      .within(scopeId, moment, kind)
      .ofKind(kind, (type) => isForType(set, { kind, type }));
  }
}
