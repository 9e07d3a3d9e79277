import type { LedgerEvent } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { Timeline } from '@ntm-ledger/temporal';
import type { Scorecard, ScoreEvent } from '../domain/index.js';
import { scorecardOf } from '../domain/index.js';

/** The scorecards of all units on both clocks: for each unit and set one line of cards, of which the last one counts. */
export class Scorecards {
  private readonly byUnit = new Map<string, Map<string, Timeline<Scorecard>>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    if (event.type === 'UnitAssessed' || event.type === 'ScoreStated') this.score(event);
    else if (event.type === 'FactWithdrawn') this.withdraw(event);
  }

  private score(event: ScoreEvent): void {
    const { unitId, criteriaSetId } = event.data;
    const bySet = this.byUnit.get(unitId) ?? new Map<string, Timeline<Scorecard>>();
    const timeline = bySet.get(criteriaSetId) ?? new Timeline<Scorecard>();
    this.byUnit.set(unitId, bySet.set(criteriaSetId, timeline));
    timeline.add(scorecardOf(event));
  }

  private withdraw({ concerns, data, position }: LedgerEvent<'FactWithdrawn'>): void {
    for (const unitId of concerns) {
      for (const timeline of this.byUnit.get(unitId)?.values() ?? []) timeline.withdraw(data.position, position);
    }
  }

  /** A unit's card for every set it has been scored against by a moment, the latest first. */
  latestOf(unitId: string, moment: Moment): Scorecard[] {
    return [...(this.byUnit.get(unitId)?.values() ?? [])].flatMap((timeline) => timeline.latestAt(moment) ?? []).sort(later);
  }
}

function later(a: Scorecard, b: Scorecard): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn > b.effectiveOn ? -1 : 1;
  return b.position - a.position;
}
