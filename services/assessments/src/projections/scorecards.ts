import type { LedgerEvent, SourceDocument } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { Timeline } from '@ntm-ledger/temporal';
import type { Scorecard, ScoreEvent } from '../domain/index.js';
import { scorecardOf } from '../domain/index.js';
import { PackedCard } from './packed-card.js';

/** The cards of one unit under one set. */
interface Line {
  readonly unitId: string;
  readonly criteriaSetId: string;
  readonly cards: Timeline<PackedCard>;
}

/** The scorecards of all units on both clocks: for each unit and set one line of cards, of which the last one counts. */
export class Scorecards {
  private readonly byUnit = new Map<string, Map<string, Line>>();
  private readonly sources = new Map<string, SourceDocument>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    if (event.type === 'UnitAssessed' || event.type === 'ScoreStated') this.score(event);
    else if (event.type === 'FactWithdrawn') this.withdraw(event);
  }

  private score(event: ScoreEvent): void {
    const { unitId, criteriaSetId } = event.data;
    let bySet = this.byUnit.get(unitId);
    if (bySet === undefined) this.byUnit.set(unitId, (bySet = new Map<string, Line>()));
    let line = bySet.get(criteriaSetId);
    if (line === undefined) bySet.set(criteriaSetId, (line = { unitId, criteriaSetId, cards: new Timeline() }));
    // The texts of the line's first event stand for those of all later ones, which can then be let go of.
    line.cards.add(new PackedCard(line.unitId, line.criteriaSetId, scorecardOf(event), this.oneOf(event.source)));
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

  private withdraw({ concerns, data, position }: LedgerEvent<'FactWithdrawn'>): void {
    for (const unitId of concerns) {
      for (const { cards } of this.byUnit.get(unitId)?.values() ?? []) cards.withdraw(data.position, position);
    }
  }

  /** A unit's card for every set it has been scored against by a moment, the latest first. */
  latestOf(unitId: string, moment: Moment): Scorecard[] {
    return [...(this.byUnit.get(unitId)?.values() ?? [])].flatMap(({ cards }) => cards.latestAt(moment) ?? []).sort(later);
  }
}

function later(a: Scorecard, b: Scorecard): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn > b.effectiveOn ? -1 : 1;
  return b.position - a.position;
}
