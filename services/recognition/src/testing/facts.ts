import type {
  Actor,
  CriteriaSetPublished,
  DecisionFacts,
  LedgerDraft,
  LedgerEvent,
  Level,
  RecognitionGranted,
  RecordingMode,
  Round,
  TerritoryLink,
  UnitAssessed,
  UnitEnded,
  UnitIdentity,
  UnitType,
} from '@ntm-ledger/events';
import { assessmentStream, CRITERIA_SETS_STREAM, titleStream, UNITS_STREAM } from '@ntm-ledger/events';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';

/** A fact with the stream it belongs in. */
export interface Fact {
  readonly stream: string;
  readonly draft: LedgerDraft;
  /** Who recorded it; by default a clerk of the country. */
  readonly actor?: Actor;
}

/** What every event has, about a unit and of a day. */
export function envelope(on: string, unitId: string, precision: DatePrecision = 'DAY') {
  return {
    effectiveOn: toIsoDate(on),
    precision,
    concerns: [unitId],
    mode: 'BACKFILL' as const,
    basis: null,
    source: null,
    warnings: [],
    causationId: null,
  };
}

/** A xã that stood by a day, unless told otherwise. */
export function registered(on: string, unit: Partial<UnitIdentity> & { readonly unitId: string }): Fact {
  const data: UnitIdentity = { kind: 'COMMUNE', type: 'xã', name: 'Hà Vân', code: null, parentId: null, ...unit };
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unit.unitId, 'BY'), type: 'UnitRegistered', data } };
}

export function established(
  on: string,
  unit: Partial<UnitIdentity> & { readonly unitId: string },
  predecessors: readonly TerritoryLink[],
): Fact {
  const data = {
    kind: 'COMMUNE',
    type: 'xã',
    name: 'Hoạt Giang',
    code: null,
    parentId: null,
    ...unit,
    predecessors,
    certainty: 'STATED',
  } as const;
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unit.unitId), type: 'UnitEstablished', data } };
}

export function reparented(on: string, unitId: string, parentId: string): Fact {
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unitId), type: 'UnitReparented', data: { unitId, parentId } } };
}

export function ended(
  on: string,
  unitId: string,
  successors: readonly TerritoryLink[] = [],
  manner: UnitEnded['manner'] = 'MERGED',
): Fact {
  return {
    stream: UNITS_STREAM,
    draft: { ...envelope(on, unitId), type: 'UnitEnded', data: { unitId, manner, successors, certainty: 'STATED' } },
  };
}

export function retyped(on: string, unitId: string, type: UnitType): Fact {
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unitId), type: 'UnitRetyped', data: { unitId, type } } };
}

export function absorbed(on: string, unitId: string, other: string): Fact {
  const data = { unitId, absorbed: [{ unitId: other, extent: 'WHOLE', clause: null }], certainty: 'STATED' } as const;
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unitId), type: 'UnitAbsorbed', data } };
}

export function renamed(on: string, unitId: string, name: string): Fact {
  return { stream: UNITS_STREAM, draft: { ...envelope(on, unitId), type: 'UnitRenamed', data: { unitId, name } } };
}

/** A national commune set of 19 criteria in force from its day on, but for what a test says. */
export function published(on: string, criteriaSetId: string, set: Partial<CriteriaSetPublished> = {}, by = 'vn'): Fact {
  const data: CriteriaSetPublished = {
    criteriaSetId,
    name: 'Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025',
    unitKind: 'COMMUNE',
    unitTypes: ['xã'],
    level: 'NTM',
    period: '2021-2025',
    annex: null,
    size: 19,
    sizeSourced: true,
    indicatorsTotal: null,
    indicatorsTotalSourced: false,
    effectiveFrom: toIsoDate(on),
    effectiveTo: null,
    provinceCode: null,
    bands: [],
    critical: [],
    criticalSourced: false,
    criteria: [],
    ...set,
  };
  return { stream: CRITERIA_SETS_STREAM, draft: { ...envelope(on, by), type: 'CriteriaSetPublished', data } };
}

