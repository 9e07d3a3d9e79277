import type { CriteriaSet, ScopeScores } from '@ntm-ledger/scoring';
import { averageOf, changeBetween, isForType, totalOf } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import { fullName } from '@ntm-ledger/register';
import { countOf } from '../explanations.js';
import { unitsIn } from '../title-counts.js';
import type { ClaimQuestion, Computed } from './claim-question.js';
import { dayOf } from './claim-question.js';

/** Criteria met on average over the units whose scorecards by the claim's set count on its day. */
export function averageComputed(question: ClaimQuestion): Computed {
  const found = setOf(question);
  if ('why' in found) return { value: null, explanation: found.why };
  const { set } = found;
  const day = dayOf(question);
  const scores = scoresOn(question, set, day);
  const value = averageOf(totalOf(scores));
  return {
    value,
    explanation: `The register knows ${coverage(question, set, scores.units, day)}${baseOf(question, set, day)}.`,
  };
}

/** How that average moved since the claim's other day. */
export function averageChangeComputed(question: ClaimQuestion): Computed {
  const { claim } = question;
  const found = setOf(question);
  if ('why' in found) return { value: null, explanation: found.why };
  const { set } = found;
  const day = dayOf(question);
  const before = { ...day, effectiveOn: claim.since ?? claim.asOf };
  const [now, then] = [scoresOn(question, set, day), scoresOn(question, set, before)];
  const change = changeBetween(now, then);
  const common =
    change.onCommonUnits === null
      ? 'no unit has a score on both days'
      : `on the ${String(change.commonUnits)} units of both days it moved by ${change.onCommonUnits}`;
  const known = `The register knows ${coverage(question, set, now.units, day)} and ${coverage(question, set, then.units, before)}`;
  return { value: change.averageMet, explanation: `${known}; ${common}, the rest is how the list of units changed.` };
}

/** Criteria that the unit itself meets. */
export function criteriaComputed(question: ClaimQuestion): Computed {
  const { claim, known } = question;
  const found = setOf(question);
  if ('why' in found) return { value: null, explanation: found.why };
  const { set } = found;
  const day = dayOf(question);
  const unit = known.register.unitAt(claim.unitId, day);
  const name = unit === undefined ? 'the unit' : fullName(unit);
  const readable = known.assessments.cardBy(set.id, claim.unitId, day);
  if (readable === undefined)
    return { value: null, explanation: `The register has no scorecard of ${name} by "${set.id}" on ${claim.asOf}.` };
  const { met, size, effectiveOn, certainty } = readable.card;
  const how = certainty === 'PER_CRITERION' ? 'criterion by criterion' : 'as a document states it';
  return {
    value: String(met),
    explanation: `${name} meets ${String(met)} of ${String(size)} as of ${effectiveOn} by "${set.id}", ${how}.`,
  };
}

function setOf(question: ClaimQuestion): { readonly set: CriteriaSet } | { readonly why: string } {
  const { criteriaSetId } = question.claim;
  if (criteriaSetId === null) return { why: 'The document names no criteria set; scores of different sets are not compared.' };
  const set = question.known.assessments.criteriaSets.readBy(criteriaSetId, dayOf(question));
  return set === undefined ? { why: `The criteria set "${criteriaSetId}" is not known at this moment.` } : { set };
}

function scoresOn({ claim, known }: ClaimQuestion, set: CriteriaSet, day: Moment): ScopeScores {
  return known.assessments.scoresIn(claim.unitId, set, day);
}

/** "the scores of 3 of 20 communes by "xa-ntm-2016" on 2020-12-31". */
function coverage(question: ClaimQuestion, set: CriteriaSet, scored: number, day: Moment): string {
  return `the scores of ${String(scored)} of ${countOf(measured(question, set, day), set.unitKind)} by "${set.id}" on ${day.effectiveOn}`;
}

/** How many units of the scope the set is for on a day. */
function measured({ claim, known }: ClaimQuestion, set: CriteriaSet, day: Moment): number {
  return unitsIn(known.register, claim.unitId, set.unitKind, day).filter((unit) => isForType(set, unit)).length;
}

/** The number of units that the document averages over, where it is another. */
function baseOf(question: ClaimQuestion, set: CriteriaSet, day: Moment): string {
  const { outOf } = question.claim;
  return outOf === null || outOf === measured(question, set, day) ? '' : `; the document averages over ${String(outOf)}`;
}
