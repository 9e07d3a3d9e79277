import type {
  Act,
  LedgerEvent,
  PlanEvents,
  PlanTarget,
  SourceDocument,
  SupportGranted,
  SupportRequested,
} from '@ntm-ledger/events';
import { planStream } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/** An event of a unit's plan for a year. */
export type PlanEvent = LedgerEvent<keyof PlanEvents>;

/** A target as the plan has it now. */
export interface PlannedTarget {
  readonly target: PlanTarget;
  /** The event that gave it its present form: the adoption, or an amendment. */
  readonly givenBy: string;
  /** Of a task: when it was done; null while it is not. */
  readonly completed: KnownDay | null;
}

/** A change of a plan by a later decision. */
export interface PlanAmendment {
  readonly on: KnownDay;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
  /** The targets that it brought, changed and dropped, by their ids. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

/** Support that was asked for, or given, with the day and the document. */
export interface Support<S> {
  readonly support: S;
  readonly eventId: string;
  readonly on: KnownDay;
  readonly source: SourceDocument | null;
}

/** A unit's plan for a year as it stands at a moment. */
export interface Plan {
  /** The name of its stream: a unit has one plan a year. */
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  /** The event of its adoption. */
  readonly adoptedBy: string;
  /** Null where no source gives the day. */
  readonly adoptedOn: IsoDate | null;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
  readonly targets: readonly PlannedTarget[];
  readonly amendments: readonly PlanAmendment[];
  readonly requested: readonly Support<SupportRequested>[];
  readonly granted: readonly Support<SupportGranted>[];
}

/**
 * The plan that its events come to; undefined without an adoption. The adoption comes first whatever its day, then what changed the plan: of a plan or an
 * amendment that is only known to be of some day of a year, a task may well be done before the last day that the source allows.
 * @param events what counts at one moment, in folding order
 */
export function planOf(events: readonly PlanEvent[]): Plan | undefined {
  const adoption = events.find((event) => event.type === 'PlanAdopted');
  if (adoption === undefined) return undefined;
  const changes = events.filter(({ type }) => type === 'PlanAmended');
  const others = events.filter(({ type }) => type !== 'PlanAmended');
  return [...changes, ...others].reduce(evolvePlan, adopted(adoption));
}

function adopted({ id, data, effectiveOn, precision, basis, source }: LedgerEvent<'PlanAdopted'>): Plan {
  const { unitId, year, adoptedOn, targets } = data;
  return {
    id: planStream(unitId, year),
    unitId,
    year,
    adoptedBy: id,
    adoptedOn,
    effectiveOn,
    precision,
    basis,
    source,
    targets: targets.map((target) => ({ target, givenBy: id, completed: null })),
    amendments: [],
    requested: [],
    granted: [],
  };
}

function evolvePlan(plan: Plan, event: PlanEvent): Plan {
  const { id: eventId, source } = event;
  const on = { on: event.effectiveOn, precision: event.precision };
  switch (event.type) {
    case 'PlanAdopted':
      return plan;
    case 'PlanAmended':
      return amended(plan, event);
    case 'TaskCompleted': {
      const isDone = ({ target }: PlannedTarget): boolean => target.targetId === event.data.targetId;
      return { ...plan, targets: plan.targets.map((planned) => (isDone(planned) ? { ...planned, completed: on } : planned)) };
    }
    case 'SupportRequested':
      return { ...plan, requested: [...plan.requested, { support: event.data, eventId, on, source }] };
    case 'SupportGranted':
      return { ...plan, granted: [...plan.granted, { support: event.data, eventId, on, source }] };
  }
}

function amended(plan: Plan, { id, data, effectiveOn, precision, basis, source }: LedgerEvent<'PlanAmended'>): Plan {
  const { added, changed, dropped } = data;
  const had = new Set(plan.targets.map(({ target }) => target.targetId));
  const kept = plan.targets
    .filter(({ target }) => !dropped.includes(target.targetId))
    .map((planned) => {
      const change = changed.find(({ targetId }) => targetId === planned.target.targetId);
      return change === undefined ? planned : { ...planned, target: change, givenBy: id };
    });
  const amendment: PlanAmendment = {
    on: { on: effectiveOn, precision },
    basis,
    source,
    added: added.map(({ targetId }) => targetId),
    changed: changed.map(({ targetId }) => targetId),
    dropped,
  };
  // What a decision changes stands as it says, also where the one that had set it is withdrawn, or is found to have been dropped before.
  const given = [...changed.filter(({ targetId }) => !had.has(targetId)), ...added];
  return {
    ...plan,
    targets: [...kept, ...given.map((target) => ({ target, givenBy: id, completed: null }))],
    amendments: [...plan.amendments, amendment],
  };
}
