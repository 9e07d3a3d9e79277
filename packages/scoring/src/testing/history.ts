import type { Position, Revision } from '@ntm-ledger/event-store';
import { START, toPosition, toRevision } from '@ntm-ledger/event-store';
import type {
  AssessedCriterion,
  CriteriaSetAmended,
  CriteriaSetPublished,
  Decided,
  EventCatalogue,
  EventDraft,
  EventType,
  LedgerDraft,
  LedgerEvent,
  ScoreStated,
  UnitAssessed,
  UnitAttribute,
  UnitClassified,
  UnitIdentity,
} from '@ntm-ledger/events';
import { assessmentStream, CRITERIA_SETS_STREAM, indicatorStream, UNITS_STREAM } from '@ntm-ledger/events';
import { NOTHING_CHANGED } from '@ntm-ledger/events/testing';
import type { UnitState } from '@ntm-ledger/register';
import { Register } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { Assessments } from '../assessments.js';

/** What a test may leave out of an event. */
type Facts = Partial<Pick<EventDraft, 'precision' | 'mode' | 'basis' | 'source' | 'warnings'>>;

/** A criterion as a test gives it: what it does not say was not given. */
type Criterion = Pick<AssessedCriterion, 'number' | 'outcome'> & Partial<AssessedCriterion>;

/** An assessment as a test gives it: an actual one of no known round, but for what it says. */
type Assessment = Pick<UnitAssessed, 'unitId' | 'criteriaSetId' | 'size'> &
  Partial<Omit<UnitAssessed, 'criteria'>> & { readonly criteria: readonly Criterion[] };

/** A stated score as a test gives it: an actual one, but for what it says. */
type Score = Omit<ScoreStated, 'statement'> & Partial<ScoreStated>;

/** A log in memory: events are given places in it and folded as they come. */
export class History {
  readonly events: LedgerEvent[] = [];
  readonly register = new Register();
  readonly assessments = new Assessments(this.register);
  private readonly revisions = new Map<string, Revision>();

  get position(): Position {
    return this.events.at(-1)?.position ?? START;
  }

  moment(day: string, position: Position = this.position): Moment {
    return { effectiveOn: toIsoDate(day), position };
  }

  /** Appends an event and folds it. */
  append(stream: string, draft: LedgerDraft): LedgerEvent {
    const revision = toRevision((this.revisions.get(stream) ?? -1) + 1);
    this.revisions.set(stream, revision);
    const place = this.events.length + 1;
    const event = {
      ...draft,
      id: `event-${String(place)}`,
      schemaVersion: 1,
      stream,
      revision,
      position: toPosition(place),
      recordedAt: place * 1_000,
      actor: { id: 'actor', role: 'admin', scope: 'VN' },
      basedOn: this.position,
      correlationId: `request-${String(place)}`,
      requestDigest: '',
    } as LedgerEvent;
    this.events.push(event);
    this.register.apply(event);
    this.assessments.apply(event);
    return event;
  }

  /** Appends what a decider gave. @throws Error when it refused. */
  take(decided: Decided): LedgerEvent[] {
    if (decided.outcome === 'refused') throw new Error(JSON.stringify(decided.refusal));
    return decided.events.map((draft) => this.append(decided.stream, draft));
  }

  unit(unit: UnitIdentity, day: string): LedgerEvent {
    return this.append(UNITS_STREAM, draftOf('UnitRegistered', unit, [unit.unitId], day));
  }

  endUnit(unitId: string, day: string): LedgerEvent {
    return this.append(
      UNITS_STREAM,
      draftOf('UnitEnded', { unitId, manner: 'ABOLISHED', successors: [], certainty: 'STATED' }, [unitId], day),
    );
  }

  retypeUnit(unitId: string, type: UnitIdentity['type'], day: string): LedgerEvent {
    return this.append(UNITS_STREAM, draftOf('UnitRetyped', { unitId, type }, [unitId], day));
  }

  publish(set: CriteriaSetPublished, day: string, publisher: string): LedgerEvent {
    return this.append(CRITERIA_SETS_STREAM, draftOf('CriteriaSetPublished', set, [publisher], day));
  }

  amend(
    change: Pick<CriteriaSetAmended, 'criteriaSetId'> & Partial<CriteriaSetAmended>,
    day: string,
    publisher: string,
  ): LedgerEvent {
    return this.append(CRITERIA_SETS_STREAM, draftOf('CriteriaSetAmended', { ...NOTHING_CHANGED, ...change }, [publisher], day));
  }

  end(criteriaSetId: string, lastDay: string, day: string, publisher: string): LedgerEvent {
    const data = { criteriaSetId, lastDay: toIsoDate(lastDay) };
    return this.append(CRITERIA_SETS_STREAM, draftOf('CriteriaSetEnded', data, [publisher], day));
  }

  classify(unitId: string, attribute: UnitAttribute, value: UnitClassified['value'], day: string): LedgerEvent {
    return this.append(UNITS_STREAM, draftOf('UnitClassified', { unitId, attribute, value }, [unitId], day));
  }

  assess({ criteria, ...given }: Assessment, day: string): LedgerEvent {
    const data: UnitAssessed = {
      round: null,
      statement: 'ACTUAL',
      assessor: null,
      ...given,
      criteria: criteria.map((criterion) => ({ indicators: [], evidence: [], ...criterion })),
    };
    return this.append(assessmentStream(data.unitId, data.criteriaSetId), draftOf('UnitAssessed', data, [data.unitId], day));
  }

  state(given: Score, day: string): LedgerEvent {
    const data: ScoreStated = { statement: 'ACTUAL', ...given };
    return this.append(assessmentStream(data.unitId, data.criteriaSetId), draftOf('ScoreStated', data, [data.unitId], day));
  }

  indicate(data: EventCatalogue['IndicatorStated'], day: string): LedgerEvent {
    return this.append(indicatorStream(data.unitId), draftOf('IndicatorStated', data, [data.unitId], day));
  }

  withdraw({ id, position, type, stream, concerns, effectiveOn }: LedgerEvent): LedgerEvent {
    return this.append(
      stream,
      draftOf('FactWithdrawn', { eventId: id, position, type, reason: 'recorded in error' }, concerns, effectiveOn),
    );
  }
}

/** An event as a decider gives it, of a day and with what a test does not care for filled in. */
export function draftOf<T extends EventType>(
  type: T,
  data: EventCatalogue[T],
  concerns: readonly string[],
  day: string,
  facts: Facts = {},
): LedgerDraft {
  const effectiveOn: IsoDate = toIsoDate(day);
  return {
    type,
    effectiveOn,
    precision: 'DAY',
    concerns,
    mode: 'BACKFILL',
    basis: null,
    source: null,
    warnings: [],
    causationId: null,
    ...facts,
    data,
  } as LedgerDraft;
}

/** A unit of a history as it is on a day. @throws Error when there is none */
export function unitOn(history: History, id: string, day: string): UnitState {
  const unit = history.register.unitAt(id, history.moment(day));
  if (unit === undefined) throw new Error(`no unit ${id} on ${day}`);
  return unit;
}
