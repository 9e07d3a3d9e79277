import { compareDecimals } from '@ntm-ledger/scoring';
import type { ClaimQuestion, Computed } from './claim-question.js';
import { averageChangeComputed, averageComputed, criteriaComputed } from './computed-scores.js';
import { planExcessComputed, titlesGrantedComputed, titlesInForceComputed, unitsComputed } from './computed-titles.js';

/** A stated total beside the computed one. Neither ever takes the other's place. */
export interface ComparedClaim {
  readonly computedValue: string | null;
  /** Whether the two are the same number; null where the register cannot compute one. */
  readonly agrees: boolean | null;
  readonly explanation: string;
}

/** Holds a stated total against what the register computes for its own day, as far as is known at a moment. */
export function compareClaim(question: ClaimQuestion): ComparedClaim {
  const { statedValue } = question.claim;
  const { value, explanation } = compute(question);
  if (value === null) return { computedValue: null, agrees: null, explanation };
  const agrees = compareDecimals(statedValue, value) === 0;
  return { computedValue: value, agrees, explanation };
}

function compute(question: ClaimQuestion): Computed {
  switch (question.claim.metric) {
    case 'UNITS':
      return unitsComputed(question);
    case 'TITLES_IN_FORCE':
      return titlesInForceComputed(question);
    case 'TITLES_GRANTED':
      return titlesGrantedComputed(question);
    case 'PLAN_EXCEEDED_BY':
      return planExcessComputed(question);
    case 'AVERAGE_MET':
      return averageComputed(question);
    case 'AVERAGE_CHANGE':
      return averageChangeComputed(question);
    case 'CRITERIA_MET':
      return criteriaComputed(question);
  }
}
