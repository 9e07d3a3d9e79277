import type { CriteriaSetAmended, LedgerEvent, PublishedCriterion } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { CriteriaSet } from './criteria-set.js';

/** An event that says what a criteria set is. */
export type CriteriaSetEvent = LedgerEvent<'CriteriaSetPublished' | 'CriteriaSetAmended' | 'CriteriaSetEnded'>;

/** What the next event makes of a set. An amendment or end of a set that is not there (its publication was withdrawn) changes nothing. */
export function evolveCriteriaSet(set: CriteriaSet | undefined, event: CriteriaSetEvent): CriteriaSet | undefined {
  if (event.type === 'CriteriaSetPublished') return criteriaSetOf(event);
  if (set === undefined) return undefined;
  return event.type === 'CriteriaSetAmended' ? amended(set, event) : ended(set, event);
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

function amended(set: CriteriaSet, event: LedgerEvent<'CriteriaSetAmended'>): CriteriaSet {
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

function ended(set: CriteriaSet, event: LedgerEvent<'CriteriaSetEnded'>): CriteriaSet {
  const { lastDay } = event.data;
  return {
    ...set,
    effectiveTo: lastDay,
    ended: { lastDay, on: dayOf(event), basis: event.basis, source: event.source },
  };
}

function dayOf({ effectiveOn, precision }: CriteriaSetEvent): KnownDay {
  return { on: effectiveOn, precision };
}
