import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { PLAN_STREAMS } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { LAST_DAY, Timeline } from '@ntm-ledger/temporal';
import type { KnownPlans } from '../domain/known.js';
import type { Plan, PlanEvent } from '../domain/plans/plan.js';
import { planOf } from '../domain/plans/plan.js';

/** The plans of all units on both clocks: a timeline a unit and year, folded when it is asked for. */
export class PlanModel implements KnownPlans {
  private readonly byUnit = new Map<string, Map<number, Timeline<PlanEvent>>>();
  private readonly byStream = new Map<string, Timeline<PlanEvent>>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(PLAN_STREAMS)) return;
    if (event.type === 'FactWithdrawn') this.byStream.get(event.stream)?.withdraw(event.data.position, event.position);
    else if (isPlanEvent(event)) this.timelineOf(event).add(event);
  }

  private timelineOf({ stream, data: { unitId, year } }: PlanEvent): Timeline<PlanEvent> {
    let years = this.byUnit.get(unitId);
    if (years === undefined) this.byUnit.set(unitId, (years = new Map<number, Timeline<PlanEvent>>()));
    let timeline = years.get(year);
    if (timeline === undefined) {
      years.set(year, (timeline = new Timeline()));
      this.byStream.set(stream, timeline);
    }
    return timeline;
  }

  planAt(unitId: string, year: number, moment: Moment): Plan | undefined {
    return planOf(this.byUnit.get(unitId)?.get(year)?.at(moment) ?? []);
  }

  /** The plan that is known at a position and not withdrawn, with all that is dated later. */
  planKnown(unitId: string, year: number, position: Position): Plan | undefined {
    return this.planAt(unitId, year, { effectiveOn: LAST_DAY, position });
  }

  /** The plans of a unit at a moment, the earliest year first. */
  plansOf(unitId: string, moment: Moment): Plan[] {
    const years = [...(this.byUnit.get(unitId)?.keys() ?? [])].sort((a, b) => a - b);
    return years.flatMap((year) => this.planAt(unitId, year, moment) ?? []);
  }

  /** The ids of the units that a plan was ever recorded of. */
  units(): Iterable<string> {
    return this.byUnit.keys();
  }
}

const PLAN_EVENTS: Readonly<Record<PlanEvent['type'], true>> = {
  PlanAdopted: true,
  PlanAmended: true,
  TaskCompleted: true,
  SupportRequested: true,
  SupportGranted: true,
};

function isPlanEvent(event: LedgerEvent): event is PlanEvent {
  return Object.hasOwn(PLAN_EVENTS, event.type);
}
