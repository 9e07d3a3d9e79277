import type { LedgerEvent, SourceDocument, Statement } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS, STATEMENTS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { comesAfter, Timeline } from '@ntm-ledger/temporal';
import type { Look } from './packed-card.js';
import { PackedCard } from './packed-card.js';
import type { Scorecard, ScoreEvent } from './scorecard.js';
import { hasResult, scorecardOf } from './scorecard.js';
import { ScoreColumns } from './score-columns.js';

/** What is said of one unit under one set by one statement. */
interface Line {
  readonly unitId: string;
  readonly criteriaSetId: string;
  readonly cards: Timeline<PackedCard>;
  /** The number of the unit in the register; undefined as long as that does not know it. */
  unit: number | undefined;
  /** Rounds of which no result is known: few, and never a card that counts. */
  withoutResult: Timeline<PackedCard> | null;
}

/** Of each unit its lines by criteria set. */
type Lines = Map<string, Map<string, Line>>;

/**
 * The scorecards of all units on both clocks: for each unit, set and statement one line of cards, of which the last one counts. What is, what
 * is thought and what is meant lie apart, so that none can replace another.
 */
export class Scorecards {
  private readonly byStatement = new Map<Statement, Lines>();
  /** The actual cards once more, by set, for sums over a scope. */
  private readonly columns = new Map<string, ScoreColumns>();
  private readonly sources = new Map<string, SourceDocument>();
  /** By assessor, of whom each has few. */
  private readonly looks = new Map<string | null, Look[]>();

  /** @param numberOf the number of a unit in the register */
  constructor(private readonly numberOf: (unitId: string) => number | undefined) {}

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    if (event.type === 'UnitAssessed' || event.type === 'ScoreStated') this.score(event);
    else if (event.type === 'FactWithdrawn') this.withdraw(event);
  }

  private score(event: ScoreEvent): void {
    const { unitId, criteriaSetId } = event.data;
    // The one text of the name, not that of the event; a statement that this program does not know is part of none of its answers.
    const statement = STATEMENTS.find((one) => one === event.data.statement);
    if (statement === undefined) return;
    let byUnit = this.byStatement.get(statement);
    if (byUnit === undefined) this.byStatement.set(statement, (byUnit = new Map<string, Map<string, Line>>()));
    let bySet = byUnit.get(unitId);
    if (bySet === undefined) byUnit.set(unitId, (bySet = new Map<string, Line>()));
    let line = bySet.get(criteriaSetId);
    if (line === undefined)
      bySet.set(criteriaSetId, (line = { unitId, criteriaSetId, cards: new Timeline(), unit: undefined, withoutResult: null }));
    const card = scorecardOf(event);
    // The texts of the line's first event stand for those of all later ones, which can then be let go of.
    const look = this.oneLook(card);
    const kept = new PackedCard(line.unitId, line.criteriaSetId, look, card, this.oneOf(event.source));
    if (!hasResult(event)) {
      (line.withoutResult ??= new Timeline()).add(kept);
      return;
    }
    line.cards.add(kept);
    if (statement === 'ACTUAL') this.keepInColumns(line, card);
  }

  private keepInColumns(line: Line, card: Scorecard): void {
    const unit = (line.unit ??= this.numberOf(card.unitId));
    // Nobody is assessed before the register knows him; what a doctored log says of nobody is in no scope.
    if (unit === undefined) return;
    let columns = this.columns.get(card.criteriaSetId);
    if (columns === undefined) this.columns.set(card.criteriaSetId, (columns = new ScoreColumns()));
    columns.add(unit, card);
  }

  /** The same document for every card that was read in it: cards are many, documents few. */
  private oneOf(source: SourceDocument | null): SourceDocument | null {
    if (source === null) return null;
    const key = [source.title, source.number, source.issuer, source.issuedOn, source.url, source.digest].join('\n');
    const known = this.sources.get(key);
    if (known !== undefined) return known;
    this.sources.set(key, source);
    return source;
  }

  /** The same look for every card that came about in the same way. */
  private oneLook({ statement, round, assessor, certainty, precision }: Scorecard): Look {
    let looks = this.looks.get(assessor);
    if (looks === undefined) this.looks.set(assessor, (looks = []));
    for (const look of looks) {
      const isSame = look.round === round && look.certainty === certainty && look.precision === precision;
      if (isSame && look.statement === statement) return look;
    }
    const look = { statement, round, assessor, certainty, precision };
    looks.push(look);
    return look;
  }

  private withdraw({ concerns, data, position }: LedgerEvent<'FactWithdrawn'>): void {
    for (const unitId of concerns) {
      for (const { cards, withoutResult } of this.linesOf(unitId)) {
        cards.withdraw(data.position, position);
        withoutResult?.withdraw(data.position, position);
      }
      const unit = this.numberOf(unitId);
      if (unit !== undefined) for (const columns of this.columns.values()) columns.withdraw(unit, data.position, position);
    }
  }

  private linesOf(unitId: string): Line[] {
    return [...this.byStatement.values()].flatMap((byUnit) => [...(byUnit.get(unitId)?.values() ?? [])]);
  }

  /** See `TimelineColumns.tidy`. */
  tidy(): void {
    for (const columns of this.columns.values()) columns.tidy();
  }

  /** The actual cards of all units under a set, for sums over a scope. */
  columnsOf(criteriaSetId: string): ScoreColumns | undefined {
    return this.columns.get(criteriaSetId);
  }

  /** A unit's card for every set it has been scored against by a moment, the latest first. */
  latestOf(unitId: string, moment: Moment, statement: Statement): Scorecard[] {
    const lines = this.byStatement.get(statement)?.get(unitId)?.values() ?? [];
    return [...lines].flatMap(({ cards }) => cards.latestAt(moment) ?? []).sort(later);
  }

  /** A unit's latest actual card under one set at a moment. */
  latestUnder(criteriaSetId: string, unitId: string, moment: Moment): Scorecard | undefined {
    return this.byStatement.get('ACTUAL')?.get(unitId)?.get(criteriaSetId)?.cards.latestAt(moment);
  }

  /** Every assessment of a unit by a moment, of every set and statement and with or without a result, the latest first. */
  assessmentsOf(unitId: string, moment: Moment): Scorecard[] {
    return this.linesOf(unitId)
      .flatMap(({ cards, withoutResult }) => [...cards.at(moment), ...(withoutResult?.at(moment) ?? [])])
      .filter(({ certainty }) => certainty === 'PER_CRITERION')
      .sort(later);
  }
}

function later(a: Scorecard, b: Scorecard): number {
  return comesAfter(a, b) ? -1 : 1;
}
