import type { CriteriaSetAmended, LedgerEvent, PublishedCriterion } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { CriteriaSet } from './criteria-set.js';

/** An event that says what a criteria set is. */
export type CriteriaSetEvent = LedgerEvent<'CriteriaSetPublished' | 'CriteriaSetAmended' | 'CriteriaSetEnded'>;

/** What of an event changes a set: so much of it is there before it is recorded. */
type ChangeOf<T extends 'CriteriaSetAmended' | 'CriteriaSetEnded'> = Pick<
  LedgerEvent<T>,
  'type' | 'data' | 'effectiveOn' | 'precision' | 'basis' | 'source'
>;
export type SetChange = ChangeOf<'CriteriaSetAmended'> | ChangeOf<'CriteriaSetEnded'>;

/** What is known of a set on a day. */
export interface SetLife {
  /** Undefined: it is not published by then, or its publication is withdrawn. */
  readonly set: CriteriaSet | undefined;
  /** What changes it as soon as it is: acts that come before a publication of which no more than the year is known, say. */
  readonly ahead: readonly SetChange[];
}

/** A set of which nothing is known. */
export const UNKNOWN_SET: SetLife = { set: undefined, ahead: [] };

/**
 * What the next event makes of a set. A publication whose day its source leaves open counts from the last day that the source allows, and acts that
 * changed the set may be dated before that: they wait for it. Where there is none (it was withdrawn), they change nothing.
 */
export function evolveCriteriaSet({ set, ahead }: SetLife, event: SetChange | LedgerEvent<'CriteriaSetPublished'>): SetLife {
  if (event.type === 'CriteriaSetPublished') return { set: ahead.reduce(changed, criteriaSetOf(event)), ahead: [] };
  return set === undefined ? { set, ahead: [...ahead, event] } : { set: changed(set, event), ahead };
}

function changed(set: CriteriaSet, change: SetChange): CriteriaSet {
  return change.type === 'CriteriaSetAmended' ? amended(set, change) : ended(set, change);
}

/** The set that a publication brings into being. */
export function criteriaSetOf(event: LedgerEvent<'CriteriaSetPublished'>): CriteriaSet {
  const { criteriaSetId, ...facts } = event.data;
  const publisherId = event.concerns[0] ?? null;
  return {
    ...facts,
    id: criteriaSetId,
    publisherId,
    provinceId: facts.provinceCode === null ? null : publisherId,
    published: dayOf(event),
    basis: event.basis,
    source: event.source,
    effectiveOn: event.effectiveOn,
    position: event.position,
    amendments: [],
    ended: null,
  };
}

function amended(set: CriteriaSet, event: ChangeOf<'CriteriaSetAmended'>): CriteriaSet {
  const { data, basis, source } = event;
  const amendment = { on: dayOf(event), basis, source, criteria: data.criteria.map(({ number }) => number) };
  return { ...withAmendment(set, data), amendments: [...set.amendments, amendment] };
}

/** The parts of a set that an amendment may change. */
export type Amendable = Pick<
  CriteriaSet,
  | 'criteria'
  | 'size'
  | 'sizeSourced'
  | 'indicatorsTotal'
  | 'indicatorsTotalSourced'
  | 'annex'
  | 'bands'
  | 'critical'
  | 'criticalSourced'
>;

/** A set with what an amendment gives in place of what it was; what is null there stays. */
export function withAmendment<S extends Amendable>(set: S, change: Omit<CriteriaSetAmended, 'criteriaSetId'>): S {
  return {
    ...set,
    criteria: replaced(set.criteria, change.criteria),
    ...(change.size === null ? {} : { size: change.size, sizeSourced: change.sizeSourced }),
    ...(change.indicatorsTotal === null
      ? {}
      : { indicatorsTotal: change.indicatorsTotal, indicatorsTotalSourced: change.indicatorsTotalSourced }),
    annex: change.annex ?? set.annex,
    bands: change.bands ?? set.bands,
    ...(change.critical === null ? {} : { critical: change.critical, criticalSourced: change.criticalSourced }),
  };
}

/** Criteria in the order of their numbers, those given anew in place of those of the same numbers. */
function replaced(known: readonly PublishedCriterion[], anew: readonly PublishedCriterion[]): PublishedCriterion[] {
  const numbers = new Set(anew.map(({ number }) => number));
  return [...known.filter(({ number }) => !numbers.has(number)), ...anew].sort((a, b) => a.number - b.number);
}

function ended(set: CriteriaSet, event: ChangeOf<'CriteriaSetEnded'>): CriteriaSet {
  const { lastDay } = event.data;
  return {
    ...set,
    effectiveTo: lastDay,
    ended: { lastDay, on: dayOf(event), basis: event.basis, source: event.source },
  };
}

function dayOf({ effectiveOn, precision }: Pick<CriteriaSetEvent, 'effectiveOn' | 'precision'>): KnownDay {
  return { on: effectiveOn, precision };
}
