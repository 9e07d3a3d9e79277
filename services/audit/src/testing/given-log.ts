import type { EventStore, Position } from '@ntm-ledger/event-store';
import { NO_STREAM, toPosition, toRevision } from '@ntm-ledger/event-store';
import type { EventType, LedgerDraft, LedgerEvent } from '@ntm-ledger/events';
import {
  assessmentStream,
  caseStream,
  claimStream,
  CRITERIA_SETS_STREAM,
  decodeEvent,
  encodeEvent,
  indicatorStream,
  planStream,
  titleStream,
  UNITS_STREAM,
} from '@ntm-ledger/events';
import { Register } from '@ntm-ledger/register';
import { derivedId } from '@ntm-ledger/service-host';
import { toIsoDate } from '@ntm-ledger/temporal';
import { AuditModel } from '../projections/audit-model.js';
import { tellEvent } from '../reading/tell-event.js';
import type { Wording } from '../summaries/index.js';
import { summarise } from '../summaries/index.js';

/** An event as a test gives it: what it does not say is ordinary. */
export type Given = {
  [T in EventType]: Pick<LedgerDraft<T>, 'type' | 'data'> & {
    /** In force from, `YYYY-MM-DD`. */
    readonly on: string;
    /** Events with the same request were recorded together. Default: a request of its own. */
    readonly request?: string;
  } & Partial<Omit<LedgerDraft<T>, 'type' | 'data' | 'effectiveOn'>>;
}[EventType];

/** A UUID that goes by a short name. */
export function idOf(name: string): string {
  return derivedId(name, 'test');
}

interface Written {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly stream: string;
}

function written(given: Given, index: number): Written {
  const { on, request = `request ${String(index)}`, ...facts } = given;
  const draft: LedgerDraft = {
    effectiveOn: toIsoDate(on),
    precision: 'DAY',
    concerns: 'unitId' in given.data ? [given.data.unitId] : [],
    mode: 'BACKFILL',
    basis: null,
    source: null,
    warnings: [],
    causationId: null,
    ...facts,
  };
  const event = encodeEvent(idOf(`event ${String(index)}`), draft, {
    actor: { id: 'u-17', role: 'clerk', scope: '38' },
    basedOn: toPosition(0),
    correlationId: idOf(request),
    requestDigest: '0'.repeat(64),
  });
  return { ...event, stream: streamOf(given) };
}

function streamOf({ type, data }: Given): string {
  switch (type) {
    case 'CriteriaSetPublished':
    case 'CriteriaSetAmended':
    case 'CriteriaSetEnded':
      return CRITERIA_SETS_STREAM;
    case 'UnitAssessed':
    case 'ScoreStated':
      return assessmentStream(data.unitId, data.criteriaSetId);
    case 'IndicatorStated':
      return indicatorStream(data.unitId);
    case 'CaseOpened':
    case 'CaseStepRecorded':
    case 'CaseReturned':
    case 'CaseWithdrawn':
      return caseStream(data.caseId);
    case 'RecognitionGranted':
    case 'TitleAcknowledged':
    case 'RecognitionRefused':
    case 'TitleRevoked':
    case 'RecognitionAnnounced':
      return titleStream(data.unitId);
    case 'PlanAdopted':
    case 'PlanAmended':
    case 'TaskCompleted':
    case 'SupportRequested':
    case 'SupportGranted':
      return planStream(data.unitId, data.year);
    case 'ClaimRecorded':
      return claimStream(data.unitId);
    default:
      return UNITS_STREAM;
  }
}

/** A log of events at the positions 1, 2, 3 …, or at multiples of another step: not every store counts one by one. */
export function logOf(given: readonly Given[], step = 1): LedgerEvent[] {
  const next = new Map<string, number>();
  return given.map((one, index) => {
    const event = written(one, index);
    const revision = next.get(event.stream) ?? 0;
    next.set(event.stream, revision + 1);
    return decodeEvent({
      ...event,
      revision: toRevision(revision),
      position: toPosition(step * (index + 1)),
      recordedAt: 1_677_222_000_000 + index,
    });
  });
}

/** Appends events to a real log, one at a time, and gives their positions. */
export async function record(store: EventStore, given: readonly Given[], from = 0): Promise<Position[]> {
  const positions: Position[] = [];
  for (const [index, one] of given.entries()) {
    const { stream, ...event } = written(one, from + index);
    let expected: Parameters<EventStore['append']>[2] = NO_STREAM;
    for await (const [last] of store.readStream(stream, { direction: 'backwards', limit: 1 }))
      if (last !== undefined) expected = last.revision;
    positions.push((await store.append(stream, [event], expected)).position);
  }
  return positions;
}

/** Folds a log. */
export function modelOf(log: readonly LedgerEvent[]): AuditModel {
  const register = new Register();
  const model = new AuditModel(register);
  for (const event of log) {
    register.apply(event);
    model.apply(event);
  }
  return model;
}

/** The sentence about the event at a place in a log, by default the last, as it reads when the whole log is known. */
export async function sentenceOf(given: readonly Given[], position = given.length): Promise<Wording> {
  const log = logOf(given);
  const read = (place: Position): Promise<LedgerEvent> => {
    const event = log[place - 1];
    return event === undefined ? Promise.reject(new Error(`no event at ${String(place)}`)) : Promise.resolve(event);
  };
  const told = await tellEvent(await read(toPosition(position)), { model: modelOf(log), known: toPosition(log.length), read });
  return summarise(told);
}
