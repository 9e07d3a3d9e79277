import type { LedgerEvent } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { Timeline } from '@ntm-ledger/temporal';
import type { IndicatorFact } from './indicator-fact.js';
import { compareFacts, indicatorFactOf, subjectOf } from './indicator-fact.js';

/** What documents state of units beside all criteria, on both clocks: a line for each unit, measure, year, stars and statement. */
export class IndicatorFacts {
  private readonly byUnit = new Map<string, Map<string, Timeline<IndicatorFact>>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    if (event.type === 'IndicatorStated') this.state(indicatorFactOf(event));
    else if (event.type === 'FactWithdrawn') this.withdraw(event);
  }

  private state(fact: IndicatorFact): void {
    let lines = this.byUnit.get(fact.unitId);
    if (lines === undefined) this.byUnit.set(fact.unitId, (lines = new Map<string, Timeline<IndicatorFact>>()));
    const subject = subjectOf(fact);
    let line = lines.get(subject);
    if (line === undefined) lines.set(subject, (line = new Timeline<IndicatorFact>()));
    line.add(fact);
  }

  private withdraw({ concerns, data, position }: LedgerEvent<'FactWithdrawn'>): void {
    for (const unitId of concerns) {
      for (const line of this.byUnit.get(unitId)?.values() ?? []) line.withdraw(data.position, position);
    }
  }

  /** A unit's latest figure for every measure, year, number of stars and statement at a moment. */
  latestOf(unitId: string, moment: Moment): IndicatorFact[] {
    return [...(this.byUnit.get(unitId)?.values() ?? [])].flatMap((line) => line.latestAt(moment) ?? []).sort(compareFacts);
  }
}