/** A unit's actual card of a set of 19, of which so many criteria are met, the first ones. */
export function assessed(
  on: string,
  unitId: string,
  met: number,
  by: { readonly actor?: Actor; readonly mode?: RecordingMode; readonly round?: Round } = {},
): Fact {
  const criteriaSetId = 'xa-ntm-2021';
  const criteria = Array.from({ length: 19 }, (_, index) => ({
    number: index + 1,
    outcome: index < met ? ('MET' as const) : ('NOT_MET' as const),
    indicators: [],
    evidence: [],
  }));
  const data: UnitAssessed = {
    unitId,
    criteriaSetId,
    size: 19,
    round: by.round ?? null,
    statement: 'ACTUAL',
    assessor: null,
    criteria,
  };
  const { mode = 'BACKFILL', actor } = by;
  const draft = { ...envelope(on, unitId), mode, type: 'UnitAssessed', data } as const;
  return { stream: assessmentStream(unitId, criteriaSetId), draft, ...(actor === undefined ? {} : { actor }) };
}

/** What a decision's test cares about; the rest has a sensible value. */
export interface DecisionPart {
  readonly unitId: string;
  readonly level?: Level;
  readonly decisionId?: string;
  readonly titleId?: string;
  readonly awardYear?: number | null;
  readonly signedOn?: string | null;
  readonly precision?: DatePrecision;
  readonly caseId?: string | null;
  readonly mode?: RecordingMode;
  readonly actor?: Actor;
}

function factsOf(
  on: string,
  { unitId, level = 'NTM', decisionId, awardYear, signedOn, caseId = null }: DecisionPart,
): DecisionFacts {
  const signed = signedOn === undefined ? on : signedOn;
  return {
    decisionId: decisionId ?? `decision ${unitId} ${level} ${on}`,
    unitId,
    level,
    number: '99/QĐ-UBND',
    signedOn: signed === null ? null : toIsoDate(signed),
    authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
    awardYear: awardYear ?? null,
    complete: true,
    caseId,
  };
}

function grantOf(on: string, part: DecisionPart): RecognitionGranted {
  const titleId = part.titleId ?? `title ${part.unitId} ${part.level ?? 'NTM'} ${on}`;
  return { ...factsOf(on, part), titleId, field: null, criteriaSetId: null, attestation: 'NAMED' };
}

export function granted(on: string, part: DecisionPart): Fact {
  return titleFact(on, part, { type: 'RecognitionGranted', data: grantOf(on, part) });
}

export function acknowledged(on: string, part: DecisionPart): Fact {
  return titleFact(on, part, { type: 'TitleAcknowledged', data: grantOf(on, part) });
}

export function refused(on: string, part: DecisionPart): Fact {
  return titleFact(on, part, { type: 'RecognitionRefused', data: factsOf(on, part) });
}

export function revoked(on: string, part: DecisionPart): Fact {
  return titleFact(on, part, { type: 'TitleRevoked', data: { ...factsOf(on, part), titleId: part.titleId ?? null } });
}

export function announced(on: string, unitId: string, decisionId: string): Fact {
  const data = { decisionId, unitId, announcedOn: toIsoDate(on) };
  return titleFact(on, { unitId }, { type: 'RecognitionAnnounced', data });
}

type TitleContent =
  | Pick<LedgerDraft<'RecognitionGranted'>, 'type' | 'data'>
  | Pick<LedgerDraft<'TitleAcknowledged'>, 'type' | 'data'>
  | Pick<LedgerDraft<'RecognitionRefused'>, 'type' | 'data'>
  | Pick<LedgerDraft<'TitleRevoked'>, 'type' | 'data'>
  | Pick<LedgerDraft<'RecognitionAnnounced'>, 'type' | 'data'>;

function titleFact(on: string, { unitId, precision, mode = 'BACKFILL', actor }: DecisionPart, content: TitleContent): Fact {
  const draft = { ...envelope(on, unitId, precision), mode, ...content };
  return { stream: titleStream(unitId), draft, ...(actor === undefined ? {} : { actor }) };
}

/** The withdrawal of a recorded event. */
export function withdrawn(on: string, event: Pick<LedgerEvent, 'id' | 'position' | 'type' | 'stream' | 'concerns'>): Fact {
  const { id: eventId, position, type, stream, concerns } = event;
  const data = { eventId, position, type, reason: 'recorded twice' };
  return { stream, draft: { ...envelope(on, concerns[0] ?? ''), type: 'FactWithdrawn', data } };
}
