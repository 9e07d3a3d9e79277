import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent, Level } from '@ntm-ledger/events';
import { CRITERIA_SETS_STREAM } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { Timeline } from '@ntm-ledger/temporal';
import type { CriteriaSet } from '../domain/index.js';
import { criteriaSetOf } from '../domain/index.js';

/**
 * The criteria sets on both clocks.
 *
 * They are asked in two ways. Which sets there are at a moment follows both clocks. What an id means follows knowledge alone: a score
 * may be older than the act it is read by (recorded with a warning), and must then still say what it was measured against.
 */
export class CriteriaSets {
  private readonly byId = new Map<string, Timeline<CriteriaSet>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (event.stream !== CRITERIA_SETS_STREAM) return;
    if (event.type === 'CriteriaSetPublished') this.publish(criteriaSetOf(event));
    else if (event.type === 'FactWithdrawn') this.withdraw(event.data.position, event.position);
  }

  private publish(set: CriteriaSet): void {
    const timeline = this.byId.get(set.id) ?? new Timeline<CriteriaSet>();
    this.byId.set(set.id, timeline);
    timeline.add(set);
  }

  private withdraw(position: Position, at: Position): void {
    for (const timeline of this.byId.values()) if (timeline.withdraw(position, at)) return;
  }

  /** The set that an id means, as far as was known at a position, published by any day. */
  knownAt(id: string, position: Position): CriteriaSet | undefined {
    return this.byId.get(id)?.knownAt(position).at(-1);
  }

  /** The set of that id, if it was published by a moment. */
  at(id: string, moment: Moment): CriteriaSet | undefined {
    return this.byId.get(id)?.latestAt(moment);
  }

  /** The sets published by a moment, of one level or of all, in the order of their publication. */
  allAt(moment: Moment, level: Level | null): CriteriaSet[] {
    return [...this.byId.values()]
      .flatMap((timeline) => timeline.latestAt(moment) ?? [])
      .filter((set) => level === null || set.level === level)
      .sort((a, b) => compare(a.effectiveOn, b.effectiveOn) || compare(a.id, b.id));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
