import type { Position } from '@ntm-ledger/event-store';
import type { AssessedCriterion, LedgerEvent, Round, SourceDocument, Statement } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/**
 * An event that says how a unit stands on a set. The later one (by day, then by place in the log) of the same statement replaces what was
 * known before: a plan never replaces what is, nor the other way round.
 */
export type ScoreEvent = LedgerEvent<'UnitAssessed' | 'ScoreStated'>;

/** How much of a score is known: each criterion, or only a total that a document states for the unit or for several together. */
export const CERTAINTIES = ['PER_CRITERION', 'STATED_TOTAL', 'STATED_JOINTLY'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** How a unit stands on a criteria set as of a day. */
export interface Scorecard {
  readonly unitId: string;
  readonly criteriaSetId: string;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly position: Position;
  readonly met: number;
  readonly size: number;
  readonly certainty: Certainty;
  readonly statement: Statement;
  /** Which look at the unit it comes from; null where the source does not say, and of every stated total. */
  readonly round: Round | null;
  readonly assessor: string | null;
  /** What is known criterion by criterion, in order of their numbers; of a stated total the criteria that its source names as missing. */
  readonly criteria: readonly AssessedCriterion[];
  /** The other units that the same figure was stated for. */
  readonly jointlyWith: readonly string[];
  readonly source: SourceDocument | null;
}

/** With whom a card is shared that is its unit's alone. */
export const NOBODY: readonly string[] = [];

/** The scorecard that an event gives. Made at once, since nearly every event of a log gives one: put together of parts it took several times as long. */
export function scorecardOf(event: ScoreEvent): Scorecard {
  const isTotal = event.type === 'ScoreStated';
  const criteria = inOrder(isTotal ? event.data.missing.map(missed) : event.data.criteria);
  return {
    unitId: event.data.unitId,
    criteriaSetId: event.data.criteriaSetId,
    effectiveOn: event.effectiveOn,
    precision: event.precision,
    position: event.position,
    met: isTotal ? event.data.met : countOf(criteria, 'MET'),
    size: event.data.size,
    certainty: isTotal ? event.data.certainty : 'PER_CRITERION',
    statement: event.data.statement,
    round: isTotal ? null : event.data.round,
    assessor: isTotal ? null : event.data.assessor,
    criteria,
    jointlyWith: isTotal ? event.data.jointlyWith : NOBODY,
    source: event.source,
  };
}

function missed(number: number): AssessedCriterion {
  return { number, outcome: 'NOT_MET', indicators: [], evidence: [] };
}

/** Criteria by their numbers. Most are recorded so, and then it is the very list. */
function inOrder(criteria: readonly AssessedCriterion[]): readonly AssessedCriterion[] {
  for (let at = 1; at < criteria.length; at += 1)
    if ((criteria[at]?.number ?? 0) < (criteria[at - 1]?.number ?? 0)) return criteria.toSorted((a, b) => a.number - b.number);
  return criteria;
}

function countOf(criteria: readonly AssessedCriterion[], outcome: AssessedCriterion['outcome']): number {
  let count = 0;
  for (const criterion of criteria) if (criterion.outcome === outcome) count += 1;
  return count;
}

/** Whether anything is known of what an assessment found. One without a result is a round that was held, and no scorecard. */
export function hasResult({ type, data }: ScoreEvent): boolean {
  return type === 'ScoreStated' || data.criteria.length > 0;
}

/** Where every criterion of a set has gone. The five always add up to the set's size. */
export interface Tally {
  readonly met: number;
  readonly basicallyMet: number;
  readonly notMet: number;
  readonly notApplicable: number;
  /** Nothing is known of these: not assessed, or behind a stated total that does not name them. They are not "not met". */
  readonly unknown: number;
}

/** Counts a scorecard: met + basically met + not met + not applicable + unknown = size. Of a full card nothing is unknown. */
export function tallyOf({ met, size, criteria }: Pick<Scorecard, 'met' | 'size' | 'criteria'>): Tally {
  const known = {
    met,
    basicallyMet: countOf(criteria, 'BASICALLY_MET'),
    notMet: countOf(criteria, 'NOT_MET'),
    notApplicable: countOf(criteria, 'NOT_APPLICABLE'),
  };
  return { ...known, unknown: size - known.met - known.basicallyMet - known.notMet - known.notApplicable };
}

/** The numbers of the criteria that are known not to be met. */
export function missingOf(card: Pick<Scorecard, 'criteria'>): number[] {
  return card.criteria.filter(({ outcome }) => outcome === 'NOT_MET').map(({ number }) => number);
}
