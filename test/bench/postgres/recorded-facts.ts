import type { EventStore, Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS, decodeEvent, TITLE_STREAMS } from '@ntm-ledger/events';
import { Register } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';

/** What one score says, from a position on until it is withdrawn. */
export interface ScoreFact {
  readonly effectiveOn: IsoDate;
  readonly position: number;
  withdrawnAt: number;
  readonly criteriaSetId: string;
  readonly met: number;
  readonly size: number;
  /** A bit for each criterion that is known not to be met, the first for number 1. */
  readonly missing: number;
}

/** A criteria set as it was published: which question it asks, and of what size it is. */
export interface PublishedSet {
  readonly id: string;
  /** Where its publication stands in the log. */
  readonly position: Position;
  /** Sets that ask the same question of the same units have one number. */
  readonly series: number;
  readonly size: number | null;
  readonly unitTypes: readonly string[];
}

/** The facts of a log in the order in which tables are filled from them. */
export interface RecordedFacts {
  readonly register: Register;
  readonly sets: ReadonlyMap<string, PublishedSet>;
  /** The actual scores of each unit in each series. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<number, readonly ScoreFact[]>>;
  /** For each unit with titles, the positions at which something about them becomes known. */
  readonly titlePositions: ReadonlyMap<string, readonly number[]>;
}

/** Reads a log into the facts that tables are filled from. @throws RangeError where a set was amended, which the tables do not hold */
export async function readRecordedFacts(store: EventStore): Promise<RecordedFacts> {
  const register = new Register();
  const sets = new Map<string, PublishedSet>();
  const questions = new Map<string, number>();
  const scores = new Map<string, Map<number, ScoreFact[]>>();
  const titlePositions = new Map<string, number[]>();
  const scoreAt = new Map<number, ScoreFact>();
  for await (const page of store.readAll()) {
    for (const recorded of page) {
      const event = decodeEvent(recorded);
      register.apply(event);
      if (event.stream.startsWith(TITLE_STREAMS))
        for (const unitId of event.concerns) inList(titlePositions, unitId).push(event.position);
      else if (event.type === 'CriteriaSetPublished') {
        const { criteriaSetId: id, size, unitTypes, unitKind, level } = event.data;
        const question = `${unitKind} ${level ?? ''}`;
        const series = questions.get(question) ?? questions.size;
        questions.set(question, series);
        sets.set(id, { id, position: event.position, series, size, unitTypes });
      } else if (event.type === 'CriteriaSetAmended' || event.type === 'CriteriaSetEnded') {
        throw new RangeError(`the tables hold sets as they were published, and ${event.data.criteriaSetId} was changed`);
      } else if (event.type === 'UnitAssessed' || event.type === 'ScoreStated') {
        const fact = scoreFactOf(event);
        const series = sets.get(event.data.criteriaSetId)?.series;
        if (fact === null || series === undefined) continue;
        let ofUnit = scores.get(event.data.unitId);
        if (ofUnit === undefined) scores.set(event.data.unitId, (ofUnit = new Map<number, ScoreFact[]>()));
        inList(ofUnit, series).push(fact);
        scoreAt.set(fact.position, fact);
      } else if (event.type === 'FactWithdrawn' && event.stream.startsWith(ASSESSMENT_STREAMS)) {
        const fact = scoreAt.get(event.data.position);
        if (fact !== undefined) fact.withdrawnAt = event.position;
      }
    }
  }
  return { register, sets, scores, titlePositions };
}

/** What a score says; null for plans and estimates, and for rounds of which no result is known. */
function scoreFactOf(event: LedgerEvent<'UnitAssessed' | 'ScoreStated'>): ScoreFact | null {
  const { effectiveOn, position, data } = event;
  if (data.statement !== 'ACTUAL' || ('criteria' in data && data.criteria.length === 0)) return null;
  const { criteriaSetId, size } = data;
  const missing =
    'criteria' in data ? data.criteria.flatMap(({ number, outcome }) => (outcome === 'NOT_MET' ? [number] : [])) : data.missing;
  return {
    effectiveOn,
    position,
    withdrawnAt: Infinity,
    criteriaSetId,
    met: 'criteria' in data ? data.criteria.filter(({ outcome }) => outcome === 'MET').length : data.met,
    size,
    missing: missing.reduce((mask, number) => mask | (1 << (number - 1)), 0),
  };
}

function inList<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}
