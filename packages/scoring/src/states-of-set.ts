import type { LedgerEvent } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { CriteriaSet } from './criteria-set.js';
import type { SetChange } from './evolve-criteria-set.js';
import { evolveCriteriaSet, UNKNOWN_SET } from './evolve-criteria-set.js';
import type { MeasuredOn } from './measured-facts.js';

/** What says what a set is, recorded or not yet. */
export type SetFact = SetChange | LedgerEvent<'CriteriaSetPublished'>;

/** A set as it is from a day on. */
export interface SetFrom {
  readonly from: IsoDate;
  readonly set: CriteriaSet;
}

/** What a set comes to, day by day. @param facts in the order in which they are folded */
export function statesOf(facts: readonly SetFact[]): SetFrom[] {
  const states: SetFrom[] = [];
  let life = UNKNOWN_SET;
  for (const fact of facts) {
    life = evolveCriteriaSet(life, fact);
    if (life.set === undefined) continue;
    if (states.at(-1)?.from === fact.effectiveOn) states.pop();
    states.push({ from: fact.effectiveOn, set: life.set });
  }
  return states;
}

/** The state that a fact of a day is read by: that of the day, or the first one where the set was published later. */
export function stateOn(states: readonly SetFrom[], day: IsoDate): CriteriaSet | undefined {
  return (states.findLast(({ from }) => from <= day) ?? states[0])?.set;
}

/** The facts with a change among them that is recorded last: behind all others of its day. */
export function withChange(facts: readonly SetFact[], change: SetChange): SetFact[] {
  const later = facts.findIndex(({ effectiveOn }) => effectiveOn > change.effectiveOn);
  return later === -1 ? [...facts, change] : [...facts.slice(0, later), change, ...facts.slice(later)];
}

/** What a change of a set's past contradicts. */
export interface Contradicted {
  /** Assessments and stated totals that were measured by as many criteria as the set had on their day, and no longer has. */
  readonly measured: number;
  /** Amendments with which the set was sound, and no longer is. */
  readonly amendments: number;
}

/**
 * What fits a set as it was known, and does not fit it as it is now known to have been. What did not fit before is no matter: old facts are
 * recorded as they were.
 */
export function contradictedBy(
  before: readonly SetFact[],
  after: readonly SetFact[],
  measured: readonly MeasuredOn[],
): Contradicted {
  const [was, is] = [statesOf(before), statesOf(after)];
  const facts = measured
    .filter(({ effectiveOn, size }) => losesItsSize(size, stateOn(was, effectiveOn)?.size, stateOn(is, effectiveOn)?.size))
    .reduce((sum, group) => sum + group.facts, 0);
  const amendments = after.filter(
    (fact) =>
      fact.type === 'CriteriaSetAmended' &&
      before.includes(fact) &&
      isOfItsSize(stateOn(was, fact.effectiveOn)) &&
      !isOfItsSize(stateOn(is, fact.effectiveOn)),
  );
  return { measured: facts, amendments: amendments.length };
}

type Size = number | null | undefined;

/** Of a set whose size was not known, a document's word stood for it until it is. */
function losesItsSize(size: number, was: Size, is: Size): boolean {
  return was !== is && (was === null || was === size) && is !== size;
}

/** Whether the parts of a set are those of a set of its size. */
function isOfItsSize(set: CriteriaSet | undefined): boolean {
  if (set === undefined) return true;
  const { size, bands, critical, criteria } = set;
  const top = bands[0]?.to;
  if (size === null) return top === undefined;
  const largest = Math.max(...critical, ...criteria.map(({ number }) => number));
  return (top === undefined || top === size) && largest <= size;
}
