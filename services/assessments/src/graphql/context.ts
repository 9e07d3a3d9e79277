import { badUserInput } from '@ntm-ledger/service-host';
import type { RequestContext } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import type { CriteriaSet, Assessments } from '@ntm-ledger/scoring';

/** What this service's resolvers have at hand. */
export type AssessmentsContext = RequestContext<Assessments>;

/**
 * The set that an argument names, as it is at a moment, or as it was published where that is later.
 * @param path the argument
 * @throws GraphQLError BAD_USER_INPUT when there is none.
 */
export function requireCriteriaSet(context: AssessmentsContext, id: string, moment: Moment, path = 'criteriaSet'): CriteriaSet {
  const set = context.model.criteriaSets.readBy(id, moment);
  if (set === undefined) throw badUserInput([{ path, message: `no criteria set "${id}" is published; criteriaSets lists them` }]);
  return set;
}
