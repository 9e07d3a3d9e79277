import type { Moment } from '@ntm-ledger/temporal';
import type { CountedCards, CriteriaSet } from '@ntm-ledger/scoring';
import type { AssessmentsContext } from './context.js';

/** The cards that count for a set in a scope at a moment, by unit. */
export function countedCards(context: AssessmentsContext, scopeId: string, set: CriteriaSet, moment: Moment): CountedCards {
  return new Map(context.model.countedIn(scopeId, set, moment).map(({ unit, card }) => [unit.id, card]));
}
