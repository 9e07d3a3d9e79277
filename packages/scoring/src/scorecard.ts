import type { Position } from '@ntm-ledger/event-store';
import type {
  AssessedCriterion,
  LedgerEvent,
  Round,
  ScoreStated,
  SourceDocument,
  Statement,
  UnitAssessed,
} from '@ntm-ledger/events';
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

/** The scorecard that an event gives. */
export function scorecardOf(event: ScoreEvent): Scorecard {
  const { effectiveOn, precision, position, source } = event;
  const place = { effectiveOn, precision, position, source };
  return event.type === 'UnitAssessed' ? { ...assessed(event.data), ...place } : { ...stated(event.data), ...place };
}

type Content = Omit<Scorecard, 'effectiveOn' | 'precision' | 'position' | 'source'>;

function assessed({ unitId, criteriaSetId, size, statement, round, assessor, criteria }: UnitAssessed): Content {
  const met = criteria.filter(({ outcome }) => outcome === 'MET').length;
  const content = { unitId, criteriaSetId, met, size, statement, round, assessor };
  return { ...content, certainty: 'PER_CRITERION', criteria: inOrder(criteria), jointlyWith: [] };
}

function stated({ missing, ...score }: ScoreStated): Content {
  const criteria = missing.map((number): AssessedCriterion => ({ number, outcome: 'NOT_MET', indicators: [], evidence: [] }));
  return { ...score, round: null, assessor: null, criteria: inOrder(criteria) };
}

function inOrder(criteria: readonly AssessedCriterion[]): AssessedCriterion[] {
  return criteria.toSorted((a, b) => a.number - b.number);
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
  const count = (outcome: AssessedCriterion['outcome']): number =>
    criteria.filter((criterion) => criterion.outcome === outcome).length;
  const known = {
    met,
    basicallyMet: count('BASICALLY_MET'),
    notMet: count('NOT_MET'),
    notApplicable: count('NOT_APPLICABLE'),
  };
  return { ...known, unknown: size - known.met - known.basicallyMet - known.notMet - known.notApplicable };
}

/** The numbers of the criteria that are known not to be met. */
export function missingOf(card: Pick<Scorecard, 'criteria'>): number[] {
  return card.criteria.filter(({ outcome }) => outcome === 'NOT_MET').map(({ number }) => number);
}
