import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { CRITERIA_SETS_STREAM } from '@ntm-ledger/events';
import { Timeline } from '@ntm-ledger/temporal';

type Publication = Extract<LedgerEvent, { type: 'CriteriaSetPublished' }>;

/**
 * Which criteria sets there are. Knowledge alone decides what an id means, not the day: an old decision may rest on a set whose own day
 * is not well known. Nor do amendments and ends matter here: a decision rests on the set of that id, whatever became of it since.
 */
export class PublishedCriteriaSets {
  private readonly byId = new Map<string, Timeline<Publication>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (event.stream !== CRITERIA_SETS_STREAM) return;
    if (event.type === 'CriteriaSetPublished') this.publish(event);
    else if (event.type === 'FactWithdrawn') this.withdraw(event.data.position, event.position);
  }

  private publish(event: Publication): void {
    const { criteriaSetId } = event.data;
    let timeline = this.byId.get(criteriaSetId);
    if (timeline === undefined) this.byId.set(criteriaSetId, (timeline = new Timeline()));
    timeline.add(event);
  }

  private withdraw(position: Position, at: Position): void {
    for (const timeline of this.byId.values()) if (timeline.withdraw(position, at)) return;
  }

  /** Whether a set is known at a position and not withdrawn, whenever it was published. */
  isKnown(id: string, position: Position): boolean {
    return (this.byId.get(id)?.knownAt(position).length ?? 0) > 0;
  }
}
