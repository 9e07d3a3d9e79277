import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import type { Dated } from '@ntm-ledger/temporal';
import { Timeline } from '@ntm-ledger/temporal';
import type { CriteriaSetName } from '../summaries/told.js';

/** The names under which criteria sets were published, so that a sentence need not speak of `xa-ntm-2021`. */
export class CriteriaSetNames {
  private readonly timelines = new Map<string, Timeline<Dated & CriteriaSetName>>();

  /** Folds one event of the log; most change nothing. */
  apply(event: LedgerEvent): void {
    if (event.type === 'CriteriaSetPublished') {
      const { criteriaSetId, name, period } = event.data;
      let timeline = this.timelines.get(criteriaSetId);
      if (timeline === undefined) this.timelines.set(criteriaSetId, (timeline = new Timeline()));
      timeline.add({ effectiveOn: event.effectiveOn, position: event.position, name, period });
    } else if (event.type === 'FactWithdrawn' && event.data.type === 'CriteriaSetPublished') {
      for (const timeline of this.timelines.values()) timeline.withdraw(event.data.position, event.position);
    }
  }

  /** A set's name as far as known at a position, whenever the set comes into force: documents name sets ahead of their time. */
  nameOf(criteriaSetId: string, known: Position): CriteriaSetName | undefined {
    return this.timelines.get(criteriaSetId)?.knownAt(known).at(-1);
  }
}
